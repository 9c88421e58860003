// A page as the sequence of its sections, each with its place and fingerprint.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "content/markdown.hpp"
#include "domain/handbook_page.hpp"

namespace content {

// From one heading to the next. What stands before the first heading is a section of level 0
// without heading.
struct Section {
  std::string heading;
  int level = 0;
  std::vector<TextLink> links;  // in the heading
  domain::Source source;        // its line is the heading's
  std::vector<Block> blocks;
  std::string training;  // id of the use-case training to which it belongs
};

// `first_line` is the line of the file on which `markdown` begins.
std::vector<Section> read_outline(std::string_view markdown, int first_line);

// The index behind the last section that stands below section `index`.
std::size_t end_of_section(std::vector<Section> const& sections, std::size_t index);

// The place of something on `line` of that section.
domain::Source place(Section const& section, int line);

}  // namespace content
