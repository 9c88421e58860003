// Reads a handbook page (Markdown with YAML front matter) into domain values.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "content/problem.hpp"
#include "domain/handbook_page.hpp"
#include "domain/role.hpp"

namespace content {

struct HandbookReading {
  domain::HandbookPage page;
  std::vector<Problem> problems;  // the page must not be imported when there is one
};

// `file` is named in problems and gives the page its key. `roles` are the roles known so far, used
// to recognise what a title or a list of audiences names. Prose is not curriculum and not a
// problem; list items, embedded frames and the like that found no place are in `page.unplaced`.
HandbookReading read_handbook_page(std::string const& file, std::string_view markdown,
                                   std::span<domain::Role const> roles);

}  // namespace content
