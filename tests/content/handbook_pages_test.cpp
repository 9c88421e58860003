// The real pages of the program, where they are at hand: what must be found in them.
#include <cstdlib>
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "content/handbook.hpp"
#include "support/reading.hpp"

namespace {

using domain::LinkKind;
using testing::ElementsAre;
using testing::IsEmpty;

std::string pages_folder() {
  if (auto const* folder = std::getenv("FIELDCERT_HANDBOOK")) return folder;
  return std::string(FIELDCERT_SOURCE_DIR) + "/../shared/handbook";
}

class RealPages : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(pages_folder())) GTEST_SKIP() << "no pages at " << pages_folder();
  }

  static domain::HandbookPage read(std::string const& name) {
    auto const file = name + ".md";
    auto const reading = content::read_handbook_page(file, read_file(pages_folder() + "/" + file),
                                                     domain::founding_roles());
    EXPECT_EQ(texts(reading.problems), std::vector<std::string>());
    return reading.page;
  }
};

std::vector<std::string> course_names(domain::HandbookPage const& page) {
  std::vector<std::string> names;
  for (auto const& course : page.certification->courses) names.push_back(course.name);
  return names;
}

std::vector<std::size_t> objective_counts(domain::HandbookPage const& page) {
  std::vector<std::size_t> counts;
  for (auto const& course : page.certification->courses) counts.push_back(course.objectives.size());
  return counts;
}

std::vector<std::string> training_names(domain::HandbookPage const& page) {
  std::vector<std::string> names;
  for (auto const& training : page.trainings) names.push_back(training.name);
  return names;
}

std::vector<std::string> linked_roles(domain::HandbookPage const& page) {
  std::vector<std::string> roles;
  for (auto const& link : page.certification_links) roles.push_back(link.role);
  return roles;
}

std::vector<int> unplaced_lines(domain::HandbookPage const& page) {
  std::vector<int> lines;
  for (auto const& left : page.unplaced) lines.push_back(left.line);
  return lines;
}

TEST_F(RealPages, StrategicAccountLeadersHaveOnePathOfFiveCoursesAndNineteenObjectives) {
  auto const page = read("field-certification-sal");
  ASSERT_TRUE(page.certification);
  auto const& certification = *page.certification;
  EXPECT_EQ(certification.id, "sal");
  EXPECT_EQ(certification.role, "Strategic Account Leader");
  EXPECT_EQ(certification.role_code, "SAL");
  EXPECT_EQ(certification.name, "Strategic Account Leaders");
  EXPECT_EQ(certification.noun, "certification");
  EXPECT_THAT(
      course_names(page),
      ElementsAre("Applying DevOps", "Describe the Customer Journey", "Analyze Your Territory",
                  "Execute Pipeline Generation Activities", "Manage Forecasting Activities"));
  EXPECT_THAT(objective_counts(page), ElementsAre(3, 4, 3, 4, 5));
  ASSERT_EQ(certification.paths.size(), 1U);
  EXPECT_EQ(certification.paths[0].name, "Pipeline Generation & Qualification");
  EXPECT_EQ(certification.paths[0].expected_courses, 5);
  EXPECT_TRUE(certification.paths[0].in_development);
  for (auto const& course : certification.courses) {
    EXPECT_EQ(course.learning_path, "Pipeline Generation & Qualification");
    EXPECT_THAT(course.links, IsEmpty());
  }
  EXPECT_EQ(certification.courses[4].source.line, 50);
  EXPECT_EQ(certification.courses[4].objectives[4].source.line, 55);
}

TEST_F(RealPages, StrategicAccountLeadersHaveTwoTrainingsWithTheirOwnQuiz) {
  auto const page = read("field-certification-sal");
  EXPECT_THAT(training_names(page), ElementsAre("Continuous Integration (CI)", "DevSecOps"));
  for (auto const& training : page.trainings) {
    ASSERT_EQ(training.links.size(), 2U);
    EXPECT_EQ(training.links[0].kind, LinkKind::learning_path);
    EXPECT_TRUE(training.links[0].internal_only);
    EXPECT_EQ(training.links[1].kind, LinkKind::knowledge_check);
    EXPECT_FALSE(training.links[1].internal_only);
  }
  EXPECT_EQ(page.trainings[0].alias, "CI");
  EXPECT_EQ(page.trainings[0].links[1].url, "https://forms.gle/SYcjEptqKyfohUHx7");
  EXPECT_EQ(page.trainings[1].id, "use-case-devsecops");
  EXPECT_EQ(page.trainings[1].links[1].source.line, 69);
}

TEST_F(RealPages, StrategicAccountLeadersGetABadgeForEachCourse) {
  auto const page = read("field-certification-sal");
  ASSERT_TRUE(page.badge_rule);
  EXPECT_TRUE(page.badge_rule->each_course);
  EXPECT_FALSE(page.badge_rule->all_courses);
  EXPECT_FALSE(page.badge_rule->written_exam);
  EXPECT_FALSE(page.badge_rule->practical);
  ASSERT_TRUE(page.feedback);
  EXPECT_EQ(page.feedback->channel, "");
  EXPECT_THAT(page.feedback->board_url, testing::HasSubstr("/boards/1637426"));
  EXPECT_THAT(unplaced_lines(page), ElementsAre(22));
}

