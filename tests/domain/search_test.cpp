#include "domain/search.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace domain {
namespace {

Catalogue program() {
  CatalogueParts parts;
  parts.roles = founding_roles();
  Certification csm;
  csm.id = "csm";
  csm.name = "Customer Success Managers";
  csm.courses = {"csm-1", "csm-3"};
  parts.certifications = {csm};
  Course plans;
  plans.id = "csm-1";
  plans.certification = "csm";
  plans.number = 1;
  plans.name = "Building Success Plans";
  plans.handbook_url = "https://h.example/csm#curriculum";
  plans.objectives = {{"Define success plans and their purpose", {}},
                      {"Define well-written customer outcomes", {}}};
  Course reviews;
  reviews.id = "csm-3";
  reviews.certification = "csm";
  reviews.number = 3;
  reviews.name = "Executive Business Reviews";
  Course gone = reviews;
  gone.id = "csm-9";
  gone.name = "Retired Success";
  gone.is_retired = true;
  Course ci;
  ci.id = "use-case-continuous-integration";
  ci.name = "Continuous Integration (CI)";
  ci.alias = "CI";
  parts.courses = {plans, reviews, gone, ci};
  parts.use_cases = {{"GitOps and Infrastructure-as-Code", "https://h.example/gitops"}};
  parts.elements = {{ci.id, "Proof points", "What customers have gained", ""},
                    {"", "Market overview", "", "https://h.example/market"}};
  return Catalogue(std::move(parts));
}

std::vector<std::string> titles(std::string_view words) {
  auto const catalogue = program();
  std::vector<std::string> result;
  for (auto const& it : find(catalogue, words)) result.push_back(it.title);
  return result;
}

TEST(Find, GivesTheCourseBeforeItsObjective) {
  auto const found = titles("success plan");
  ASSERT_GE(found.size(), 2U);
  EXPECT_EQ(found[0], "Building Success Plans");
  EXPECT_EQ(found[1], "Define success plans and their purpose");
}

TEST(Find, TakesBeginningsOfWordsAndPlurals) {
  EXPECT_EQ(titles("execut").front(), "Executive Business Reviews");
  EXPECT_EQ(titles("outcome").front(), "Define well-written customer outcomes");
}

TEST(Find, FindsUseCasesAndTheirElements) {
  EXPECT_EQ(titles("gitops").front(), "GitOps and Infrastructure-as-Code");
  EXPECT_EQ(titles("proof ci").front(), "Proof points");
  EXPECT_EQ(titles("market overview").front(), "Market overview");
}

TEST(Find, NeedsEveryWord) { EXPECT_TRUE(titles("success banana").empty()); }

TEST(Find, LeavesRetiredCoursesOut) {
  auto const found = titles("retired");
  EXPECT_TRUE(found.empty());
}

TEST(Find, PassesOverFillerWords) {
  EXPECT_EQ(titles("what is the executive business review").front(), "Executive Business Reviews");
}

TEST(Find, AnEmptyQuestionFindsNothing) { EXPECT_TRUE(titles("  …  ").empty()); }

}  // namespace
}  // namespace domain
