// A CSV file whose first row names its columns, in any order and case.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "content/csv.hpp"

namespace content {

class CsvColumns {
 public:
  // Takes the header row off `csv`. A missing or doubled column, and a row with more cells than the
  // header, are problems.
  CsvColumns(std::string const& file, CsvFile csv, std::span<std::string_view const> required);

  std::vector<CsvRow> const& rows() const { return rows_; }
  std::vector<Problem> const& problems() const { return problems_; }

  // The trimmed cell of that column; empty when the file has no such column or the row is short.
  std::string_view cell(CsvRow const& row, std::string_view column) const;

 private:
  void read_header(std::string const& file, CsvRow const& header);
  void require(std::string const& file, CsvRow const& header,
               std::span<std::string_view const> required);
  void check_width(std::string const& file, CsvRow const& row, std::size_t columns);

  std::map<std::string, std::size_t, std::less<>> columns_;
  std::vector<CsvRow> rows_;
  std::vector<Problem> problems_;
};

}  // namespace content
