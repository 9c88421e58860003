// Which course of an edited page is which course of before, so that a rename or a new order loses
// nobody's progress.
#pragma once

#include <span>
#include <string>
#include <vector>

namespace domain {

// A course as it is known from an earlier import (retired ones included).
struct KnownCourse {
  std::string id;
  int number = 0;
  std::string name;
  std::vector<std::string> objectives;
  bool is_retired = false;
};

// A course as the page states it now.
struct StatedCourse {
  int number = 0;
  std::string fixed_id;  // from the page's front matter, else empty
  std::string name;
  std::vector<std::string> objectives;
};

// The ids of `stated`, in its order. In this order of preference a stated course is
//   1. the one its front matter names,
//   2. the known one with the same name,
//   3. the known one that shares at least half of the objectives,
//   4. the known one with the same number, if it is not retired and shares a word of the name or an
//      objective,
// each known course being given once; else it is new and gets `<certification>-<number>`, or, where
// that id belongs to another course, the next free number.
std::vector<std::string> match_courses(std::string const& certification,
                                       std::span<KnownCourse const> known,
                                       std::span<StatedCourse const> stated);

}  // namespace domain
