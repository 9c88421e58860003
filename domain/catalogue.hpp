// The program as the handbook states it: what handlers answer from. Immutable once built.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/assessment.hpp"
#include "domain/handbook_page.hpp"
#include "domain/role.hpp"

namespace domain {

struct Course {
  std::string id;             // "sal-1", "use-case-devsecops"
  std::string certification;  // id, empty for a use-case training
  int number = 0;             // within the certification; 0 for a use-case training
  std::string name;
  std::string alias;          // "CI" for "Continuous Integration (CI)", else empty
  std::string learning_path;  // name, or empty
  std::vector<Objective> objectives;
  std::vector<Link> links;  // absolute
  std::string
      handbook_url;  // where the handbook states it; empty when the page's address is unknown
  bool is_retired = false;  // no longer in the handbook; kept for those who completed it
  bool has_quiz = false;    // there are questions for its knowledge check
  AssessmentRules quiz_rules = default_rules(AssessmentKind::knowledge_check);

  bool is_use_case_training() const { return certification.empty(); }

  // Where to read about it: the handbook, else its first link; empty when there is neither.
  std::string const& reading_url() const {
    return handbook_url.empty() && !links.empty() ? links.front().url : handbook_url;
  }
};

struct Certification {
  std::string id;
  std::string name;       // "Strategic Account Leaders"
  std::string role_code;  // "SAL", or empty
  std::string noun;       // "certification" or "accreditation"
  std::string description;
  std::string prerequisite;  // id of the certification that comes first, or empty
  std::string handbook_url;  // its page; empty when unknown
  std::vector<PageLearningPath> paths;
  std::vector<std::string> courses;  // ids in order of number, retired ones left out
  std::optional<BadgeRule> badge_rule;
  std::optional<Feedback> feedback;
  // The banks that its written exam is drawn from: its own, else those of its courses. Empty =
  // there is no exam.
  std::vector<std::string> exam_banks;
  AssessmentRules exam_rules = default_rules(AssessmentKind::written_exam);
};

struct UseCase {
  std::string name;
  std::string url;
};

struct UseCaseElement {
  std::string training;  // course id, empty when it holds for every training
  std::string name;
  std::string text;
  std::string url;
};

// What the parts of a catalogue are read from; `index` makes them one.
struct CatalogueParts {
  std::vector<Role> roles;
  std::vector<Certification> certifications;
  std::vector<Course> courses;
  std::vector<UseCase> use_cases;
  std::vector<UseCaseElement> elements;
  Feedback feedback;  // of the program as a whole
};

class Catalogue {
 public:
  Catalogue() = default;
  explicit Catalogue(CatalogueParts parts);

  std::vector<Role> const& roles() const { return parts_.roles; }
  std::vector<Certification> const& certifications() const { return parts_.certifications; }
  std::vector<Course> const& courses() const { return parts_.courses; }
  std::vector<UseCase> const& use_cases() const { return parts_.use_cases; }
  std::vector<UseCaseElement> const& elements() const { return parts_.elements; }
  Feedback const& feedback() const { return parts_.feedback; }

  Course const* course(std::string_view id) const;                // null when there is none
  Certification const* certification(std::string_view id) const;  // null when there is none

  // The certification that people of this role take; null when the role has none.
  Certification const* certification_of_role(std::string_view role_code) const;

  // By id, role code, role name or alias, or the certification's own name.
  Certification const* find_certification(std::string_view words) const;

  // By id, full name, alias, or number within `own` (may be null). Case is ignored. Retired
  // courses are found by their id only.
  Course const* find_course(std::string_view words, Certification const* own) const;

 private:
  CatalogueParts parts_;
  std::unordered_map<std::string_view, std::size_t> course_index_;
};

}  // namespace domain
