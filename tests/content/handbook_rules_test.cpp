#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/reading.hpp"

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// "each all written practical" for what the rule asks.
std::string badge_rule(std::string_view markdown) {
  auto const rule = read_page(markdown).page.badge_rule;
  if (!rule) return "none";
  std::string words;
  if (rule->each_course) words += "each ";
  if (rule->all_courses) words += "all ";
  if (rule->written_exam) words += "written ";
  if (rule->practical) words += "practical ";
  return words;
}

TEST(BadgeRules, ComeFromTheSentencesAboutTheBadgeUnderRecognition) {
  EXPECT_EQ(badge_rule("## Recognition\nEach course finished earns a badge.\n"), "each ");
  EXPECT_EQ(badge_rule("## Recognition\nA badge when all of your courses are done.\n"), "all ");
  EXPECT_EQ(
      badge_rule(
          "## Recognition\nThe badge takes every course, the written exam and\nthe practical.\n"),
      "each written practical ");
  EXPECT_EQ(
      badge_rule("## Recognition\nPass the practical to be proud. All courses give a badge!\n"),
      "all ");
  EXPECT_EQ(badge_rule("## Recognition\nComplete all courses. Then you get a badge.\n"), "all ");
  EXPECT_EQ(badge_rule("## Recognition\n- A badge for each course\n"), "each ");
}

TEST(BadgeRules, AListItemElsewhereSaysItTooUnlessRecognitionDoes) {
  EXPECT_EQ(badge_rule("## Exams\n- Upon completion of all courses people receive a badge\n"),
            "all ");
  EXPECT_EQ(badge_rule("## Exams\n- Upon completion of all courses people receive a badge\n"
                       "## Recognition\nA badge for each course.\n"),
            "each ");
}

TEST(BadgeRules, OtherSentencesGiveNone) {
  EXPECT_EQ(badge_rule("## Recognition\nBadges are blue. All courses are fun.\n"), "all ");
  EXPECT_EQ(badge_rule("## Recognition\nBadges are blue.\n"), "none");
  EXPECT_EQ(
      badge_rule("## Overview\nCertified is who passes the written exam and the practical.\n"),
      "none");
  EXPECT_EQ(badge_rule("## Overview\nA badge for each course.\n"), "none");
}

TEST(BadgeRules, KeepTheSentenceAndItsPlace) {
  auto const rule =
      read_page("## Recognition\n\nNice. A badge for each course. Bye.\n").page.badge_rule;
  EXPECT_EQ(rule->text, "A badge for each course.");
  EXPECT_EQ(rule->source.line, 3);
  EXPECT_EQ(rule->source.anchor, "recognition");
}

std::string feedback(std::string_view text) {
  auto const found = read_page("## Your Feedback\n" + std::string(text)).page.feedback;
  return found ? found->channel + " " + found->board_url : "none";
}

TEST(FeedbackPlaces, AreAChannelAndABoard) {
  EXPECT_EQ(feedback("Write in #crew_1-talk, or on the [Issues Board](https://x.com/1)."),
            "#crew_1-talk https://x.com/1");
  EXPECT_EQ(feedback("The [list](https://x.com/-/boards/7?label_name[]=a%20b)"),
            " https://x.com/-/boards/7?label_name[]=a%20b");
  EXPECT_EQ(feedback("- Slack: (#crew)\n- [Board](/b)"), "#crew /b");
  EXPECT_EQ(feedback("Only a channel, #crew."), "#crew ");
}

TEST(FeedbackPlaces, AnchorsAndPlainLinksAreNone) {
  EXPECT_EQ(feedback("See /page#anchor, C# and # alone, or [a page](/p)."), "none");
}

