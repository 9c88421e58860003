// Comma-separated values as RFC 4180 has them, and as spreadsheets write them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/problem.hpp"

namespace content {

struct CsvRow {
  int line = 0;  // 1-based line on which the row begins
  std::vector<std::string> cells;
};

struct CsvFile {
  std::vector<CsvRow> rows;  // blank lines are left out
  std::vector<Problem> problems;
};

// Takes quoted cells (with commas, quotes written twice, line breaks), CRLF or LF, a UTF-8 byte
// order mark. Text that is not UTF-8, a NUL, an open quote or text after a closing quote is a
// problem at its line.
CsvFile read_csv(std::string const& file, std::string_view text);

}  // namespace content
