// `fieldcert report items`: the statistics of questions as text, CSV or JSON.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "storage/item_marks.hpp"

namespace bot {

enum class ReportFormat { text, csv, json };

// Of these assessments, in this order.
void report_items(storage::Snapshot const& snapshot, std::vector<std::string> const& assessments,
                  storage::WhichAttempts which, ReportFormat format, std::ostream& out);

}  // namespace bot