TEST(Audience, LinksNameRolesInTheSingular) {
  auto const page =
      read_page(
          "### Audience\nFor:\n* [Solution Architects](/sa)\n* [Harbour Pilots](/hp)\n* Others\n")
          .page;
  ASSERT_EQ(page.certification_links.size(), 2U);
  EXPECT_EQ(page.certification_links[0].role, "Solution Architect");
  EXPECT_EQ(page.certification_links[0].role_code, "SA");
  EXPECT_EQ(page.certification_links[0].url, "/sa");
  EXPECT_EQ(page.certification_links[1].role, "Harbour Pilot");
  EXPECT_EQ(page.certification_links[1].role_code, "");
  EXPECT_THAT(texts(page.unplaced), ElementsAre("5 list item: Others"));
}

std::string const roles_head =
    "## Roles\n\n| Becomes | CODE | Name | Aliases | Certification | Since | Until "
    "|\n|-|-|-|-|-|-|-|\n";

TEST(RoleTables, AreReadInAnyOrderOfColumns) {
  auto const page =
      read_page(roles_head +
                "| | CSM | Customer Success Manager | Success Lead , CS | csm | 2022-02-01 | |\n"
                "| CSM | TAM | Technical Account Manager | | | | 2022-01-31 |\n")
          .page;
  ASSERT_EQ(page.roles.size(), 2U);
  EXPECT_EQ(page.roles[0].code, "CSM");
  EXPECT_THAT(page.roles[0].aliases, ElementsAre("Success Lead", "CS"));
  EXPECT_EQ(page.roles[0].certification, "csm");
  EXPECT_EQ(page.roles[0].since, "2022-02-01");
  EXPECT_EQ(page.roles[1].until, "2022-01-31");
  EXPECT_EQ(page.roles[1].becomes, "CSM");
  EXPECT_EQ(page.roles[1].source.line, 6);
  EXPECT_THAT(texts(page.unplaced), IsEmpty());
}

TEST(RoleTables, FaultsAreProblemsAtTheirRows) {
  auto const problems = [](std::string const& rows) {
    return texts(read_page(roles_head + rows).problems);
  };
  EXPECT_THAT(problems("| | | Pilot | | | | |\n"),
              ElementsAre(HasSubstr("page.md:5: a role needs a code")));
  EXPECT_THAT(problems("| | P | | | | | |\n"), ElementsAre(HasSubstr("the role P needs a name")));
  EXPECT_THAT(
      problems("| | P | Pilot | | | 2022-02-30 | x |\n"),
      ElementsAre(HasSubstr("\"2022-02-30\" is not a day"), HasSubstr("\"x\" is not a day")));
  EXPECT_THAT(problems("| | P | Pilot | | A B | | |\n"),
              ElementsAre(HasSubstr("is not a certification's id")));
  EXPECT_THAT(problems("| | P | Pilot | | | | |\n| | Q | Queen | pilot | | | |\n"),
              ElementsAre("page.md:6: \"pilot\" already stands for P"));
  EXPECT_THAT(problems("| P | P | Pilot | | | | |\n"),
              ElementsAre(HasSubstr("cannot become itself")));
  EXPECT_THAT(problems("| Z | P | Pilot | | | | |\n"),
              ElementsAre(HasSubstr("becomes Z, which is not")));
  EXPECT_THAT(problems("| SAL | P | Pilot | | | | |\n"), IsEmpty());
  EXPECT_THAT(texts(read_page("## Roles\n\n| Code | Note |\n|-|-|\n| a | b |\n").problems),
              ElementsAre("page.md:3: a table of roles needs the columns Code and Name"));
}

TEST(RoleTables, OtherTablesAreLeftUnplaced) {
  EXPECT_THAT(texts(read_page("## Roles\n\n| A | B |\n|-|-|\n| a | b |\n").page.unplaced),
              ElementsAre("3 table: | A | B |"));
  EXPECT_THAT(texts(read_page("## Else\n\n| Code | Name |\n|-|-|\n| a | b |\n").page.unplaced),
              ElementsAre("3 table: | Code | Name |"));
}

}  // namespace
