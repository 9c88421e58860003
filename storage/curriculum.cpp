// Saving certifications, their courses, and use-case trainings.
#include "storage/curriculum.hpp"

#include <algorithm>

#include "domain/course_matching.hpp"
#include "storage/course_links.hpp"
#include "storage/objectives.hpp"

namespace storage {
namespace {

using domain::HandbookPage;
using domain::Instant;
using domain::PageCourse;

constexpr Sql save{
    "save_certification",
    "INSERT INTO certification (id, page, role_code, name, noun, prerequisite, section, anchor, "
    "line, fingerprint) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) "
    "ON CONFLICT (id) DO UPDATE SET page = excluded.page, role_code = excluded.role_code, "
    "name = excluded.name, noun = excluded.noun, prerequisite = excluded.prerequisite, "
    "section = excluded.section, anchor = excluded.anchor, line = excluded.line, "
    "fingerprint = excluded.fingerprint"};

constexpr Sql forget_paths{"forget_paths", "DELETE FROM learning_path WHERE certification = $1"};

constexpr Sql add_path{
    "add_path",
    "INSERT INTO learning_path (certification, ordinal, name, expected_courses, in_development) "
    "VALUES ($1, $2, $3, $4, $5)"};

constexpr Sql courses_of{
    "courses_of_certification",
    "SELECT id, number, name, retired_at FROM course WHERE certification = $1 ORDER BY number, id"};

constexpr Sql certifications_of_page{"certifications_of_page",
                                     "SELECT id FROM certification WHERE page = $1 AND id <> $2"};

constexpr Sql save_course_row{
    "save_course",
    "INSERT INTO course (id, certification, page, number, name, alias, learning_path, section, "
    "anchor, line, fingerprint) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) "
    "ON CONFLICT (id) DO UPDATE SET certification = excluded.certification, page = excluded.page, "
    "number = excluded.number, name = excluded.name, alias = excluded.alias, "
    "learning_path = excluded.learning_path, section = excluded.section, "
    "anchor = excluded.anchor, line = excluded.line, fingerprint = excluded.fingerprint, "
    "retired_at = NULL"};

constexpr Sql retire{"retire_course", "UPDATE course SET retired_at = $2 WHERE id = $1"};

constexpr Sql trainings_of_page{"trainings_of_page",
                                "SELECT c.id, c.name FROM training_page t JOIN course c ON c.id = "
                                "t.training WHERE t.page = $1"};

constexpr Sql course_name{"course_name", "SELECT name, retired_at FROM course WHERE id = $1"};

constexpr Sql name_training{
    "name_training",
    "INSERT INTO training_page (training, page) VALUES ($1, $2) ON CONFLICT DO NOTHING"};

constexpr Sql drop_training{"drop_training",
                            "DELETE FROM training_page WHERE training = $1 AND page = $2"};

constexpr Sql drop_links{"drop_training_links",
                         "DELETE FROM course_link WHERE course = $1 AND page = $2"};

constexpr Sql pages_of_training{"pages_of_training",
                                "SELECT COUNT(*) FROM training_page WHERE training = $1"};

std::vector<domain::KnownCourse> known_courses(Transaction const& transaction,
                                               std::string const& certification) {
  std::vector<domain::KnownCourse> known;
  {
    Rows rows = transaction.connection().query(courses_of, {certification});
    while (rows.next()) {
      known.push_back(
          {rows.text(0), static_cast<int>(rows.integer(1)), rows.text(2), {}, !rows.is_null(3)});
    }
  }
  for (domain::KnownCourse& course : known) {
    course.objectives = objectives_of(transaction, course.id);
  }
  return known;
}

std::vector<domain::StatedCourse> stated_courses(std::vector<PageCourse> const& courses) {
  std::vector<domain::StatedCourse> stated;
  for (PageCourse const& course : courses) {
    domain::StatedCourse it{course.number, course.id, course.name, {}};
    for (auto const& objective : course.objectives) it.objectives.push_back(objective.text);
    stated.push_back(std::move(it));
  }
  return stated;
}

void tell_course_change(domain::KnownCourse const* before, PageCourse const& now,
                        std::string const& id, PageChanges& changes) {
  if (before == nullptr) {
    changes.add("course " + id + " added, line " + std::to_string(now.source.line) + ": " +
                now.name);
    return;
  }
  if (before->is_retired) changes.add("course " + id + " back: " + now.name);
  if (before->name != now.name) {
    changes.add("course " + id + " renamed: " + before->name + " → " + now.name);
  }
  if (before->number != now.number) {
    changes.add("course " + id + " moved: number " + std::to_string(before->number) + " → " +
                std::to_string(now.number));
  }
}

void retire_course(Connection& db, std::string const& id, std::string const& name, Instant now,
                   PageChanges& changes) {
  db.run(retire, {id, now.ms});
  changes.add("course " + id + " retired: " + name + " (what people completed stays)");
}

void save_courses(Transaction const& transaction, HandbookPage const& page, Instant now,
                  PageChanges& changes) {
  Connection& db = transaction.connection();
  auto const& certification = *page.certification;
  auto const known = known_courses(transaction, certification.id);
  auto const ids =
      domain::match_courses(certification.id, known, stated_courses(certification.courses));
  for (std::size_t i = 0; i < ids.size(); ++i) {
    PageCourse const& it = certification.courses[i];
    auto const before = std::ranges::find(known, ids[i], &domain::KnownCourse::id);
    tell_course_change(before == known.end() ? nullptr : &*before, it, ids[i], changes);
    db.run(save_course_row,
           {ids[i], certification.id, page.key, std::int64_t{it.number}, it.name,
            std::string_view{}, it.learning_path, it.source.section, it.source.anchor,
            std::int64_t{it.source.line}, it.source.fingerprint});
    save_objectives(transaction, ids[i], it.objectives, now, changes);
    save_links(transaction, page.key, ids[i], it.links, changes);
  }
  for (auto const& course : known) {
    bool const is_stated = std::ranges::find(ids, course.id) != ids.end();
    if (!is_stated && !course.is_retired) retire_course(db, course.id, course.name, now, changes);
  }
}

void save_paths(Connection& db, domain::PageCertification const& certification) {
  db.run(forget_paths, {certification.id});
  std::int64_t ordinal = 0;
  for (auto const& path : certification.paths) {
    Value const expected =
        path.expected_courses ? Value(std::int64_t{*path.expected_courses}) : Value(nullptr);
    db.run(add_path, {certification.id, ++ordinal, path.name, expected,
                      std::int64_t{path.in_development ? 1 : 0}});
  }
}

// Retires the courses of the certifications that the page had, but for `kept`.
void retire_other_certifications(Transaction const& transaction, std::string const& page,
                                 std::string const& kept, Instant now, PageChanges& changes) {
  std::vector<std::string> gone;
  {
    Rows rows = transaction.connection().query(certifications_of_page, {page, kept});
    while (rows.next()) gone.push_back(rows.text(0));
  }
  for (std::string const& certification : gone) {
    for (auto const& course : known_courses(transaction, certification)) {
      if (course.is_retired) continue;
      retire_course(transaction.connection(), course.id, course.name, now, changes);
    }
  }
}

void drop_missing_trainings(Connection& db, HandbookPage const& page, Instant now,
                            PageChanges& changes) {
  std::vector<std::pair<std::string, std::string>> before;
  {
    Rows rows = db.query(trainings_of_page, {page.key});
    while (rows.next()) before.emplace_back(rows.text(0), rows.text(1));
  }
  for (auto const& [id, name] : before) {
    auto const same = std::ranges::find(page.trainings, id, &domain::PageUseCaseTraining::id);
    if (same != page.trainings.end()) continue;
    db.run(drop_training, {id, page.key});
    db.run(drop_links, {id, page.key});
    if (db.integer(pages_of_training, {id}) == 0) retire_course(db, id, name, now, changes);
  }
}

}  // namespace

void save_certification(Transaction const& transaction, HandbookPage const& page, Instant now,
                        PageChanges& changes) {
  auto const& it = *page.certification;
  retire_other_certifications(transaction, page.key, it.id, now, changes);
  transaction.connection().run(
      save, {it.id, page.key, it.role_code, it.name, it.noun, it.prerequisite, it.source.section,
             it.source.anchor, std::int64_t{it.source.line}, it.source.fingerprint});
  save_paths(transaction.connection(), it);
  save_courses(transaction, page, now, changes);
}

void retire_curriculum(Transaction const& transaction, std::string const& page, Instant now,
                       PageChanges& changes) {
  retire_other_certifications(transaction, page, "", now, changes);
}

void save_trainings(Transaction const& transaction, HandbookPage const& page, Instant now,
                    PageChanges& changes) {
  Connection& db = transaction.connection();
  drop_missing_trainings(db, page, now, changes);
  for (auto const& it : page.trainings) {
    {
      Rows known = db.query(course_name, {it.id});
      bool const is_known = known.next();
      if (!is_known) changes.add("use-case training " + it.id + " added: " + it.name);
      if (is_known && !known.is_null(1)) changes.add("use-case training " + it.id + " back");
    }
    db.run(save_course_row, {it.id, nullptr, page.key, std::int64_t{0}, it.name, it.alias,
                             std::string_view{}, it.source.section, it.source.anchor,
                             std::int64_t{it.source.line}, it.source.fingerprint});
    db.run(name_training, {it.id, page.key});
    save_links(transaction, page.key, it.id, it.links, changes);
  }
}

}  // namespace storage
