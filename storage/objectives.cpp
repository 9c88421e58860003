// Saving objectives.
#include "storage/objectives.hpp"

#include <algorithm>
#include <optional>

#include "domain/words.hpp"

namespace storage {
namespace {

using domain::Instant;
using domain::Objective;

constexpr Sql of_course{
    "objectives_of_course",
    "SELECT id, ordinal, text, retired_at FROM objective WHERE course = $1 ORDER BY ordinal, id"};

constexpr Sql add{
    "add_objective",
    "INSERT INTO objective (course, ordinal, text, section, anchor, line, fingerprint) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7)"};

constexpr Sql change{"change_objective",
                     "UPDATE objective SET ordinal = $2, text = $3, section = $4, anchor = $5, "
                     "line = $6, fingerprint = $7, retired_at = NULL WHERE id = $1"};

constexpr Sql retire{"retire_objective", "UPDATE objective SET retired_at = $2 WHERE id = $1"};

struct Old {
  std::int64_t id;
  std::int64_t ordinal;
  std::string text;
  bool is_retired;
  bool is_matched = false;
};

std::vector<Old> old_objectives(Connection& db, std::string const& course) {
  std::vector<Old> all;
  Rows rows = db.query(of_course, {course});
  while (rows.next()) {
    all.push_back({rows.integer(0), rows.integer(1), rows.text(2), !rows.is_null(3)});
  }
  return all;
}

// First by the text, so that a new order moves nothing; what is left over by its place.
std::vector<Old*> matched(std::vector<Old>& before, std::vector<Objective> const& now) {
  std::vector<Old*> result(now.size(), nullptr);
  auto const match = [&](auto const& alike) {
    for (std::size_t i = 0; i < now.size(); ++i) {
      if (result[i] != nullptr) continue;
      auto const found = std::ranges::find_if(
          before, [&](Old const& old) { return !old.is_matched && alike(old, i); });
      if (found == before.end()) continue;
      found->is_matched = true;
      result[i] = &*found;
    }
  };
  match([&](Old const& old, std::size_t i) {
    return domain::words_of(old.text) == domain::words_of(now[i].text);
  });
  match([&](Old const& old, std::size_t i) {
    return !old.is_retired && old.ordinal == static_cast<std::int64_t>(i + 1);
  });
  return result;
}

std::string at_line(Objective const& objective) {
  return ", line " + std::to_string(objective.source.line);
}

}  // namespace

void save_objectives(Transaction const& transaction, std::string const& course,
                     std::vector<Objective> const& objectives, Instant now, PageChanges& changes) {
  Connection& db = transaction.connection();
  auto before = old_objectives(db, course);
  auto const known = matched(before, objectives);
  for (std::size_t i = 0; i < objectives.size(); ++i) {
    Objective const& it = objectives[i];
    auto const ordinal = static_cast<std::int64_t>(i + 1);
    std::int64_t const line = it.source.line;
    if (Old const* const old = known[i]) {
      db.run(change, {old->id, ordinal, it.text, it.source.section, it.source.anchor, line,
                      it.source.fingerprint});
      if (old->is_retired) {
        changes.add("objective of " + course + " back" + at_line(it) + ": " + it.text);
      } else if (old->text != it.text) {
        changes.add("objective of " + course + " reworded" + at_line(it) + ": " + old->text +
                    " → " + it.text);
      }
    } else {
      db.run(add, {course, ordinal, it.text, it.source.section, it.source.anchor, line,
                   it.source.fingerprint});
      changes.add("objective of " + course + " added" + at_line(it) + ": " + it.text);
    }
  }
  for (Old const& old : before) {
    if (old.is_matched || old.is_retired) continue;
    db.run(retire, {old.id, now.ms});
    changes.add("objective of " + course + " retired: " + old.text);
  }
}

std::vector<std::string> objectives_of(Transaction const& transaction, std::string const& course) {
  std::vector<std::string> texts;
  for (Old& old : old_objectives(transaction.connection(), course)) {
    if (!old.is_retired) texts.push_back(std::move(old.text));
  }
  return texts;
}

}  // namespace storage
