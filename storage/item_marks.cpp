// Reading marks for statistics.
#include "storage/item_marks.hpp"

namespace storage {
namespace {

constexpr Sql marks{
    "marked_attempts",
    "SELECT a.id, t.slot, v.question, COALESCE(r.fraction, 0) FROM attempt a "
    "JOIN attempt_question t ON t.attempt = a.id JOIN question_version v ON v.id = t.version "
    "LEFT JOIN answer r ON r.attempt = t.attempt AND r.ordinal = t.ordinal "
    "WHERE a.assessment = $1 AND a.handed_in_at IS NOT NULL "
    "AND NOT EXISTS (SELECT 1 FROM answer p WHERE p.attempt = a.id AND p.fraction IS NULL) "
    "AND ($2 = 1 OR NOT EXISTS (SELECT 1 FROM attempt e WHERE e.person = a.person "
    "AND e.assessment = a.assessment AND e.handed_in_at IS NOT NULL AND e.number < a.number)) "
    "ORDER BY a.id, t.slot"};

constexpr Sql percents{"percents_of",
                       "SELECT percent FROM attempt WHERE assessment = $1 "
                       "AND handed_in_at IS NOT NULL AND is_pending = 0 ORDER BY id"};

constexpr Sql labels{
    "question_labels",
    "SELECT q.id, v.title, v.stem_shown, v.own_id, q.bank, v.line, q.retired_at "
    "FROM question q JOIN question_version v ON v.id = q.version WHERE q.id IN "
    "(SELECT w.question FROM attempt a JOIN attempt_question t ON t.attempt = a.id "
    "JOIN question_version w ON w.id = t.version WHERE a.assessment = $1)"};

constexpr Sql with_results{
    "assessments_with_results",
    "SELECT DISTINCT assessment FROM attempt WHERE handed_in_at IS NOT NULL ORDER BY assessment"};

// The beginning of a text, between words.
std::string beginning_of(std::string const& text) {
  constexpr std::size_t most = 60;
  if (text.size() <= most) return text;
  std::size_t const blank = text.find_last_of(" \n", most);
  std::size_t end = blank == std::string::npos ? most : blank;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + " …";
}

}  // namespace

std::vector<domain::MarkedAttempt> marked_attempts(Snapshot const& snapshot,
                                                   std::string_view assessment,
                                                   WhichAttempts which) {
  std::vector<domain::MarkedAttempt> attempts;
  std::int64_t last = 0;
  std::int64_t const all = which == WhichAttempts::all ? 1 : 0;
  Rows rows = snapshot.connection().query(marks, {assessment, all});
  while (rows.next()) {
    if (attempts.empty() || rows.integer(0) != last) attempts.emplace_back();
    last = rows.integer(0);
    attempts.back().items.push_back(
        {rows.integer(2), static_cast<int>(rows.integer(1)), rows.real(3), 1});
  }
  return attempts;
}

std::vector<double> percents_of(Snapshot const& snapshot, std::string_view assessment) {
  std::vector<double> all;
  Rows rows = snapshot.connection().query(percents, {assessment});
  while (rows.next()) all.push_back(rows.real(0));
  return all;
}

std::map<std::int64_t, QuestionLabel> question_labels(Snapshot const& snapshot,
                                                      std::string_view assessment) {
  std::map<std::int64_t, QuestionLabel> all;
  Rows rows = snapshot.connection().query(labels, {assessment});
  while (rows.next()) {
    std::string const title = rows.text(1);
    all[rows.integer(0)] = {title.empty() ? beginning_of(rows.text(2)) : title, rows.text(3),
                            rows.text(4), static_cast<int>(rows.integer(5)), !rows.is_null(6)};
  }
  return all;
}

std::vector<std::string> assessments_with_results(Snapshot const& snapshot) {
  std::vector<std::string> all;
  Rows rows = snapshot.connection().query(with_results);
  while (rows.next()) all.push_back(rows.text(0));
  return all;
}

}  // namespace storage
