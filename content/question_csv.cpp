#include "content/question_csv.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include "content/csv_columns.hpp"
#include "content/plain_text.hpp"
#include "content/question_row.hpp"
#include "content/words.hpp"

namespace content {
namespace {

// The last one only where no option has a column of its own.
constexpr std::array<std::string_view, 3> required_columns = {"question", "correct", "options"};
constexpr std::size_t most_option_columns = 26;

struct OptionColumn {
  std::size_t option = 0;  // from 0
  std::string name;        // in lower case
};

// "option_1", "option 1", "option_a" and "option a" are the first.
std::optional<OptionColumn> option_column(std::string_view cell) {
  constexpr std::string_view word = "option";
  auto name = lower(trim(cell));
  if (!name.starts_with(word) || name.size() < word.size() + 2) return std::nullopt;
  auto const place = std::string_view(name).substr(word.size() + 1);
  if (name[word.size()] != '_' && name[word.size()] != ' ') return std::nullopt;
  std::size_t option = most_option_columns;
  if (auto const number = small_number(place); number && *number > 0) {
    option = static_cast<std::size_t>(*number) - 1;
  } else if (place.size() == 1 && place[0] >= 'a' && place[0] <= 'z') {
    option = static_cast<std::size_t>(place[0] - 'a');
  }
  if (option >= most_option_columns) return std::nullopt;
  return OptionColumn{option, std::move(name)};
}

std::vector<OptionColumn> option_columns(CsvFile const& csv) {
  std::vector<OptionColumn> columns;
  if (csv.rows.empty()) return columns;
  for (auto const& cell : csv.rows.front().cells) {
    if (auto column = option_column(cell)) columns.push_back(*std::move(column));
  }
  return columns;
}

std::set<int> lines_of_problems(std::vector<Problem> const& problems) {
  std::set<int> lines;
  for (auto const& problem : problems) lines.insert(problem.line);
  return lines;
}

// Takes the rows with problems off the file, and returns these, so that the others can be read.
// With one in the header nothing is left.
std::vector<Problem> take_faulty_rows(CsvFile& csv) {
  auto problems = std::exchange(csv.problems, {});
  auto const faulty = lines_of_problems(problems);
  std::vector<CsvRow> sound;
  for (std::size_t i = 0; i < csv.rows.size(); ++i) {
    auto const found = faulty.lower_bound(csv.rows[i].line);
    bool const last = i + 1 == csv.rows.size();
    bool const within = found != faulty.end() && (last || *found < csv.rows[i + 1].line);
    if (within && i == 0) break;
    if (!within) sound.push_back(csv.rows[i]);
  }
  csv.rows = std::move(sound);
  return problems;
}

class TableReader {
 public:
  TableReader(std::string const& file, CsvColumns const& table,
              std::span<OptionColumn const> option_columns)
      : file_(file), table_(table), option_columns_(option_columns) {}

  QuestionReading read() {
    result_.problems = table_.problems();
    auto const& rows = table_.rows();
    bool const in_header = !result_.problems.empty() &&
                           (rows.empty() || result_.problems.front().line < rows.front().line);
    if (in_header) return std::move(result_);
    auto const faulty = lines_of_problems(result_.problems);
    for (auto const& row : rows) {
      if (!faulty.contains(row.line) && !is_blank(row)) read_row(row);
    }
    return std::move(result_);
  }

 private:
  // Spreadsheets write rows of commas below the last.
  static bool is_blank(CsvRow const& row) {
    return std::all_of(row.cells.begin(), row.cells.end(),
                       [](auto const& cell) { return trim(cell).empty(); });
  }

  void read_row(CsvRow const& row) {
    QuestionCells cells;
    cells.question = table_.cell(row, "question");
    cells.correct = table_.cell(row, "correct");
    cells.feedback = table_.cell(row, "feedback");
    cells.general_feedback = table_.cell(row, "general_feedback");
    cells.title = table_.cell(row, "title");
    cells.id = table_.cell(row, "id");
    cells.objective = table_.cell(row, "objective");
    cells.type = table_.cell(row, "type");
    std::vector<std::string> faults;
    cells.options = options_of(row, faults);
    auto question = read_question_row(cells, faults);
    for (auto& fault : faults) {
      result_.problems.push_back({file_, row.line, std::move(fault)});
    }
    if (!question || !faults.empty()) return;
    question->line = row.line;
    result_.questions.push_back(*std::move(question));
  }

  std::vector<std::string> options_of(CsvRow const& row, std::vector<std::string>& faults) const {
    std::vector<std::string> options;
    for (auto const part : cell_parts(table_.cell(row, "options"))) {
      options.push_back(plain_text(part).source);
    }
    bool const in_one_cell = !options.empty();
    for (auto const& [option, name] : option_columns_) {
      auto const cell = table_.cell(row, name);
      if (cell.empty()) continue;
      if (in_one_cell) {
        faults.push_back("options stand in the columns options and " + name + "; empty one");
        return options;
      }
      options.resize(std::max(options.size(), option + 1));
      if (!options[option].empty()) faults.push_back(twice(option));
      options[option] = plain_text(cell).source;
    }
    return options;
  }

  static std::string twice(std::size_t option) {
    return "option " + std::to_string(option + 1) + " has two columns; empty one";
  }

  std::string const& file_;
  CsvColumns const& table_;
  std::span<OptionColumn const> option_columns_;
  QuestionReading result_;
};

}  // namespace

QuestionReading read_question_csv(std::string const& file, std::string_view text) {
  auto csv = read_csv(file, text);
  auto problems = take_faulty_rows(csv);
  if (csv.rows.empty() && !problems.empty()) return {{}, std::move(problems)};
  auto const columns = option_columns(csv);
  auto const needed = required_columns.size() - (columns.empty() ? 0 : 1);
  CsvColumns const table(file, std::move(csv), std::span(required_columns).first(needed));
  auto reading = TableReader(file, table, columns).read();
  problems.insert(problems.end(), std::make_move_iterator(reading.problems.begin()),
                  std::make_move_iterator(reading.problems.end()));
  std::ranges::stable_sort(problems, {}, &Problem::line);
  reading.problems = std::move(problems);
  return reading;
}

}  // namespace content
