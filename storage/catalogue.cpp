// Reading the program into memory.
#include "storage/catalogue.hpp"

#include <algorithm>
#include <map>

#include "storage/assessment_rules.hpp"
#include "storage/catalogue_banks.hpp"
#include "storage/roles.hpp"

namespace storage {
namespace {

using domain::AssessmentKind;
using domain::Catalogue;
using domain::CatalogueParts;
using domain::Certification;
using domain::Course;

// Changes whenever another connection has committed anything. SQLite's own; an engine without it
// reads program_version each time.
constexpr Sql data_version{"data_version", "PRAGMA data_version"};

constexpr Sql program_version{"program_version", "SELECT version FROM program_version"};

constexpr Sql all_certifications{
    "all_certifications",
    "SELECT c.id, c.role_code, c.name, c.noun, c.prerequisite, c.anchor, p.url, p.description, "
    "p.key "
    "FROM certification c JOIN page p ON p.key = c.page ORDER BY c.id"};

constexpr Sql all_certification_links{
    "all_certification_links",
    "SELECT role, role_code, url FROM certification_link ORDER BY page, ordinal"};

constexpr Sql all_learning_paths{"all_learning_paths",
                                 "SELECT certification, name, expected_courses, in_development "
                                 "FROM learning_path ORDER BY certification, ordinal"};

constexpr Sql all_courses{
    "all_courses",
    "SELECT c.id, c.certification, c.number, c.name, c.alias, c.learning_path, c.anchor, "
    "COALESCE(p.url, ''), c.retired_at, c.page "
    "FROM course c LEFT JOIN page p ON p.key = c.page "
    "ORDER BY c.certification, c.number, c.name, c.id"};

constexpr Sql all_objectives{
    "all_objectives",
    "SELECT course, text, section, anchor, line, fingerprint, id FROM objective "
    "WHERE retired_at IS NULL ORDER BY course, ordinal"};

constexpr Sql all_links{"all_links",
                        "SELECT course, kind, label, url, internal_only FROM course_link "
                        "ORDER BY course, page, ordinal"};

constexpr Sql all_use_cases{"all_use_cases",
                            "SELECT name, url FROM use_case ORDER BY page, ordinal"};

constexpr Sql all_elements{
    "all_elements",
    "SELECT training, name, text, url FROM use_case_element ORDER BY page, ordinal"};

constexpr Sql all_badge_rules{
    "all_badge_rules",
    "SELECT page, each_course, all_courses, written_exam, practical, text FROM badge_rule"};

constexpr Sql all_feedback{"all_feedback",
                           "SELECT f.page, f.channel, f.board_url, p.imported_at FROM feedback f "
                           "JOIN page p ON p.key = f.page ORDER BY p.imported_at, f.page"};

class Loader {
 public:
  Loader(Connection& connection, std::string const& handbook_url)
      : connection_(connection), handbook_url_(handbook_url) {}

  Catalogue load() {
    parts_.roles = load_roles(connection_);
    rules_ = load_rules(connection_);
    load_certifications();
    load_certification_links();
    load_paths();
    load_courses();
    load_objectives();
    load_links();
    load_use_cases();
    load_badge_rules();
    load_feedback();
    attach_banks(connection_, parts_);
    return Catalogue(std::move(parts_));
  }

 private:
  // "/handbook/…" belongs to the handbook's site; anything without a scheme is no address.
  std::string absolute(std::string const& url, std::string const& anchor = {}) const {
    std::string result = url;
    if (url.starts_with('/')) result = handbook_url_.empty() ? "" : handbook_url_ + url;
    if (result.empty() || anchor.empty()) return result;
    return result + '#' + anchor;
  }

  Certification* certification(std::string const& id) {
    auto const found = std::ranges::find(parts_.certifications, id, &Certification::id);
    return found == parts_.certifications.end() ? nullptr : &*found;
  }

  Course* course(std::string const& id) {
    auto const found = course_at_.find(id);
    return found == course_at_.end() ? nullptr : &parts_.courses[found->second];
  }

  void load_certifications() {
    Rows rows = connection_.query(all_certifications);
    while (rows.next()) {
      Certification it;
      it.id = rows.text(0);
      it.role_code = rows.text(1);
      it.name = rows.text(2);
      it.noun = rows.text(3);
      it.prerequisite = rows.text(4);
      it.handbook_url = absolute(rows.text(6));
      it.description = rows.text(7);
      pages_[rows.text(8)] = it.id;
      if (auto const* const rules = rules_of(rows.text(8), AssessmentKind::written_exam)) {
        it.exam_rules = *rules;
      }
      parts_.certifications.push_back(std::move(it));
    }
  }

  domain::AssessmentRules const* rules_of(std::string const& page, AssessmentKind kind) const {
    auto const found = rules_.find({page, kind});
    return found == rules_.end() ? nullptr : &found->second;
  }

  void load_paths() {
    Rows rows = connection_.query(all_learning_paths);
    while (rows.next()) {
      Certification* const owner = certification(rows.text(0));
      domain::PageLearningPath path;
      path.name = rows.text(1);
      if (auto const expected = rows.optional_integer(2)) {
        path.expected_courses = static_cast<int>(*expected);
      }
      path.in_development = rows.integer(3) != 0;
      owner->paths.push_back(std::move(path));
    }
  }

