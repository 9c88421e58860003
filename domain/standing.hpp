// Where a person stands in a certification, and the one thing to do next.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/catalogue.hpp"
#include "domain/instant.hpp"

namespace domain {

// What is recorded about one person and one course.
struct CourseProgress {
  std::string course;
  std::optional<Instant> started_at;
  std::optional<Instant> completed_at;  // the first completion; never taken back
  std::optional<double> score;          // the best, 0 to 100
};

enum class CourseState { locked, open, in_progress, done };

struct CourseStanding {
  Course const* course = nullptr;
  CourseState state = CourseState::open;
  std::optional<Instant> completed_at;
  std::optional<double> score;
};

struct Standing {
  Certification const* certification = nullptr;
  std::vector<CourseStanding> courses;  // in order of number
  std::vector<CourseStanding> retired;  // completed, but no longer in the handbook; not counted
  std::size_t done = 0;
  // The certification that has to come first and is not complete; null when nothing is in the way.
  Certification const* waits_for = nullptr;

  bool is_complete() const { return !courses.empty() && done == courses.size(); }
  std::size_t total() const { return courses.size(); }
};

// Joins what the program asks with what is recorded. A prerequisite that is not complete locks the
// courses until the person has begun one of them (R16 to R18): whoever is on the way stays there.
Standing standing(Catalogue const& catalogue, Certification const& certification,
                  std::span<CourseProgress const> progress);

// The one thing to do now: go on with what is begun, else the first open course; of the
// prerequisite when that is in the way. Null when there is nothing left.
CourseStanding const* next_course(Standing const& standing);

}  // namespace domain
