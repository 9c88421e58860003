// Taking a handbook page into the program.
#pragma once

#include <string>
#include <vector>

#include "domain/handbook_page.hpp"
#include "domain/instant.hpp"
#include "storage/database.hpp"

namespace storage {

// What an import changed, in words for the person who ran it.
struct PageChanges {
  bool is_new = false;
  std::vector<std::string> lines;  // "course sal-3 renamed: Analyze … → Plan …"; empty = nothing

  void add(std::string line) { lines.push_back(std::move(line)); }
  bool any() const { return is_new || !lines.empty(); }
};

// Makes the program say what the page says. Courses keep their ids through renames and new orders
// (domain::match_courses); what the page no longer states is retired. `fingerprint` stands for the
// page's whole text: the same page again changes nothing. Counts the program's version up when
// anything changed.
PageChanges save_page(Transaction const& transaction, domain::HandbookPage const& page,
                      std::string const& fingerprint, domain::Instant now);

// Course ids of a certification or the trainings of a page, for the import's report.
struct PlacedCourse {
  std::string id;
  std::int64_t number = 0;
  std::string name;
  std::int64_t objectives = 0;
  std::int64_t links = 0;
};
std::vector<PlacedCourse> courses_of_page(Transaction const& transaction, std::string const& page);

}  // namespace storage