TEST_F(RealPages, CustomerSuccessManagersHaveFiveCoursesAndTwentyObjectives) {
  auto const page = read("field-accreditation-csm");
  ASSERT_TRUE(page.certification);
  auto const& certification = *page.certification;
  EXPECT_EQ(certification.id, "csm");
  EXPECT_EQ(certification.noun, "accreditation");
  EXPECT_THAT(certification.paths, IsEmpty());
  EXPECT_THAT(
      course_names(page),
      ElementsAre("Building Success Plans", "Success Plans in Gainsight",
                  "Executive Business Reviews", "SALSA-CSM Meeting", "Pre- to Post Sales Handoff"));
  EXPECT_THAT(objective_counts(page), ElementsAre(4, 3, 6, 3, 4));
  ASSERT_EQ(certification.courses[0].links.size(), 1U);
  EXPECT_THAT(certification.courses[0].links[0].url, testing::EndsWith("07f6ffc56578"));
  EXPECT_THAT(certification.courses[1].links, IsEmpty());
  EXPECT_THAT(page.unplaced, IsEmpty());
}

TEST_F(RealPages, TheObjectiveThatIsNoListItemCounts) {
  auto const page = read("field-accreditation-csm");
  auto const& objective = page.certification->courses.at(4).objectives.at(0);
  EXPECT_EQ(objective.text,
            "Differentiate between when a CSM should get involved in commercial and enterprise "
            "accounts");
  EXPECT_EQ(objective.source.line, 47);
}

TEST_F(RealPages, CustomerSuccessManagersGetTheBadgeAfterCoursesExamAndPractical) {
  auto const page = read("field-accreditation-csm");
  ASSERT_TRUE(page.badge_rule);
  EXPECT_TRUE(page.badge_rule->each_course);
  EXPECT_FALSE(page.badge_rule->all_courses);
  EXPECT_TRUE(page.badge_rule->written_exam);
  EXPECT_TRUE(page.badge_rule->practical);
  EXPECT_EQ(page.feedback->channel, "");
  EXPECT_THAT(page.feedback->board_url, testing::HasSubstr("/boards/2714682"));
}

TEST_F(RealPages, TheOlderProgramPageHasThreeTrainingsSevenUseCasesAndTenElements) {
  auto const page = read("field-certification");
  EXPECT_FALSE(page.certification);
  EXPECT_TRUE(page.has_curriculum());
  EXPECT_THAT(training_names(page),
              ElementsAre("Continuous Integration (CI)", "DevSecOps", "DevOps Platform"));
  for (auto const& training : page.trainings) EXPECT_EQ(training.links.size(), 1U);
  EXPECT_EQ(page.use_cases.size(), 7U);
  EXPECT_EQ(page.use_cases[6].name, "GitOps and Infrastructure-as-Code");
  EXPECT_EQ(page.elements.size(), 10U);
  EXPECT_THAT(linked_roles(page),
              ElementsAre("Strategic Account Leader", "Account Executive", "Solution Architect",
                          "Technical Account Manager", "Partner"));
  EXPECT_TRUE(page.badge_rule->all_courses);
  EXPECT_FALSE(page.badge_rule->written_exam);
  EXPECT_EQ(page.feedback->channel, "#field-cert-program");
  EXPECT_THAT(page.feedback->board_url, testing::EndsWith("/boards/1637426"));
  EXPECT_THAT(unplaced_lines(page), ElementsAre(20, 21, 28, 29, 30, 49, 57, 58, 61, 66, 96, 97));
}

TEST_F(RealPages, TheNewerProgramPageAddsATrainingAndHasAnotherChannel) {
  auto const page = read("field-accreditation");
  EXPECT_FALSE(page.certification);
  EXPECT_THAT(training_names(page), ElementsAre("Continuous Integration (CI)", "DevSecOps",
                                                "DevOps Platform", "Agile Management"));
  EXPECT_EQ(page.use_cases.size(), 7U);
  EXPECT_THAT(page.elements, IsEmpty());
  EXPECT_THAT(linked_roles(page),
              ElementsAre("Strategic Account Leader", "Account Executive", "Solution Architect",
                          "Customer Success Manager", "Partner"));
  EXPECT_TRUE(page.badge_rule->all_courses);
  EXPECT_EQ(page.feedback->channel, "#field-enablement-team");
  EXPECT_THAT(page.feedback->board_url, testing::HasSubstr("/boards/2714682"));
  EXPECT_THAT(unplaced_lines(page), ElementsAre(24, 25, 26, 42, 47, 58, 59, 76, 77));
}

TEST_F(RealPages, TheOnboardingPageCarriesNoCurriculumAndIsNotRefused) {
  auto const page = read("sales-onboarding");
  EXPECT_FALSE(page.has_curriculum());
  EXPECT_EQ(page.sections.size(), 4U);
  EXPECT_EQ(page.unplaced.size(), 22U);
}

}  // namespace
