#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/reading.hpp"

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> objectives(domain::PageCourse const& course) {
  std::vector<std::string> result;
  for (auto const& objective : course.objectives) result.push_back(objective.text);
  return result;
}

std::vector<domain::PageCourse> courses(std::string_view body) {
  auto const reading = read_sal_page(body);
  EXPECT_THAT(texts(reading.problems), IsEmpty());
  return reading.page.certification ? reading.page.certification->courses
                                    : std::vector<domain::PageCourse>();
}

std::vector<std::string> problems(std::string_view body) {
  return texts(read_sal_page(body).problems);
}

TEST(Courses, ABoldLineWithNumberAndNameOpensACourse) {
  auto const found =
      courses("## Part\n\n**Course 1: One**\n\n- a\n- b\n\n**Course 2: Two**\n* c\n");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].number, 1);
  EXPECT_EQ(found[0].name, "One");
  EXPECT_THAT(objectives(found[0]), ElementsAre("a", "b"));
  EXPECT_THAT(found[0].links, IsEmpty());
  EXPECT_EQ(found[0].source.section, "Part");
  EXPECT_EQ(found[0].source.anchor, "part");
  EXPECT_EQ(found[0].source.line, 6);
  EXPECT_EQ(found[0].objectives[1].source.line, 9);
  EXPECT_EQ(found[0].objectives[1].source.fingerprint, found[0].source.fingerprint);
  EXPECT_EQ(found[1].name, "Two");
  EXPECT_EQ(found[1].objectives[0].source.line, 12);
}

TEST(Courses, TheLinkOfTheNameIsTheCoursesLink) {
  auto const found = courses("**Course 1: [One](https://x.com/1)**\n\n**[Course 2: Two](/2)**\n");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].name, "One");
  ASSERT_EQ(found[0].links.size(), 1U);
  EXPECT_EQ(found[0].links[0].url, "https://x.com/1");
  EXPECT_EQ(found[0].links[0].kind, domain::LinkKind::material);
  EXPECT_EQ(found[1].name, "Two");
  EXPECT_EQ(found[1].links.at(0).url, "/2");
}

TEST(Courses, LinesOfTheCoursesOwnParagraphAreObjectives) {
  auto const found =
      courses("**Course 1: One**\n*Glued star\n-Glued dash\nNo mark at all \n{:.x}\n\n- listed\n");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(objectives(found[0]),
              ElementsAre("Glued star", "Glued dash", "No mark at all", "listed"));
  EXPECT_EQ(found[0].objectives[0].source.line, 5);
  EXPECT_EQ(found[0].objectives[3].source.line, 10);
}

TEST(Courses, LooseAndNumberedListsAndMarkdownInItemsBecomePlainText) {
  auto const found =
      courses("**Course 1: One**\n\n1. *a* `b`\n\n2. [c](/c) &amp; “d”  \n   over two lines\n");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(objectives(found[0]), ElementsAre("a b", "c & “d” over two lines"));
  EXPECT_EQ(found[0].links.at(0).url, "/c");
}

TEST(Courses, NestedItemsAreNoObjectivesButTold) {
  auto const reading = read_sal_page("**Course 1: One**\n- a\n  - inner\n- b\n");
  EXPECT_THAT(objectives(reading.page.certification->courses.at(0)), ElementsAre("a", "b"));
  EXPECT_THAT(texts(reading.page.unplaced), ElementsAre("6 list item: inner"));
}

TEST(Courses, ProseBeforeTheListIsSkippedAndProseAfterItClosesTheCourse) {
  auto const reading =
      read_sal_page("**Course 1: One**\n\nYou will:\n\n- a\n\nAlso:\n\n- not mine\n");
  EXPECT_THAT(objectives(reading.page.certification->courses.at(0)), ElementsAre("a"));
  EXPECT_THAT(texts(reading.page.unplaced), ElementsAre("12 list item: not mine"));
}

