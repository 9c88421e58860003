// The rules of knowledge checks and exams that pages state.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "domain/assessment.hpp"
#include "storage/program.hpp"

namespace storage {

// Replaces what this page says and tells what changed.
void save_rules(Transaction const& transaction, domain::HandbookPage const& page,
                PageChanges& changes);

// All that pages say, by page and kind.
using RulesByPage =
    std::map<std::pair<std::string, domain::AssessmentKind>, domain::AssessmentRules>;
RulesByPage load_rules(Connection& connection);

}  // namespace storage
