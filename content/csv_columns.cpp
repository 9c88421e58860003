#include "content/csv_columns.hpp"

#include "content/words.hpp"

namespace content {

CsvColumns::CsvColumns(std::string const& file, CsvFile csv,
                       std::span<std::string_view const> required)
    : rows_(std::move(csv.rows)), problems_(std::move(csv.problems)) {
  if (!problems_.empty()) return;
  CsvRow header{1, {}};
  if (!rows_.empty()) {
    header = std::move(rows_.front());
    rows_.erase(rows_.begin());
  }
  read_header(file, header);
  require(file, header, required);
  if (!problems_.empty()) return;
  for (auto const& row : rows_) check_width(file, row, header.cells.size());
}

std::string_view CsvColumns::cell(CsvRow const& row, std::string_view column) const {
  auto const found = columns_.find(column);
  if (found == columns_.end() || found->second >= row.cells.size()) return {};
  return trim(row.cells[found->second]);
}

void CsvColumns::read_header(std::string const& file, CsvRow const& header) {
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    auto const name = lower(trim(header.cells[i]));
    if (name.empty()) continue;
    if (!columns_.emplace(name, i).second) {
      problems_.push_back({file, header.line, "the column \"" + name + "\" is there twice"});
    }
  }
}

void CsvColumns::require(std::string const& file, CsvRow const& header,
                         std::span<std::string_view const> required) {
  std::string missing;
  for (auto const column : required) {
    if (columns_.contains(column)) continue;
    if (!missing.empty()) missing += ", ";
    missing += column;
  }
  if (missing.empty()) return;
  std::string reason = "the header row lacks: " + missing;
  bool const semicolons =
      header.cells.size() == 1 && header.cells[0].find(';') != std::string::npos;
  if (semicolons) reason += " (separate the columns by commas, not semicolons)";
  problems_.push_back({file, header.line, std::move(reason)});
}

void CsvColumns::check_width(std::string const& file, CsvRow const& row, std::size_t columns) {
  for (std::size_t i = columns; i < row.cells.size(); ++i) {
    if (trim(row.cells[i]).empty()) continue;
    problems_.push_back({file, row.line,
                         "more cells than the header has columns; put a cell with a comma in "
                         "quotes"});
    return;
  }
}

}  // namespace content
