// Saving and reading question banks.
#include "storage/questions.hpp"

#include <map>
#include <set>

#include "storage/question_cache.hpp"
#include "storage/question_rows.hpp"

namespace storage {
namespace {

using domain::Question;

constexpr Sql known_bank{"known_bank", "SELECT 1 FROM bank WHERE id = $1"};

constexpr Sql save_bank_row{
    "save_bank",
    "INSERT INTO bank (id, file, imported_at) VALUES ($1, $2, $3) "
    "ON CONFLICT (id) DO UPDATE SET file = excluded.file, imported_at = excluded.imported_at"};

constexpr Sql questions_in{
    "questions_in_bank",
    "SELECT q.id, q.name, q.ordinal, q.version, q.retired_at, v.topic FROM question q "
    "JOIN question_version v ON v.id = q.version WHERE q.bank = $1 ORDER BY q.ordinal, q.id"};

constexpr Sql add_question{
    "add_question", "INSERT INTO question (bank, name, ordinal, version) VALUES ($1, $2, $3, 0)"};

constexpr Sql move_question{
    "move_question",
    "UPDATE question SET ordinal = $2, version = $3, retired_at = NULL WHERE id = $1"};

constexpr Sql retire_question{"retire_question",
                              "UPDATE question SET retired_at = $2 WHERE id = $1"};

constexpr Sql count_up{"count_program_version",
                       "UPDATE program_version SET version = version + 1 WHERE only_row = 1"};

constexpr Sql askable{
    "pool_of_bank",
    "SELECT q.id, q.version, v.topic FROM question q JOIN question_version v ON v.id = q.version "
    "WHERE q.bank = $1 AND q.retired_at IS NULL AND (v.kind IN ('essay', 'matching') OR EXISTS "
    "(SELECT 1 FROM question_answer a WHERE a.version = v.id AND a.fraction > 0)) "
    "ORDER BY q.ordinal, q.id"};

constexpr Sql drawn_before{
    "drawn_before",
    "SELECT v.question, MAX(a.number) FROM attempt a "
    "JOIN attempt_question t ON t.attempt = a.id JOIN question_version v ON v.id = t.version "
    "WHERE a.person = $1 AND a.assessment = $2 GROUP BY v.question"};

constexpr Sql all_banks{"all_banks",
                        "SELECT b.id, b.file, (SELECT COUNT(*) FROM question q WHERE q.bank = b.id "
                        "AND q.retired_at IS NULL) FROM bank b ORDER BY b.id"};

struct Known {
  std::int64_t id = 0;
  std::int64_t ordinal = 0;
  std::int64_t version = 0;
  bool is_retired = false;
  std::string topic;
};

std::map<std::string, Known> known_questions(Connection& db, std::string_view bank) {
  std::map<std::string, Known> known;
  Rows rows = db.query(questions_in, {bank});
  while (rows.next()) {
    known[rows.text(1)] = {rows.integer(0), rows.integer(2), rows.integer(3), !rows.is_null(4),
                           rows.text(5)};
  }
  return known;
}

// Where it stands in the file makes no other question of it.
bool is_same(Question older, Question const& newer) {
  older.line = newer.line;
  return older == newer;
}

// The name, or the name with a number that none has yet: "title:Q1 (2)".
std::string unlike(std::set<std::string> const& others, std::string const& name) {
  std::string result = name;
  for (int number = 2; others.contains(result); ++number) {
    result = name + " (" + std::to_string(number) + ")";
  }
  return result;
}

// What one stated question makes of the bank.
void save_question(Connection& db, std::string const& bank, std::string const& name,
                   StatedQuestion const& stated, std::int64_t ordinal, Known const* known,
                   domain::Instant now, BankChanges& changes) {
  if (known == nullptr) {
    db.run(add_question, {bank, name, ordinal});
    std::int64_t const id = db.last_insert_id();
    db.run(move_question, {id, ordinal, add_version(db, id, stated, now)});
    ++changes.added;
    return;
  }
  auto const before = load_version(db, known->version);
  bool const is_as_before =
      before && known->topic == stated.topic && is_same(*before, stated.question);
  std::int64_t const version =
      is_as_before ? known->version : add_version(db, known->id, stated, now);
  bool const is_moved = known->ordinal != ordinal || known->is_retired;
  if (!is_as_before || is_moved) db.run(move_question, {known->id, ordinal, version});
  if (!is_as_before) {
    changes.changed.push_back({known->id, version});
  } else {
    ++(known->is_retired ? changes.added : changes.unchanged);
  }
}

}  // namespace

std::string name_of(Question const& question) {
  if (!question.id.empty()) return "id:" + question.id;
  if (!question.title.empty()) return "title:" + question.title;
  return "text:" + question.stem.source;
}

BankChanges save_bank(Transaction const& transaction, std::string const& bank,
                      std::string const& file, std::span<StatedQuestion const> questions,
                      domain::Instant now) {
  Connection& db = transaction.connection();
  BankChanges changes;
  changes.is_new = !db.query(known_bank, {bank}).next();
  if (changes.is_new) db.run(save_bank_row, {bank, file, now.ms});
  auto const known = known_questions(db, bank);
  std::set<std::string> stated;
  std::int64_t ordinal = 0;
  for (StatedQuestion const& it : questions) {
    std::string const name = unlike(stated, name_of(it.question));
    auto const found = known.find(name);
    Known const* const before = found == known.end() ? nullptr : &found->second;
    save_question(db, bank, name, it, ++ordinal, before, now, changes);
    stated.insert(name);
  }
  for (auto const& [name, it] : known) {
    if (it.is_retired || stated.contains(name)) continue;
    db.run(retire_question, {it.id, now.ms});
    ++changes.retired;
  }
  if (!changes.any()) return changes;
  db.run(save_bank_row, {bank, file, now.ms});
  db.run(count_up);
  return changes;
}

std::vector<domain::PoolQuestion> pool_of(Snapshot const& snapshot, std::string_view bank,
                                          std::string_view assessment, std::int64_t person) {
  std::map<std::int64_t, int> drawn;
  {
    Rows rows = snapshot.connection().query(drawn_before, {person, assessment});
    while (rows.next()) drawn[rows.integer(0)] = static_cast<int>(rows.integer(1));
  }
  std::vector<domain::PoolQuestion> pool;
  Rows rows = snapshot.connection().query(askable, {bank});
  while (rows.next()) {
    domain::PoolQuestion it{rows.integer(0), rows.integer(1), rows.text(2), 0};
    if (auto const found = drawn.find(it.question); found != drawn.end()) {
      it.last_drawn = found->second;
    }
    pool.push_back(std::move(it));
  }
  return pool;
}

std::shared_ptr<Question const> question_version(Snapshot const& snapshot, std::int64_t version) {
  if (auto kept = snapshot.questions().find(version)) return kept;
  auto loaded = load_version(snapshot.connection(), version);
  if (!loaded) throw DatabaseError("no question version " + std::to_string(version));
  auto question = std::make_shared<Question const>(std::move(*loaded));
  snapshot.questions().keep(version, question);
  return question;
}

std::vector<Question> questions_of_bank(Snapshot const& snapshot, std::string_view bank) {
  std::vector<std::int64_t> versions;
  {
    Rows rows = snapshot.connection().query(questions_in, {bank});
    while (rows.next()) {
      if (rows.is_null(4)) versions.push_back(rows.integer(3));
    }
  }
  std::vector<Question> questions;
  for (std::int64_t const version : versions) {
    questions.push_back(*load_version(snapshot.connection(), version));
  }
  return questions;
}

std::vector<BankOutline> banks(Snapshot const& snapshot) {
  std::vector<BankOutline> all;
  Rows rows = snapshot.connection().query(all_banks);
  while (rows.next()) all.push_back({rows.text(0), rows.text(1), rows.integer(2)});
  return all;
}

}  // namespace storage
