// Reading and writing the rules of knowledge checks and exams.
#include "storage/assessment_rules.hpp"

#include <charconv>
#include <optional>

#include "storage/assessment_words.hpp"

namespace storage {
namespace {

using domain::AssessmentKind;
using domain::AssessmentRules;

constexpr Sql all{"all_assessment_rules",
                  "SELECT page, kind, questions, per_objective, pass_percent, minutes, attempts, "
                  "waits_ms, study_first, feedback FROM assessment_rules"};

constexpr Sql forget{"forget_assessment_rules",
                     "DELETE FROM assessment_rules WHERE page = $1 AND kind = $2"};

constexpr Sql add{"add_assessment_rules",
                  "INSERT INTO assessment_rules (page, kind, questions, per_objective, "
                  "pass_percent, minutes, attempts, waits_ms, study_first, feedback) "
                  "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"};

std::string list_of(std::vector<std::int64_t> const& numbers) {
  std::string list;
  for (std::int64_t const number : numbers) {
    list += (list.empty() ? "" : ",") + std::to_string(number);
  }
  return list;
}

std::vector<std::int64_t> numbers_in(std::string const& list) {
  std::vector<std::int64_t> numbers;
  char const* at = list.data();
  char const* const end = at + list.size();
  for (std::int64_t number = 0; at < end; ++at) {
    at = std::from_chars(at, end, number).ptr;
    numbers.push_back(number);
  }
  return numbers;
}

void save(Connection& db, std::string const& page, AssessmentKind kind,
          std::optional<AssessmentRules> const& rules, RulesByPage const& before,
          std::string_view name, PageChanges& changes) {
  auto const old = before.find({page, kind});
  bool const is_as_before =
      rules ? old != before.end() && old->second == *rules : old == before.end();
  if (is_as_before) return;
  db.run(forget, {page, word_of(kind)});
  if (rules) {
    std::string const waits = list_of(rules->waits_ms);
    db.run(add,
           {page, word_of(kind), std::int64_t{rules->questions}, std::int64_t{rules->per_objective},
            rules->pass_percent, std::int64_t{rules->minutes}, std::int64_t{rules->attempts}, waits,
            std::int64_t{rules->study_first ? 1 : 0}, word_of(rules->feedback)});
  }
  changes.add("rules of the " + std::string(name) +
              (rules ? " changed" : " are no longer on the page; the defaults hold"));
}

}  // namespace

void save_rules(Transaction const& transaction, domain::HandbookPage const& page,
                PageChanges& changes) {
  Connection& db = transaction.connection();
  auto const before = load_rules(db);
  save(db, page.key, AssessmentKind::knowledge_check, page.quiz_rules, before, "knowledge checks",
       changes);
  save(db, page.key, AssessmentKind::written_exam, page.exam_rules, before, "written exam",
       changes);
}

RulesByPage load_rules(Connection& connection) {
  RulesByPage rules;
  Rows rows = connection.query(all);
  while (rows.next()) {
    AssessmentRules it;
    it.questions = static_cast<int>(rows.integer(2));
    it.per_objective = static_cast<int>(rows.integer(3));
    it.pass_percent = rows.real(4);
    it.minutes = static_cast<int>(rows.integer(5));
    it.attempts = static_cast<int>(rows.integer(6));
    it.waits_ms = numbers_in(rows.text(7));
    it.study_first = rows.integer(8) != 0;
    it.feedback = feedback_time(rows.text(9));
    rules[{rows.text(0), assessment_kind(rows.text(1))}] = std::move(it);
  }
  return rules;
}

}  // namespace storage
