// `quiz:` and `exam:` of a page's front matter. For the files of front matter only.
#pragma once

#include <functional>
#include <string>

#include <yaml-cpp/yaml.h>

#include "domain/assessment.hpp"

namespace content {

// Told what is wrong and how to mend it.
using RuleProblem = std::function<void(YAML::Mark const&, std::string)>;

// The rules that a map states; what it leaves out stays as in `rules`.
domain::AssessmentRules read_rules(std::string const& key, YAML::Node const& map,
                                   domain::AssessmentRules rules, RuleProblem const& problem);

}  // namespace content