TEST(Courses, ABoldLineOrAHeadingClosesTheCourse) {
  auto const reading =
      read_sal_page("**Course 1: One**\n\n**Notes**\n\n- n\n\n**Course 2: Two**\n\n## H\n\n- h\n");
  EXPECT_THAT(objectives(reading.page.certification->courses.at(0)), IsEmpty());
  EXPECT_THAT(objectives(reading.page.certification->courses.at(1)), IsEmpty());
  EXPECT_THAT(texts(reading.page.unplaced), ElementsAre("8 list item: n", "14 list item: h"));
}

TEST(Courses, ANameMayWrapOrStandBesideTheBoldNumber) {
  auto const found = courses(
      "**Course 1: A name\nthat wraps**\n- a\n\n**Course 2:** Beside\n\n**Course 3 – Dash**\n");
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].name, "A name that wraps");
  EXPECT_EQ(found[0].objectives.at(0).source.line, 6);
  EXPECT_EQ(found[1].name, "Beside");
  EXPECT_EQ(found[2].name, "Dash");
}

TEST(Courses, HeadingsOpenCoursesToo) {
  auto const found =
      courses("### Course 1: [One](/1)\n\n- a\n\n### course 2: Two\n\n#### Objectives\n\n- b\n");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].name, "One");
  EXPECT_EQ(found[0].links.at(0).url, "/1");
  EXPECT_EQ(found[0].source.anchor, "course-1-one");
  EXPECT_EQ(found[1].name, "Two");
  EXPECT_THAT(objectives(found[1]), ElementsAre("b"));
}

TEST(Courses, AKnowledgeCheckUnderACourseIsALinkAndNoObjective) {
  auto const found =
      courses("**Course 1: One**\n- a\n- Take the knowledge check: [Click here](/k)\n");
  EXPECT_THAT(objectives(found.at(0)), ElementsAre("a"));
  EXPECT_EQ(found.at(0).links.at(0).kind, domain::LinkKind::knowledge_check);
}

TEST(Courses, ACourseLineThatIsNotBoldIsToldAndItsListIsNotTheCoursesBefore) {
  auto const reading = read_sal_page("**Course 1: One**\n\nCourse 2: Two\n\n- b\n");
  EXPECT_EQ(reading.page.certification->courses.size(), 1U);
  EXPECT_THAT(objectives(reading.page.certification->courses[0]), IsEmpty());
  EXPECT_THAT(texts(reading.page.unplaced),
              ElementsAre("6 course that is not bold: Course 2: Two", "8 list item: b"));
}

TEST(Courses, ProseAboutCoursesIsNoCourse) {
  auto const reading =
      read_page("**Course work**: hard\n\n**Courses 1: x**\n\nCourse content is mixed.\n");
  EXPECT_FALSE(reading.page.certification.has_value());
  EXPECT_THAT(texts(reading.problems), IsEmpty());
}

TEST(Courses, FaultyCourseLinesAreProblemsWithLineAndRemedy) {
  EXPECT_THAT(problems("**Course 1: One**\n\n**Course 1: Two**\n"),
              ElementsAre("page.md:6: course 1 is in line 4 too; give each course its own number"));
  EXPECT_THAT(problems("**Course 2:**\n"),
              ElementsAre(HasSubstr("page.md:4: course 2 has no name")));
  EXPECT_THAT(problems("**Course 2**\n"), ElementsAre(HasSubstr("course 2 has no name")));
  EXPECT_THAT(problems("### Course 3:\n"), ElementsAre(HasSubstr("course 3 has no name")));
  EXPECT_THAT(problems("**Course: One**\n"), ElementsAre(HasSubstr("has no number")));
  EXPECT_THAT(problems("**Course 1 One**\n"), ElementsAre(HasSubstr("no colon")));
  EXPECT_THAT(problems("**Course 0: One**\n"), ElementsAre(HasSubstr("from 1 to 999")));
  EXPECT_THAT(problems("**Course 99999999999999999999: One**\n"),
              ElementsAre(HasSubstr("from 1 to 999")));
}

