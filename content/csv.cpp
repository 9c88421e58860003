#include "content/csv.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "content/encoding.hpp"

namespace content {
namespace {

// Walks once over the text; one call of read_row() per row.
class CsvReader {
 public:
  CsvReader(std::string const& file, std::string_view text) : file_(file), text_(text) {}

  CsvFile read() {
    while (at_ < text_.size()) read_row();
    return std::move(result_);
  }

 private:
  void read_row() {
    CsvRow row{line_, {}};
    bool more = true;
    while (more) {
      row.cells.push_back(next() == '"' ? quoted_cell() : plain_cell());
      more = next() == ',';
      if (more) ++at_;
    }
    end_line();
    bool const blank =
        row.cells.size() == 1 && row.cells[0].find_first_not_of(" \t") == std::string::npos;
    if (!blank) result_.rows.push_back(std::move(row));
  }

  std::string plain_cell() {
    auto const end = std::min(text_.find_first_of(",\r\n", at_), text_.size());
    auto const cell = text_.substr(at_, end - at_);
    at_ = end;
    return std::string(cell);
  }

  std::string quoted_cell() {
    int const opened = line_;
    std::string cell;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '"') {
        if (++at_ >= text_.size() || text_[at_] != '"') return after_quote(std::move(cell));
      }
      if (text_[at_] == '\n') ++line_;
      cell += text_[at_];
    }
    problem(opened, "a quoted cell begins here and never ends; add the closing quote");
    return cell;
  }

  std::string after_quote(std::string cell) {
    auto const rest = plain_cell();
    if (rest.find_first_not_of(" \t") != std::string::npos) {
      problem(line_, "text after a closing quote; write a quote inside a cell twice (\"\")");
    }
    return cell;
  }

  // A lone CR ends a line too (old spreadsheets); CR LF counts once.
  void end_line() {
    if (next() == '\r') ++at_;
    if (next() == '\n') ++at_;
    ++line_;
  }

  char next() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void problem(int line, std::string reason) {
    result_.problems.push_back({file_, line, std::move(reason)});
  }

  std::string const& file_;
  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1;
  CsvFile result_;
};

}  // namespace

CsvFile read_csv(std::string const& file, std::string_view text) {
  text = without_byte_order_mark(text);
  if (auto problem = encoding_problem(file, text)) return {{}, {*std::move(problem)}};
  return CsvReader(file, text).read();
}

}  // namespace content
