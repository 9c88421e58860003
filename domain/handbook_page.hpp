// What one handbook page says, as values: the importer's result and the catalogue's source.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/assessment.hpp"

namespace domain {

// Where something stands in the handbook.
struct Source {
  std::string section;  // text of the nearest heading above, empty before the first
  std::string anchor;   // that heading's anchor in the published page ("recognition")
  int line = 0;         // 1-based line of the file
  std::string
      fingerprint;  // of the section's text, 16 hex digits; white space at line ends ignored

  friend bool operator==(Source const&, Source const&) = default;
};

enum class LinkKind { material, learning_path, knowledge_check };

struct Link {
  LinkKind kind = LinkKind::material;
  std::string label;
  std::string url;             // as written; may be relative to the handbook ("/handbook/…")
  bool internal_only = false;  // the page says so beside the link (R34)
  Source source;

  friend bool operator==(Link const&, Link const&) = default;
};

struct Objective {
  std::string text;  // plain text, no Markdown
  Source source;
  std::int64_t id = 0;  // that of the database, once it is there

  friend bool operator==(Objective const&, Objective const&) = default;
};

// A numbered course of a certification as a page states it.
struct PageCourse {
  int number = 0;
  std::string
      id;  // only when the page's front matter fixes it (`course_ids: {3: sal-7}`), else empty
  std::string name;
  std::string
      learning_path;  // name of the path it belongs to; empty = hangs on the certification (R28)
  std::vector<Objective> objectives;
  std::vector<Link> links;  // link of the name first; none = planned (R29)
  Source source;
};

struct PageLearningPath {
  std::string name;
  std::optional<int> expected_courses;  // "will consist of 5 courses"
  bool in_development = false;
  Source source;
};

// What the page says earns a badge (R11 to R14). More than one may be set.
struct BadgeRule {
  bool each_course = false;
  bool all_courses = false;
  bool written_exam = false;
  bool practical = false;
  std::string text;  // the page's sentence
  Source source;
};

struct PageCertification {
  std::string id;         // `id:` of the front matter, else lower-case role code ("sal")
  std::string role;       // role as the page names it, singular: "Strategic Account Leader", "SQS"
  std::string role_code;  // "SAL"; empty when the title names no role known to the program
  std::string name;       // page title without its program prefix, singular
  std::string noun;       // "certification" or "accreditation", as the page calls the program
  std::string prerequisite;  // id of a certification that comes first (`requires: sqs`), or empty
  std::vector<PageLearningPath> paths;
  std::vector<PageCourse> courses;
  Source source;
};

// A certification that the page only points to (R47).
struct CertificationLink {
  std::string role;       // singular
  std::string role_code;  // empty when unknown
  std::string url;
  Source source;
};

// A use-case training (R30 to R36); its id is "use-case-<slug of the name>".
struct PageUseCaseTraining {
  std::string id;
  std::string name;   // "Continuous Integration (CI)"
  std::string alias;  // "CI", from the brackets; may be empty
  std::vector<Link> links;
  Source source;
};

// One of the use cases that the company sells to (R31).
struct PageUseCase {
  std::string name;
  std::string url;
  Source source;
};

// One of the ten elements of a use-case training (R30). `training` is the training's id when the
// page gives the element for that training, empty when it lists the elements in general.
struct PageElement {
  std::string training;
  std::string name;
  std::string text;  // what the page says about it, plain; may be empty
  std::string url;   // may be empty
  Source source;
};

struct Feedback {
  std::string channel;    // "#field-cert-program"; may be empty (R44)
  std::string board_url;  // may be empty
  Source source;
};

// A role as data (R5): `aliases` are other names; `until` is the day it stopped being used.
struct PageRole {
  std::string code;
  std::string name;
  std::vector<std::string> aliases;
  std::string certification;  // id of the certification its people take; empty = none
  std::string since;          // YYYY-MM-DD or empty
  std::string until;          // YYYY-MM-DD or empty
  std::string becomes;        // code of the role that took its place, or empty
  Source source;
};

// Something that looked like content but has no place in the program.
struct Unplaced {
  int line = 0;
  std::string what;  // "list item", "embedded frame", "image", "link", …
  std::string text;  // its beginning, one line, at most 100 characters
};

// A section of the page, so that a later import can say what changed.
struct PageSection {
  std::string heading;
  std::string anchor;
  int line = 0;
  std::string fingerprint;
};

struct HandbookPage {
  std::string file;  // as given to the importer, for messages
  std::string
      key;  // what makes it the same page next time: `page:` of the front matter, else file stem
  std::string title;
  std::string description;
  std::string url;  // `url:` of the front matter; empty = unknown
  std::optional<PageCertification> certification;
  std::vector<CertificationLink> certification_links;
  std::vector<PageUseCaseTraining> trainings;
  std::vector<PageUseCase> use_cases;
  std::vector<PageElement> elements;
  std::optional<BadgeRule> badge_rule;
  std::optional<Feedback> feedback;
  std::vector<PageRole> roles;
  std::optional<AssessmentRules> quiz_rules;  // of the knowledge checks of its courses
  std::optional<AssessmentRules> exam_rules;  // of its certification's written exam
  std::vector<PageSection> sections;
  std::vector<Unplaced> unplaced;

  bool has_curriculum() const { return certification.has_value() || !trainings.empty(); }
};

}  // namespace domain
