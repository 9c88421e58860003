// Saving a handbook page.
#include "storage/program.hpp"

#include <map>

#include "storage/assessment_rules.hpp"
#include "storage/curriculum.hpp"

namespace storage {
namespace {

using domain::HandbookPage;
using domain::Instant;

constexpr Sql known_page{"known_page", "SELECT fingerprint FROM page WHERE key = $1"};

constexpr Sql owner{"page_of_certification", "SELECT page FROM certification WHERE id = $1"};

constexpr Sql save_page_row{
    "save_page",
    "INSERT INTO page (key, file, title, description, url, fingerprint, imported_at) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (key) DO UPDATE SET file = excluded.file, "
    "title = excluded.title, description = excluded.description, url = excluded.url, "
    "fingerprint = excluded.fingerprint, imported_at = excluded.imported_at"};

constexpr Sql sections_of{"sections_of_page",
                          "SELECT anchor, fingerprint FROM page_section WHERE page = $1"};
constexpr Sql forget_sections{"forget_sections", "DELETE FROM page_section WHERE page = $1"};
constexpr Sql add_section{
    "add_section",
    "INSERT INTO page_section (page, ordinal, heading, anchor, line, fingerprint) "
    "VALUES ($1, $2, $3, $4, $5, $6)"};

constexpr Sql forget_roles{"forget_roles", "DELETE FROM role WHERE page = $1"};
constexpr Sql save_role{
    "save_role",
    "INSERT INTO role (code, page, name, aliases, certification, since, until, becomes) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (code) DO UPDATE SET "
    "page = excluded.page, name = excluded.name, aliases = excluded.aliases, "
    "certification = excluded.certification, since = excluded.since, until = excluded.until, "
    "becomes = excluded.becomes"};

constexpr Sql forget_links{"forget_certification_links",
                           "DELETE FROM certification_link WHERE page = $1"};
constexpr Sql add_link{"add_certification_link",
                       "INSERT INTO certification_link (page, ordinal, role, role_code, url) "
                       "VALUES ($1, $2, $3, $4, $5)"};

constexpr Sql forget_use_cases{"forget_use_cases", "DELETE FROM use_case WHERE page = $1"};
constexpr Sql add_use_case{
    "add_use_case", "INSERT INTO use_case (page, ordinal, name, url) VALUES ($1, $2, $3, $4)"};

constexpr Sql forget_elements{"forget_elements", "DELETE FROM use_case_element WHERE page = $1"};
constexpr Sql add_element{"add_element",
                          "INSERT INTO use_case_element (page, ordinal, training, name, text, url) "
                          "VALUES ($1, $2, $3, $4, $5, $6)"};

constexpr Sql forget_badge_rule{"forget_badge_rule", "DELETE FROM badge_rule WHERE page = $1"};
constexpr Sql add_badge_rule{
    "add_badge_rule",
    "INSERT INTO badge_rule (page, each_course, all_courses, written_exam, practical, text) "
    "VALUES ($1, $2, $3, $4, $5, $6)"};

constexpr Sql forget_feedback{"forget_feedback", "DELETE FROM feedback WHERE page = $1"};
constexpr Sql add_feedback{"add_feedback",
                           "INSERT INTO feedback (page, channel, board_url) VALUES ($1, $2, $3)"};

constexpr Sql count_up{"count_up_program", "UPDATE program_version SET version = version + 1"};

constexpr Sql placed{
    "courses_of_page",
    "SELECT c.id, c.number, c.name, "
    "(SELECT COUNT(*) FROM objective o WHERE o.course = c.id AND o.retired_at IS NULL), "
    "(SELECT COUNT(*) FROM course_link l WHERE l.course = c.id AND l.page = $1) "
    "FROM course c WHERE c.retired_at IS NULL AND (c.page = $1 OR EXISTS "
    "  (SELECT 1 FROM training_page t WHERE t.training = c.id AND t.page = $1)) "
    "ORDER BY c.certification, c.number, c.id"};

Value flag(bool on) { return std::int64_t{on ? 1 : 0}; }

std::optional<std::string> text_of(Connection& db, Sql const& sql, std::string_view key) {
  Rows rows = db.query(sql, {key});
  if (!rows.next()) return std::nullopt;
  return rows.text(0);
}

// The same text again, and no other page has taken its certification since.
bool is_as_before(Connection& db, HandbookPage const& page, std::string const& fingerprint) {
  if (text_of(db, known_page, page.key) != fingerprint) return false;
  return !page.certification || text_of(db, owner, page.certification->id) == page.key;
}

void save_sections(Connection& db, HandbookPage const& page, PageChanges& changes) {
  std::map<std::string, std::string> before;
  {
    Rows rows = db.query(sections_of, {page.key});
    while (rows.next()) before[rows.text(0)] = rows.text(1);
  }
  db.run(forget_sections, {page.key});
  std::int64_t ordinal = 0;
  for (auto const& it : page.sections) {
    db.run(add_section,
           {page.key, ++ordinal, it.heading, it.anchor, std::int64_t{it.line}, it.fingerprint});
    auto const old = before.find(it.anchor);
    if (!changes.is_new && old == before.end()) {
      changes.add("section added, line " + std::to_string(it.line) + ": " + it.heading);
    } else if (old != before.end() && old->second != it.fingerprint) {
      changes.add("section changed, line " + std::to_string(it.line) + ": " + it.heading);
    }
    if (old != before.end()) before.erase(old);
  }
  for (auto const& [anchor, fingerprint] : before) changes.add("section gone: #" + anchor);
}

void save_roles(Connection& db, HandbookPage const& page) {
  db.run(forget_roles, {page.key});
  for (auto const& it : page.roles) {
    std::string aliases;
    for (std::string const& alias : it.aliases) aliases += (aliases.empty() ? "" : ",") + alias;
    db.run(save_role,
           {it.code, page.key, it.name, aliases, it.certification, it.since, it.until, it.becomes});
  }
}

void save_certification_links(Connection& db, HandbookPage const& page) {
  db.run(forget_links, {page.key});
  std::int64_t ordinal = 0;
  for (auto const& it : page.certification_links) {
    db.run(add_link, {page.key, ++ordinal, it.role, it.role_code, it.url});
  }
}

void save_use_cases(Connection& db, HandbookPage const& page) {
  db.run(forget_use_cases, {page.key});
  std::int64_t ordinal = 0;
  for (auto const& it : page.use_cases)
    db.run(add_use_case, {page.key, ++ordinal, it.name, it.url});
  db.run(forget_elements, {page.key});
  ordinal = 0;
  for (auto const& it : page.elements) {
    db.run(add_element, {page.key, ++ordinal, it.training, it.name, it.text, it.url});
  }
}

void save_badge_rule(Connection& db, HandbookPage const& page) {
  db.run(forget_badge_rule, {page.key});
  if (!page.badge_rule) return;
  auto const& it = *page.badge_rule;
  db.run(add_badge_rule, {page.key, flag(it.each_course), flag(it.all_courses),
                          flag(it.written_exam), flag(it.practical), it.text});
}

void save_feedback(Connection& db, HandbookPage const& page) {
  db.run(forget_feedback, {page.key});
  if (page.feedback) {
    db.run(add_feedback, {page.key, page.feedback->channel, page.feedback->board_url});
  }
}

}  // namespace

PageChanges save_page(Transaction const& transaction, HandbookPage const& page,
                      std::string const& fingerprint, Instant now) {
  Connection& db = transaction.connection();
  PageChanges changes;
  if (is_as_before(db, page, fingerprint)) return changes;
  changes.is_new = !text_of(db, known_page, page.key).has_value();
  db.run(save_page_row,
         {page.key, page.file, page.title, page.description, page.url, fingerprint, now.ms});
  save_sections(db, page, changes);
  save_roles(db, page);
  save_certification_links(db, page);
  save_use_cases(db, page);
  save_badge_rule(db, page);
  save_feedback(db, page);
  if (page.certification) {
    save_certification(transaction, page, now, changes);
  } else {
    retire_curriculum(transaction, page.key, now, changes);
  }
  save_trainings(transaction, page, now, changes);
  save_rules(transaction, page, changes);
  db.run(count_up);
  return changes;
}

std::vector<PlacedCourse> courses_of_page(Transaction const& transaction, std::string const& page) {
  std::vector<PlacedCourse> courses;
  Rows rows = transaction.connection().query(placed, {page});
  while (rows.next()) {
    courses.push_back(
        {rows.text(0), rows.integer(1), rows.text(2), rows.integer(3), rows.integer(4)});
  }
  return courses;
}

}  // namespace storage
