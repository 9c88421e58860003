// The YAML block that a handbook page opens with.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/problem.hpp"
#include "domain/assessment.hpp"

namespace content {

struct FrontMatter {
  std::string title;
  std::string description;
  std::string id;
  std::string role;
  std::string requires_id;  // `requires`, which is a C++ word
  std::string page;
  std::string url;
  std::map<int, std::string> course_ids;  // by number
  std::optional<domain::AssessmentRules> quiz_rules;
  std::optional<domain::AssessmentRules> exam_rules;
  int title_line = 1;
  int course_ids_line = 1;

  std::string_view body;  // what follows the block
  int body_line = 1;      // the line on which it begins
  std::vector<Problem> problems;
};

// `text` must be UTF-8. A page may have no front matter. Keys that are not ours are ignored.
FrontMatter read_front_matter(std::string const& file, std::string_view text);

}  // namespace content
