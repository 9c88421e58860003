// Reading and writing attempts.
#include "storage/attempts.hpp"

#include <random>

#include "storage/assessment_words.hpp"

namespace storage {
namespace {

using domain::AssessmentKind;
using domain::AttemptOutline;
using domain::Instant;

constexpr Sql by_id{
    "attempt",
    "SELECT id, number, started_at, ends_at, handed_in_at, percent, is_passed, is_pending, person, "
    "assessment, kind, seed, questions, pass_percent, minutes, feedback "
    "FROM attempt WHERE id = $1"};

constexpr Sql running{
    "running_attempt",
    "SELECT id, number, started_at, ends_at, handed_in_at, percent, is_passed, is_pending, person, "
    "assessment, kind, seed, questions, pass_percent, minutes, feedback "
    "FROM attempt WHERE person = $1 AND kind = $2 AND handed_in_at IS NULL "
    "ORDER BY started_at DESC, id DESC"};

constexpr Sql outcomes{"exam_outcomes",
                       "SELECT person, assessment, MIN(started_at), "
                       "MIN(CASE WHEN is_passed = 1 THEN handed_in_at END), "
                       "MAX(CASE WHEN handed_in_at IS NOT NULL THEN percent END) "
                       "FROM attempt WHERE kind = 'written_exam' GROUP BY person, assessment "
                       "ORDER BY person, assessment"};

constexpr Sql of_person{
    "attempts_of",
    "SELECT id, number, started_at, ends_at, handed_in_at, percent, is_passed, is_pending "
    "FROM attempt WHERE person = $1 AND assessment = $2 ORDER BY number"};

constexpr Sql add{
    "start_attempt",
    "INSERT INTO attempt (person, assessment, kind, number, seed, questions, pass_percent, "
    "minutes, feedback, started_at, ends_at) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"};

constexpr Sql add_question{
    "add_attempt_question",
    "INSERT INTO attempt_question (attempt, ordinal, slot, version) VALUES ($1, $2, $3, $4)"};

constexpr Sql all_questions{"questions_of_attempt",
                            "SELECT t.ordinal, t.slot, t.version, v.topic, a.response, a.fraction "
                            "FROM attempt_question t JOIN question_version v ON v.id = t.version "
                            "LEFT JOIN answer a ON a.attempt = t.attempt AND a.ordinal = t.ordinal "
                            "WHERE t.attempt = $1 ORDER BY t.ordinal"};

constexpr Sql one_question{"question_of_attempt",
                           "SELECT t.ordinal, t.slot, t.version, v.topic, a.response, a.fraction "
                           "FROM attempt_question t JOIN question_version v ON v.id = t.version "
                           "LEFT JOIN answer a ON a.attempt = t.attempt AND a.ordinal = t.ordinal "
                           "WHERE t.attempt = $1 AND t.ordinal = $2"};

constexpr Sql count{"count_answers", "SELECT COUNT(*) FROM answer WHERE attempt = $1"};

constexpr Sql unanswered{"first_unanswered",
                         "SELECT MIN(t.ordinal) FROM attempt_question t "
                         "LEFT JOIN answer a ON a.attempt = t.attempt AND a.ordinal = t.ordinal "
                         "WHERE t.attempt = $1 AND a.attempt IS NULL"};

constexpr Sql add_answer{"record_answer",
                         "INSERT INTO answer (attempt, ordinal, response, fraction, answered_at) "
                         "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (attempt, ordinal) DO NOTHING"};

constexpr Sql change_answer{"change_answer",
                            "UPDATE answer SET response = $3, fraction = $4, answered_at = $5 "
                            "WHERE attempt = $1 AND ordinal = $2"};

constexpr Sql drop_answer{"remove_answer",
                          "DELETE FROM answer WHERE attempt = $1 AND ordinal = $2"};

constexpr Sql end{
    "save_result",
    "UPDATE attempt SET handed_in_at = COALESCE(handed_in_at, $2), percent = $3, is_passed = $4, "
    "is_pending = $5 WHERE id = $1"};

constexpr Sql set_end{"move_end",
                      "UPDATE attempt SET ends_at = $2 WHERE id = $1 AND handed_in_at IS NULL"};

std::optional<Instant> instant(std::optional<std::int64_t> ms) {
  return ms ? std::optional(Instant{*ms}) : std::nullopt;
}

std::optional<std::int64_t> ms_of(std::optional<Instant> instant) {
  return instant ? std::optional(instant->ms) : std::nullopt;
}

AttemptOutline read_outline(Rows const& rows) {
  AttemptOutline it;
  it.id = rows.integer(0);
  it.number = static_cast<int>(rows.integer(1));
  it.started_at = {rows.integer(2)};
  it.ends_at = instant(rows.optional_integer(3));
  it.handed_in_at = instant(rows.optional_integer(4));
  it.percent = rows.real(5);
  it.is_passed = rows.integer(6) != 0;
  it.is_pending = rows.integer(7) != 0;
  return it;
}

Attempt read_attempt(Rows const& rows) {
  Attempt it;
  static_cast<AttemptOutline&>(it) = read_outline(rows);
  it.person = rows.integer(8);
  it.assessment = rows.text(9);
  it.kind = assessment_kind(rows.text(10));
  it.seed = static_cast<std::uint64_t>(rows.integer(11));
  it.questions = static_cast<int>(rows.integer(12));
  it.pass_percent = rows.real(13);
  it.minutes = static_cast<int>(rows.integer(14));
  it.feedback = feedback_time(rows.text(15));
  return it;
}

AttemptQuestion read_question(Rows const& rows) {
  AttemptQuestion it;
  it.ordinal = static_cast<int>(rows.integer(0));
  it.slot = static_cast<int>(rows.integer(1));
  it.version = rows.integer(2);
  it.topic = rows.text(3);
  if (!rows.is_null(4)) it.response = rows.text(4);
  it.fraction = rows.optional_real(5);
  return it;
}

}  // namespace

std::optional<Attempt> attempt(Snapshot const& snapshot, std::int64_t id) {
  Rows rows = snapshot.connection().query(by_id, {id});
  if (!rows.next()) return std::nullopt;
  return read_attempt(rows);
}

std::vector<AttemptOutline> attempts_of(Snapshot const& snapshot, std::int64_t person,
                                        std::string_view assessment) {
  std::vector<AttemptOutline> attempts;
  Rows rows = snapshot.connection().query(of_person, {person, assessment});
  while (rows.next()) attempts.push_back(read_outline(rows));
  return attempts;
}

std::optional<Attempt> running_attempt(Snapshot const& snapshot, std::int64_t person,
                                       AssessmentKind kind) {
  Rows rows = snapshot.connection().query(running, {person, word_of(kind)});
  if (!rows.next()) return std::nullopt;
  return read_attempt(rows);
}

std::vector<Attempt> running_attempts(Snapshot const& snapshot, std::int64_t person,
                                      AssessmentKind kind) {
  std::vector<Attempt> attempts;
  Rows rows = snapshot.connection().query(running, {person, word_of(kind)});
  while (rows.next()) attempts.push_back(read_attempt(rows));
  return attempts;
}

std::vector<ExamOutcome> exam_outcomes(Snapshot const& snapshot) {
  std::vector<ExamOutcome> all;
  Rows rows = snapshot.connection().query(outcomes);
  while (rows.next()) {
    all.push_back({rows.integer(0),
                   rows.text(1),
                   {rows.integer(2)},
                   instant(rows.optional_integer(3)),
                   rows.optional_real(4)});
  }
  return all;
}

std::uint64_t new_seed() {
  static thread_local std::random_device device;
  // 53 bits: whoever reads the database with a tool that knows only doubles sees the same number.
  return ((static_cast<std::uint64_t>(device()) << 32) | device()) >> 11;
}

std::int64_t start_attempt(Transaction const& transaction, Attempt const& it,
                           std::span<FormQuestion const> form) {
  Connection& db = transaction.connection();
  auto const ends_at = ms_of(it.ends_at);
  db.run(add, {it.person, it.assessment, word_of(it.kind), std::int64_t{it.number},
               static_cast<std::int64_t>(it.seed), static_cast<std::int64_t>(form.size()),
               it.pass_percent, std::int64_t{it.minutes}, word_of(it.feedback), it.started_at.ms,
               value_or_null(ends_at)});
  std::int64_t const id = db.last_insert_id();
  std::int64_t ordinal = 0;
  for (FormQuestion const& question : form) {
    db.run(add_question, {id, ++ordinal, std::int64_t{question.slot}, question.version});
  }
  return id;
}

std::vector<AttemptQuestion> questions_of_attempt(Snapshot const& snapshot, std::int64_t attempt) {
  std::vector<AttemptQuestion> questions;
  Rows rows = snapshot.connection().query(all_questions, {attempt});
  while (rows.next()) questions.push_back(read_question(rows));
  return questions;
}

std::optional<AttemptQuestion> question_of_attempt(Snapshot const& snapshot, std::int64_t attempt,
                                                   int ordinal) {
  Rows rows = snapshot.connection().query(one_question, {attempt, std::int64_t{ordinal}});
  if (!rows.next()) return std::nullopt;
  return read_question(rows);
}

int count_answers(Snapshot const& snapshot, std::int64_t attempt) {
  return static_cast<int>(snapshot.connection().integer(count, {attempt}));
}

std::optional<int> first_unanswered(Snapshot const& snapshot, std::int64_t attempt) {
  Rows rows = snapshot.connection().query(unanswered, {attempt});
  if (!rows.next() || rows.is_null(0)) return std::nullopt;
  return static_cast<int>(rows.integer(0));
}

bool record_answer(Transaction const& transaction, std::int64_t attempt, int ordinal,
                   std::string_view response, std::optional<double> fraction, Overwrite overwrite,
                   Instant now) {
  Connection& db = transaction.connection();
  std::int64_t const place = ordinal;
  if (db.run(add_answer, {attempt, place, response, value_or_null(fraction), now.ms}) > 0) {
    return true;
  }
  if (overwrite == Overwrite::no) return false;
  db.run(change_answer, {attempt, place, response, value_or_null(fraction), now.ms});
  return true;
}

void remove_answer(Transaction const& transaction, std::int64_t attempt, int ordinal) {
  transaction.connection().run(drop_answer, {attempt, std::int64_t{ordinal}});
}

void save_result(Transaction const& transaction, std::int64_t attempt, Instant handed_in_at,
                 domain::Result const& result) {
  transaction.connection().run(
      end, {attempt, handed_in_at.ms, result.percent, std::int64_t{result.is_passed ? 1 : 0},
            std::int64_t{result.is_pending ? 1 : 0}});
}

void move_end(Transaction const& transaction, std::int64_t attempt, Instant ends_at) {
  transaction.connection().run(set_end, {attempt, ends_at.ms});
}

}  // namespace storage
