// Saving the links of courses.
#include "storage/course_links.hpp"

#include <algorithm>

namespace storage {
namespace {

using domain::Link;
using domain::LinkKind;

constexpr Sql of_course{"links_of_course",
                        "SELECT url, line FROM course_link WHERE page = $1 AND course = $2"};

constexpr Sql forget{"forget_links", "DELETE FROM course_link WHERE page = $1 AND course = $2"};

constexpr Sql add{
    "add_link",
    "INSERT INTO course_link (page, course, ordinal, kind, label, url, internal_only, "
    "section, anchor, line, fingerprint) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"};

std::string_view kind_text(LinkKind kind) {
  switch (kind) {
    case LinkKind::learning_path:
      return "learning_path";
    case LinkKind::knowledge_check:
      return "knowledge_check";
    case LinkKind::material:
      break;
  }
  return "material";
}

struct OldLink {
  std::string url;
  std::int64_t line;
};

std::vector<OldLink> old_links(Connection& db, std::string const& page, std::string const& course) {
  std::vector<OldLink> links;
  Rows rows = db.query(of_course, {page, course});
  while (rows.next()) links.push_back({rows.text(0), rows.integer(1)});
  return links;
}

}  // namespace

void save_links(Transaction const& transaction, std::string const& page, std::string const& course,
                std::vector<Link> const& links, PageChanges& changes) {
  Connection& db = transaction.connection();
  auto const before = old_links(db, page, course);
  db.run(forget, {page, course});
  std::int64_t ordinal = 0;
  for (Link const& link : links) {
    db.run(add, {page, course, ++ordinal, kind_text(link.kind), link.label, link.url,
                 std::int64_t{link.internal_only ? 1 : 0}, link.source.section, link.source.anchor,
                 std::int64_t{link.source.line}, link.source.fingerprint});
    if (std::ranges::find(before, link.url, &OldLink::url) == before.end()) {
      changes.add("link of " + course + " added, line " + std::to_string(link.source.line) + ": " +
                  link.url);
    }
  }
  for (OldLink const& old : before) {
    if (std::ranges::find(links, old.url, &Link::url) == links.end()) {
      changes.add("link of " + course + " gone: " + old.url);
    }
  }
}

}  // namespace storage