TEST(LearningPaths, CoursesBelongToThePathUntilAHeadingAsHigh) {
  auto const page =
      read_sal_page(
          "## First Steps Learning Path\nIn development; will consist of 5 courses.\n\n"
          "**Course 1: One**\n\n### Inner\n\n**Course 2: Two**\n\n## After\n\n**Course 3: "
          "Three**\n\n"
          "## Second learning path\nConsists of twelve short courses\n\n**Course 4: Four**\n")
          .page;
  auto const& certification = *page.certification;
  ASSERT_EQ(certification.paths.size(), 2U);
  EXPECT_EQ(certification.paths[0].name, "First Steps");
  EXPECT_EQ(certification.paths[0].expected_courses, 5);
  EXPECT_TRUE(certification.paths[0].in_development);
  EXPECT_EQ(certification.paths[1].name, "Second");
  EXPECT_EQ(certification.paths[1].expected_courses, std::nullopt);
  EXPECT_FALSE(certification.paths[1].in_development);
  std::vector<std::string> paths;
  for (auto const& course : certification.courses) paths.push_back(course.learning_path);
  EXPECT_THAT(paths, ElementsAre("First Steps", "First Steps", "", "Second"));
}

TEST(Certifications, TheTitleGivesRoleNameAndId) {
  auto const page =
      read_page(
          "---\ntitle: 'Field Accreditation: Technical Account Managers'\n---\n**Course 1: x**\n")
          .page;
  auto const& certification = *page.certification;
  EXPECT_EQ(certification.id, "csm");
  EXPECT_EQ(certification.role, "Technical Account Manager");
  EXPECT_EQ(certification.role_code, "CSM");
  EXPECT_EQ(certification.name, "Technical Account Managers");
  EXPECT_EQ(certification.noun, "accreditation");
  EXPECT_EQ(certification.prerequisite, "");
}

TEST(Certifications, FrontMatterBeatsTheTitle) {
  auto const page = read_page(
                        "---\ntitle: Sales Quick Start\nid: sqs\nrole: SQS\nrequires: "
                        "zero\n---\n**Course 1: x**\n")
                        .page;
  auto const& certification = *page.certification;
  EXPECT_EQ(certification.id, "sqs");
  EXPECT_EQ(certification.role, "SQS");
  EXPECT_EQ(certification.role_code, "");
  EXPECT_EQ(certification.name, "Sales Quick Start");
  EXPECT_EQ(certification.noun, "certification");
  EXPECT_EQ(certification.prerequisite, "zero");
}

TEST(Certifications, ARoleWithoutCertificationOfItsOwnGivesItsCodeAsId) {
  auto const page = read_page("---\nrole: SAE\n---\n**Course 1: x**\n").page;
  EXPECT_EQ(page.certification->id, "sae");
}

TEST(Certifications, ATitleWithoutKnownRoleAsksForAnId) {
  EXPECT_THAT(
      texts(read_page("---\nlayout: x\ntitle: 'Field: Pilots'\n---\n**Course 1: x**\n").problems),
      ElementsAre("page.md:3: the title names no known role; add `id:` to the front matter "
                  "(like `id: sal`)"));
}

TEST(Certifications, FixedCourseIdsAreTakenAndChecked) {
  auto const page =
      read_page("---\nid: x\ncourse_ids: {2: x-7}\n---\n**Course 1: a**\n\n**Course 2: b**\n").page;
  EXPECT_EQ(page.certification->courses[0].id, "");
  EXPECT_EQ(page.certification->courses[1].id, "x-7");
  EXPECT_THAT(texts(read_page("---\nid: x\ncourse_ids: {9: x-7}\n---\n**Course 1: a**\n").problems),
              ElementsAre("page.md:3: `course_ids` names course 9, which the page does not have"));
}

TEST(Certifications, NoneRequiresItself) {
  EXPECT_THAT(texts(read_page("---\nid: x\nrequires: x\n---\n**Course 1: a**\n").problems),
              ElementsAre(HasSubstr("names the certification itself")));
}

}  // namespace
