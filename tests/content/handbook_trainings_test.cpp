#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/reading.hpp"

namespace {

using domain::LinkKind;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> ids(domain::HandbookPage const& page) {
  std::vector<std::string> result;
  for (auto const& training : page.trainings) result.push_back(training.id);
  return result;
}

TEST(Trainings, HeadingsBelowTheTrainingHeadingWithTheirLinks) {
  auto const page = read_page(
                        "### Customer Use Case Training\n\n#### Night Loading (NL)\n\n"
                        "- The [Night Loading learning path](/lp) (internal only)\n"
                        "- Only the knowledge check? [Click here](/kc).\n\n## Else\n")
                        .page;
  ASSERT_EQ(page.trainings.size(), 1U);
  auto const& training = page.trainings[0];
  EXPECT_EQ(training.id, "use-case-night-loading");
  EXPECT_EQ(training.name, "Night Loading (NL)");
  EXPECT_EQ(training.alias, "NL");
  EXPECT_EQ(training.source.anchor, "night-loading-nl");
  EXPECT_EQ(training.source.line, 3);
  ASSERT_EQ(training.links.size(), 2U);
  EXPECT_EQ(training.links[0].kind, LinkKind::learning_path);
  EXPECT_EQ(training.links[0].label, "Night Loading learning path");
  EXPECT_TRUE(training.links[0].internal_only);
  EXPECT_EQ(training.links[0].source.line, 5);
  EXPECT_EQ(training.links[1].kind, LinkKind::knowledge_check);
  EXPECT_EQ(training.links[1].url, "/kc");
  EXPECT_FALSE(training.links[1].internal_only);
  EXPECT_THAT(texts(page.unplaced), IsEmpty());
}

TEST(Trainings, TheSentenceAboutAvailableCoursesOpensThemToo) {
  auto const page = read_page(
                        "## Top\n\n#### Use Cases Overview\n\n- [One](/1)\n\n"
                        "Currently available courses include the following:\n\n#### A\n\n- "
                        "[learning path](/a)\n\n"
                        "#### B\n\n- [learning path](/b)\n\n## Feedback\n\n- [learning path](/c)\n")
                        .page;
  EXPECT_THAT(ids(page), ElementsAre("use-case-a", "use-case-b"));
  EXPECT_EQ(page.use_cases.size(), 1U);
  EXPECT_THAT(texts(page.unplaced), ElementsAre("19 link: learning path"));
}

TEST(Trainings, DeeperTrainingsBehindTheSentenceEndAtTheirOwnLevel) {
  auto const page =
      read_page(
          "## Trainings\nCurrently available courses include the following:\n\n### A\n\n"
          "- [learning path](/a)\n\n## After\n\n- [learning path](/c)\n")
          .page;
  EXPECT_THAT(ids(page), ElementsAre("use-case-a"));
}

TEST(Trainings, AHeadingWithoutTrainingLinksIsNoneAndTold) {
  auto const page = read_page("## Use Case Training\n\n### Later\n\n- [a page](/x)\n").page;
  EXPECT_THAT(ids(page), IsEmpty());
  EXPECT_THAT(texts(page.unplaced), ElementsAre("3 heading: Later", "5 link: a page"));
}

TEST(Trainings, OnlyTheWordsOfALinkDecideWhenAnotherLinkBesideItIsNamed) {
  auto const page =
      read_page("## Use Case Training\n### A\n- [learning path](/a) and [film](/f)\n").page;
  ASSERT_EQ(page.trainings.at(0).links.size(), 2U);
  EXPECT_EQ(page.trainings[0].links[1].kind, LinkKind::material);
}

TEST(Trainings, ElementsBelowATrainingBelongToIt) {
  auto const page = read_page(
                        "## Customer Use Case Training\n\n### A\n\n#### Elements\n\n"
                        "- **Market overview**: Big. See [figures](/f).\n- **Proof points:** Many\n"
                        "- Plain: said\n- Bare\n")
                        .page;
  EXPECT_THAT(ids(page), ElementsAre("use-case-a"));
  ASSERT_EQ(page.elements.size(), 4U);
  EXPECT_EQ(page.elements[0].training, "use-case-a");
  EXPECT_EQ(page.elements[0].name, "Market overview");
  EXPECT_EQ(page.elements[0].text, "Big. See figures.");
  EXPECT_EQ(page.elements[0].url, "/f");
  EXPECT_EQ(page.elements[0].source.line, 7);
  EXPECT_EQ(page.elements[1].name, "Proof points");
  EXPECT_EQ(page.elements[1].text, "Many");
  EXPECT_EQ(page.elements[2].name, "Plain");
  EXPECT_EQ(page.elements[2].text, "said");
  EXPECT_EQ(page.elements[3].name, "Bare");
  EXPECT_EQ(page.elements[3].text, "");
  EXPECT_THAT(texts(page.unplaced), IsEmpty());
}

TEST(Trainings, AListOfElementsInGeneralBelongsToNone) {
  auto const page =
      read_page(
          "## X\nTrainings include the below elements:\n- One\n- Two\n\nThe end.\n\n- Three\n")
          .page;
  ASSERT_EQ(page.elements.size(), 2U);
  EXPECT_EQ(page.elements[0].training, "");
  EXPECT_EQ(page.elements[1].name, "Two");
  EXPECT_THAT(texts(page.unplaced), ElementsAre("8 list item: Three"));
}

TEST(Trainings, TheSameTrainingTwiceIsAProblem) {
  EXPECT_THAT(texts(read_page("## Use Case Training\n### A\n- [learning path](/a)\n### A "
                              "(again)\n- [learning path](/b)\n")
                        .problems),
              ElementsAre("page.md:4: the training A (again) is in line 2 too"));
}

TEST(Trainings, ANameWithoutLettersForAnIdIsAProblem) {
  EXPECT_THAT(texts(read_page("## Use Case Training\n### 中文\n- [learning path](/a)\n").problems),
              ElementsAre(HasSubstr("page.md:2: a training needs a name")));
}

TEST(UseCases, AreTheFirstListOfTheOverviewAndSizesAreNot) {
  auto const page = read_page(
                        "#### Crew Use Cases Overview\n\n- [One](/1)\n- [Two](/2)\n- Three\n\nBy "
                        "size:\n\n- [Small](/s)\n")
                        .page;
  ASSERT_EQ(page.use_cases.size(), 2U);
  EXPECT_EQ(page.use_cases[1].name, "Two");
  EXPECT_EQ(page.use_cases[1].url, "/2");
  EXPECT_EQ(page.use_cases[1].source.line, 4);
  EXPECT_THAT(texts(page.unplaced), ElementsAre("5 list item: Three", "9 link: Small"));
}

}  // namespace
