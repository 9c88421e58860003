// `/cert courses`, `course`, `find` and `help`.
#include <gtest/gtest.h>

#include "handlers/routes.hpp"
#include "tests/handlers/support/stage.hpp"

namespace {

class ProgramWords : public ::testing::Test {
 protected:
  ProgramWords() { stage.set_up_company(); }
  Stage stage;
};

TEST_F(ProgramWords, CoursesGivesOnesOwnCertification) {
  auto const seen = stage.as("ULENA").types("/cert courses");
  EXPECT_TRUE(seen.shows("Applying DevOps"));
  EXPECT_TRUE(seen.shows("Explain use cases"));
  EXPECT_TRUE(seen.shows("https://lxp.example/devops"));
  EXPECT_FALSE(seen.shows("Building Success Plans"));
}

TEST_F(ProgramWords, CoursesTakesACertification) {
  for (auto const* words : {"csm", "CSM", "Customer Success Managers", "TAM"}) {
    auto const seen = stage.as("ULENA").types(std::string("/cert courses ") + words);
    EXPECT_TRUE(seen.shows("Building Success Plans")) << words;
  }
}

TEST_F(ProgramWords, AnUnknownCertificationIsAnsweredWithThoseThereAre) {
  auto const seen = stage.as("ULENA").types("/cert courses <nonsense>");
  EXPECT_TRUE(seen.shows("&lt;nonsense&gt;"));
  EXPECT_TRUE(seen.shows("Customer Success Managers"));
}

TEST_F(ProgramWords, StrangersMayLookAround) {
  auto const seen = stage.as("UGUEST").types("/cert courses");
  EXPECT_TRUE(seen.shows("Which certification?"));
  EXPECT_TRUE(stage.as("UGUEST").types("/cert course sal-1").shows("Apply DevOps concepts"));
}

TEST_F(ProgramWords, UseCaseTrainingsHaveAListOfTheirOwn) {
  auto const seen = stage.as("ULENA").types("/cert courses use-cases");
  EXPECT_TRUE(seen.shows("DevSecOps"));
  EXPECT_TRUE(seen.shows("https://forms.example/sec"));
  EXPECT_TRUE(seen.shows("internal only"));
}

TEST_F(ProgramWords, ACourseIsFoundByNumberNameAndId) {
  for (auto const* words : {"3", "sal-3", "analyze your territory"}) {
    auto const seen = stage.as("ULENA").types(std::string("/cert course ") + words);
    EXPECT_TRUE(seen.shows("Analyze a territory")) << words;
  }
}

TEST_F(ProgramWords, ACourseLeadsToTheHandbookSection) {
  auto const seen = stage.as("ULENA").types("/cert course 2");
  EXPECT_TRUE(
      seen.shows("https://handbook.example/handbook/sal/#pipeline-generation-learning-path"))
      << seen.words();
}

TEST_F(ProgramWords, AnUnknownCourseIsAnsweredWithNearOnes) {
  auto const seen = stage.as("ULENA").types("/cert course success");
  EXPECT_TRUE(seen.shows("Did you mean"));
  EXPECT_EQ(seen.buttons().front(), "run:course csm-1");
}

TEST_F(ProgramWords, CourseWithoutAWordAsksWhich) {
  auto const seen = stage.as("ULENA").types("/cert course");
  EXPECT_TRUE(seen.shows("Which course?"));
  EXPECT_EQ(seen.buttons(), (std::vector<std::string>{"run:course sal-1", "run:course sal-2",
                                                      "run:course sal-3", "run:courses all"}));
}

TEST_F(ProgramWords, FindGivesCoursesAndObjectivesWithLinks) {
  auto const seen = stage.as("ULENA").types("/cert find devops concepts");
  EXPECT_TRUE(seen.shows("Apply DevOps concepts"));
  EXPECT_TRUE(seen.shows("https://handbook.example/handbook/sal/"));
}

TEST_F(ProgramWords, FindSaysWhenThereIsNothing) {
  EXPECT_TRUE(stage.as("ULENA").types("/cert find xyzzy").shows("nothing for “xyzzy”"));
}

TEST_F(ProgramWords, HelpListsTheWordsOfTheTableThatOneMayUse) {
  auto const seen = stage.as("ULENA").types("/cert help");
  auto const all = stage.as("UPRIYA").types("/cert help");
  for (auto const& word : handlers::words()) {
    auto const typed = "`/cert " + std::string(word.word);
    EXPECT_TRUE(all.shows(typed)) << word.word;
    EXPECT_EQ(seen.shows(typed), word.who != handlers::Who::enablement) << word.word;
  }
  EXPECT_EQ(stage.as("ULENA").types("/cert").message, seen.message);
}

TEST_F(ProgramWords, AnUnknownWordIsAnsweredWithTheNearestFirst) {
  auto const seen = stage.as("ULENA").types("/cert stauts <@UMIA>");
  EXPECT_TRUE(seen.shows("Did you mean `/cert status`?"));
  EXPECT_EQ(seen.buttons().front(), "run:status <@UMIA>");
  EXPECT_TRUE(seen.shows("`/cert courses"));
}

TEST_F(ProgramWords, WhatIsTypedCannotPing) {
  for (auto const* line : {"/cert <!channel>", "/cert find <!channel>", "/cert course <!channel>",
                           "/cert courses <!channel>"}) {
    EXPECT_FALSE(stage.as("ULENA").types(line).shows("<!channel>")) << line;
  }
}

TEST_F(ProgramWords, AButtonDoesWhatTypingDoes) {
  EXPECT_EQ(stage.as("ULENA").clicks("run:courses csm", "courses csm").message["blocks"],
            stage.as("ULENA").types("/cert courses csm").message["blocks"]);
}

TEST_F(ProgramWords, ABrokenClickIsApologisedForWhereItsAnswerWouldHaveGone) {
  stage.breaks_the_progress();
  auto const seen = stage.as("ULENA").clicks("run:status");
  EXPECT_TRUE(seen.shows("Something went wrong"));
  EXPECT_EQ(stage.follow_up_count(), 1U) << "Slack takes no message in a click's acknowledgement";
}

TEST_F(ProgramWords, ALongListIsCutIntoPagesThatReplaceEachOther) {
  std::string page =
      "---\ntitle: \"Field Certification: Account Executives\"\n---\n## Curriculum\n";
  for (int i = 1; i <= 70; ++i) {
    page += "**Course " + std::to_string(i) + ": Lesson number " + std::to_string(i) + "**\n- " +
            std::string(300, 'x') + "\n\n";
  }
  stage.import_page("ae.md", page);
  auto const first = stage.as("ULENA").types("/cert courses ae");
  EXPECT_FALSE(first.shows("Lesson number 70"));
  EXPECT_EQ(first.buttons().back(), "run:courses ae page:2");
  auto const second = stage.as("ULENA").clicks("run:courses ae page:2", "courses ae page:2");
  EXPECT_EQ(second.message["replace_original"], true);
  EXPECT_NE(first.message["blocks"], second.message["blocks"]);
}

}  // namespace
