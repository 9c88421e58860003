// Reads the completions of the learning platform (declared beside the roster).
#include <array>
#include <charconv>

#include "content/csv_columns.hpp"
#include "content/mail.hpp"
#include "content/moment.hpp"
#include "content/roster.hpp"
#include "content/words.hpp"

namespace content {
namespace {

constexpr std::array<std::string_view, 4> completion_columns = {"email", "course", "completed_at",
                                                                "score"};
constexpr std::int64_t day_ms = 24LL * 60 * 60 * 1000;

std::optional<double> read_score(std::string_view text) {
  double score = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), score);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (!(score >= 0 && score <= 100)) return std::nullopt;  // also refuses "nan"
  return score;
}

class CompletionsReader {
 public:
  CompletionsReader(std::string const& file, CsvColumns const& table, domain::Instant now)
      : file_(file), table_(table), now_(now) {}

  Completions read() {
    result_.problems = table_.problems();
    if (!result_.problems.empty()) return std::move(result_);
    for (auto const& row : table_.rows()) read_row(row);
    return std::move(result_);
  }

 private:
  void read_row(CsvRow const& cells) {
    CompletionRow row;
    row.line = cells.line;
    row.email = lower(table_.cell(cells, "email"));
    row.course = table_.cell(cells, "course");
    if (auto const fault = mail_fault(row.email); !fault.empty()) {
      problem(row, "e-mail \"" + row.email + "\" " + fault);
    }
    if (row.course.empty()) problem(row, "the course is empty; write its id, name or number");
    read_time(row, table_.cell(cells, "completed_at"));
    auto const score = table_.cell(cells, "score");
    row.score = read_score(score);
    if (!row.score && !score.empty()) {
      problem(row, "score \"" + std::string(score) + "\" is not a number from 0 to 100");
    }
    result_.rows.push_back(std::move(row));
  }

  void read_time(CompletionRow& row, std::string_view cell) {
    auto const moment = read_moment(cell);
    if (!moment) {
      problem(row, "completed_at \"" + std::string(cell) +
                       "\" is not a time like 2025-01-31 or 2025-01-31T09:30:00Z");
    } else if (moment->ms > now_.ms + day_ms) {
      problem(row, "completed_at " + std::string(cell) + " lies in the future");
    } else {
      row.completed_at = *moment;
    }
  }

  void problem(CompletionRow const& row, std::string reason) {
    result_.problems.push_back({file_, row.line, std::move(reason)});
  }

  std::string const& file_;
  CsvColumns const& table_;
  domain::Instant now_;
  Completions result_;
};

}  // namespace

Completions read_completions(std::string const& file, std::string_view text, domain::Instant now) {
  CsvColumns const table(file, read_csv(file, text), completion_columns);
  return CompletionsReader(file, table, now).read();
}

}  // namespace content