  void load_courses() {
    Rows rows = connection_.query(all_courses);
    while (rows.next()) {
      Course it;
      it.id = rows.text(0);
      it.certification = rows.is_null(1) ? "" : rows.text(1);
      it.number = static_cast<int>(rows.integer(2));
      it.name = rows.text(3);
      it.alias = rows.text(4);
      it.learning_path = rows.text(5);
      it.handbook_url = absolute(rows.text(7), rows.text(6));
      it.is_retired = !rows.is_null(8);
      if (auto const* const rules = rules_of(rows.text(9), AssessmentKind::knowledge_check)) {
        it.quiz_rules = *rules;
      }
      if (Certification* const owner = certification(it.certification)) {
        if (!it.is_retired) owner->courses.push_back(it.id);
        if (it.handbook_url.empty()) it.handbook_url = absolute(owner->handbook_url, rows.text(6));
      }
      course_at_[it.id] = parts_.courses.size();
      parts_.courses.push_back(std::move(it));
    }
  }

  void load_objectives() {
    Rows rows = connection_.query(all_objectives);
    while (rows.next()) {
      domain::Objective it;
      it.text = rows.text(1);
      it.source = {rows.text(2), rows.text(3), static_cast<int>(rows.integer(4)), rows.text(5)};
      it.id = rows.integer(6);
      course(rows.text(0))->objectives.push_back(std::move(it));
    }
  }

  void load_links() {
    Rows rows = connection_.query(all_links);
    while (rows.next()) {
      domain::Link it;
      std::string const kind = rows.text(1);
      it.kind = kind == "learning_path"     ? domain::LinkKind::learning_path
                : kind == "knowledge_check" ? domain::LinkKind::knowledge_check
                                            : domain::LinkKind::material;
      it.label = rows.text(2);
      it.url = absolute(rows.text(3));
      it.internal_only = rows.integer(4) != 0;
      auto& links = course(rows.text(0))->links;
      // Several pages may give the same link.
      bool const is_new = std::ranges::find(links, it.url, &domain::Link::url) == links.end();
      if (!it.url.empty() && is_new) links.push_back(std::move(it));
    }
  }

  void load_use_cases() {
    Rows cases = connection_.query(all_use_cases);
    while (cases.next()) {
      domain::UseCase it{cases.text(0), absolute(cases.text(1))};
      auto const same = [&](domain::UseCase const& other) { return other.name == it.name; };
      if (std::ranges::none_of(parts_.use_cases, same)) parts_.use_cases.push_back(std::move(it));
    }
    Rows elements = connection_.query(all_elements);
    while (elements.next()) {
      domain::UseCaseElement it{elements.text(0), elements.text(1), elements.text(2),
                                absolute(elements.text(3))};
      auto const same = [&](domain::UseCaseElement const& other) {
        return other.training == it.training && other.name == it.name;
      };
      if (std::ranges::none_of(parts_.elements, same)) parts_.elements.push_back(std::move(it));
    }
  }

  void load_badge_rules() {
    Rows rows = connection_.query(all_badge_rules);
    while (rows.next()) {
      Certification* const owner = certification(pages_[rows.text(0)]);
      if (owner == nullptr) continue;
      domain::BadgeRule rule;
      rule.each_course = rows.integer(1) != 0;
      rule.all_courses = rows.integer(2) != 0;
      rule.written_exam = rows.integer(3) != 0;
      rule.practical = rows.integer(4) != 0;
      rule.text = rows.text(5);
      owner->badge_rule = std::move(rule);
    }
  }

  // A certification's page speaks for it; the page imported last with a channel for the program.
  void load_feedback() {
    Rows rows = connection_.query(all_feedback);
    while (rows.next()) {
      domain::Feedback it;
      it.channel = rows.text(1);
      it.board_url = absolute(rows.text(2));
      if (Certification* const owner = certification(pages_[rows.text(0)])) owner->feedback = it;
      if (!it.channel.empty() || parts_.feedback.channel.empty()) parts_.feedback = it;
    }
  }

  // Program pages point to the page of each role. That tells the address of a page that does not
  // say its own, and makes a certification of which nothing else is known (R47).
  void load_certification_links() {
    Rows rows = connection_.query(all_certification_links);
    while (rows.next()) {
      domain::Role const* const role = domain::find_role(parts_.roles, rows.text(1));
      if (role == nullptr || role->certification.empty()) continue;
      std::string const url = absolute(rows.text(2));
      if (Certification* const known = certification(role->certification)) {
        if (known->handbook_url.empty()) known->handbook_url = url;
        continue;
      }
      Certification it;
      it.id = role->certification;
      it.name = role->name;
      it.role_code = role->code;
      it.noun = "certification";
      it.handbook_url = url;
      parts_.certifications.push_back(std::move(it));
    }
  }

  Connection& connection_;
  std::string const& handbook_url_;
  CatalogueParts parts_;
  std::map<std::string, std::size_t> course_at_;
  std::map<std::string, std::string> pages_;  // certification by the key of its page
  RulesByPage rules_;
};

}  // namespace

domain::Catalogue load_catalogue(Connection& connection, std::string const& handbook_url) {
  return Loader(connection, handbook_url).load();
}

std::shared_ptr<domain::Catalogue const> CatalogueCache::current(Connection& connection,
                                                                 Seen& seen) {
  std::int64_t const data = connection.integer(data_version);
  if (seen.catalogue && data == seen.data_version) return seen.catalogue;
  std::int64_t const version = connection.integer(program_version);
  std::lock_guard const lock(mutex_);
  if (!catalogue_ || version != version_) {
    catalogue_ = std::make_shared<Catalogue const>(load_catalogue(connection, handbook_url_));
    version_ = version;
  }
  seen = {data, catalogue_};
  return catalogue_;
}

}  // namespace storage
