// Reading and writing marks.
#include "storage/marks.hpp"

namespace storage {
namespace {

constexpr Sql pending{
    "pending_essays",
    "SELECT a.attempt, a.ordinal, q.version, t.person, p.name, t.assessment, a.response, "
    "t.handed_in_at FROM answer a JOIN attempt t ON t.id = a.attempt "
    "JOIN attempt_question q ON q.attempt = a.attempt AND q.ordinal = a.ordinal "
    "JOIN person p ON p.id = t.person "
    "WHERE a.fraction IS NULL AND t.handed_in_at IS NOT NULL AND t.person <> $1 "
    "ORDER BY t.handed_in_at, a.attempt, a.ordinal LIMIT $2"};

constexpr Sql pending_one{
    "pending_essay",
    "SELECT a.attempt, a.ordinal, q.version, t.person, p.name, t.assessment, a.response, "
    "t.handed_in_at FROM answer a JOIN attempt t ON t.id = a.attempt "
    "JOIN attempt_question q ON q.attempt = a.attempt AND q.ordinal = a.ordinal "
    "JOIN person p ON p.id = t.person "
    "WHERE a.attempt = $1 AND a.ordinal = $2 AND a.fraction IS NULL "
    "AND t.handed_in_at IS NOT NULL"};

constexpr Sql count_pending{
    "count_pending_essays",
    "SELECT COUNT(*) FROM answer a JOIN attempt t ON t.id = a.attempt "
    "WHERE a.fraction IS NULL AND t.handed_in_at IS NOT NULL AND t.person <> $1"};

constexpr Sql add_mark{
    "add_mark",
    "INSERT INTO mark (attempt, ordinal, fraction, cause, marked_by, comment, marked_at) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7)"};

constexpr Sql set_fraction{"mark_answer",
                           "UPDATE answer SET fraction = $3 WHERE attempt = $1 AND ordinal = $2"};

constexpr Sql judgements{"judgements_of",
                         "SELECT ordinal, fraction, marked_by, comment FROM mark "
                         "WHERE attempt = $1 AND cause = 'assessor' ORDER BY id"};

constexpr Sql given{
    "answers_to",
    "SELECT a.attempt, a.ordinal, q.version, a.response, a.fraction, EXISTS (SELECT 1 FROM mark m "
    "WHERE m.attempt = a.attempt AND m.ordinal = a.ordinal AND m.cause = 'assessor') "
    "FROM question_version v JOIN attempt_question q ON q.version = v.id "
    "JOIN answer a ON a.attempt = q.attempt AND a.ordinal = q.ordinal "
    "WHERE v.question = $1 AND v.id <> $2 AND a.fraction IS NOT NULL"};

constexpr Sql outdated{
    "outdated_answers",
    "SELECT a.attempt, a.ordinal, t.version, a.response, a.fraction, 0, q.version "
    "FROM attempt_question t JOIN question_version v ON v.id = t.version "
    "JOIN question q ON q.id = v.question "
    "JOIN answer a ON a.attempt = t.attempt AND a.ordinal = t.ordinal "
    "WHERE t.attempt = $1 AND q.version <> t.version AND a.fraction IS NOT NULL"};

GivenAnswer read_given(Rows const& rows) {
  return {rows.integer(0), static_cast<int>(rows.integer(1)),
          rows.integer(2), rows.text(3),
          rows.real(4),    rows.integer(5) != 0};
}

PendingEssay read_pending(Rows const& rows) {
  PendingEssay it;
  it.attempt = rows.integer(0);
  it.ordinal = static_cast<int>(rows.integer(1));
  it.version = rows.integer(2);
  it.person = rows.integer(3);
  it.name = rows.text(4);
  it.assessment = rows.text(5);
  it.response = rows.text(6);
  it.handed_in_at = {rows.integer(7)};
  return it;
}

void record(Transaction const& transaction, Mark const& mark, std::string_view cause,
            domain::Instant now) {
  Connection& db = transaction.connection();
  std::int64_t const ordinal = mark.ordinal;
  db.run(add_mark,
         {mark.attempt, ordinal, mark.fraction, cause, mark.marked_by, mark.comment, now.ms});
  db.run(set_fraction, {mark.attempt, ordinal, mark.fraction});
}

}  // namespace

std::vector<PendingEssay> pending_essays(Snapshot const& snapshot, std::int64_t not_of,
                                         std::int64_t most) {
  std::vector<PendingEssay> essays;
  Rows rows = snapshot.connection().query(pending, {not_of, most});
  while (rows.next()) essays.push_back(read_pending(rows));
  return essays;
}

std::int64_t count_pending_essays(Snapshot const& snapshot, std::int64_t not_of) {
  return snapshot.connection().integer(count_pending, {not_of});
}

std::optional<PendingEssay> pending_essay(Snapshot const& snapshot, std::int64_t attempt,
                                          int ordinal) {
  Rows rows = snapshot.connection().query(pending_one, {attempt, std::int64_t{ordinal}});
  if (!rows.next()) return std::nullopt;
  return read_pending(rows);
}

void record_judgement(Transaction const& transaction, Mark const& mark, domain::Instant now) {
  record(transaction, mark, "assessor", now);
}

void record_corrected_key(Transaction const& transaction, Mark const& mark, domain::Instant now) {
  record(transaction, mark, "corrected_key", now);
}

std::vector<Mark> judgements_of(Snapshot const& snapshot, std::int64_t attempt) {
  std::vector<Mark> marks;
  Rows rows = snapshot.connection().query(judgements, {attempt});
  while (rows.next()) {
    marks.push_back(
        {attempt, static_cast<int>(rows.integer(0)), rows.real(1), rows.text(2), rows.text(3)});
  }
  return marks;
}

std::vector<OutdatedAnswer> outdated_answers(Snapshot const& snapshot, std::int64_t attempt) {
  std::vector<OutdatedAnswer> answers;
  Rows rows = snapshot.connection().query(outdated, {attempt});
  while (rows.next()) answers.push_back({read_given(rows), rows.integer(6)});
  return answers;
}

std::vector<GivenAnswer> answers_to(Snapshot const& snapshot, std::int64_t question,
                                    std::int64_t newest) {
  std::vector<GivenAnswer> answers;
  Rows rows = snapshot.connection().query(given, {question, newest});
  while (rows.next()) answers.push_back(read_given(rows));
  return answers;
}

}  // namespace storage
