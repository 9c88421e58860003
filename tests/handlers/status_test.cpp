#include <gtest/gtest.h>

#include "tests/handlers/support/stage.hpp"

namespace {

class Status : public ::testing::Test {
 protected:
  Status() { stage.set_up_company(); }
  Stage stage;
};

TEST_F(Status, ANewSalSeesTheCoursesOfTheirPathAndWhatComesFirst) {
  auto const seen = stage.as("ULENA").types("/cert status");
  EXPECT_EQ(seen.message["response_type"], "ephemeral");
  for (auto const* name :
       {"Applying DevOps", "Describe the Journey", "Analyze &lt;Your&gt; Territory"}) {
    EXPECT_TRUE(seen.shows(name)) << name;
  }
  EXPECT_TRUE(seen.shows("Locked"));
  EXPECT_TRUE(seen.shows("Value Drivers")) << "the next step is a course of SQS";
  EXPECT_TRUE(seen.shows("0 of 3 courses done"));
}

TEST_F(Status, TheFallbackTextTellsTheWholeStory) {
  auto const text = stage.as("ULENA").types("/cert status").text();
  for (auto const* part : {"Applying DevOps", "Describe the Journey", "Locked", "0 of 3", "Next"}) {
    EXPECT_NE(text.find(part), std::string::npos) << part;
  }
}

TEST_F(Status, ShowsDoneInProgressAndOpen) {
  stage.finish("lena@x.example", "sqs-1");
  stage.finish("lena@x.example", "1", 2);
  stage.as("ULENA").clicks("course.open:sal-2", "sal-2");
  auto const seen = stage.as("ULENA").types("/cert status");
  EXPECT_TRUE(seen.shows("1 of 3 courses done"));
  EXPECT_TRUE(seen.shows("Done · 1. *Applying DevOps*"));
  EXPECT_TRUE(seen.shows("In progress · 2. *Describe the Journey*"));
  EXPECT_TRUE(seen.shows("Open · 3."));
  EXPECT_TRUE(seen.shows("90 %"));
  EXPECT_TRUE(seen.shows("go on with course 2"));
}

TEST_F(Status, AManagerSeesTheirReports) {
  auto const seen = stage.as("URUTH").types("/cert status <@ULENA>");
  EXPECT_TRUE(seen.shows("Lena Vogt"));
  EXPECT_TRUE(seen.shows("Applying DevOps"));
}

TEST_F(Status, ARefusalDoesNotTellWhetherThePersonExists) {
  auto const known = stage.as("ULENA").types("/cert status <@UDIEGO>");
  auto const unknown = stage.as("ULENA").types("/cert status <@UNOBODY>");
  EXPECT_EQ(known.message, unknown.message);
  EXPECT_FALSE(known.shows("Diego"));
}

TEST_F(Status, AManagerDoesNotSeeOtherTeams) {
  EXPECT_FALSE(stage.as("URUTH").types("/cert status <@UDIEGO>").shows("Diego"));
}

TEST_F(Status, EnablementSeesAnybodyWithNamesEscaped) {
  auto const seen = stage.as("UPRIYA").types("/cert status <@UDIEGO|diego>");
  EXPECT_TRUE(seen.shows("Diego &lt;b&gt;"));
}

TEST_F(Status, EnablementBySettingsNeedsNoRoster) {
  stage.settings().enablement = {"UBOSS"};
  EXPECT_TRUE(stage.as("UBOSS").types("/cert status <@ULENA>").shows("Applying DevOps"));
}

TEST_F(Status, SomebodyElsesCoursesAreLookedAtNotStarted) {
  for (auto const& value : stage.as("URUTH").types("/cert status <@UMIA>").buttons()) {
    EXPECT_TRUE(value.starts_with("run:course ")) << value;
  }
}

TEST_F(Status, AMentionedSelfIsOneself) {
  EXPECT_EQ(stage.as("ULENA").types("/cert status <@ULENA>").message,
            stage.as("ULENA").types("/cert status").message);
}

TEST_F(Status, ANameThatIsNoMentionIsExplained) {
  EXPECT_TRUE(stage.as("URUTH").types("/cert status lena").shows("picking them from the list"));
}

TEST_F(Status, TamBecameCsm) {
  EXPECT_TRUE(stage.as("UMIA").types("/cert status").shows("Building Success Plans"));
}

TEST_F(Status, AManagerWithoutACertificationIsToldWhatTheyCanDo) {
  auto const seen = stage.as("URUTH").types("/cert status");
  EXPECT_TRUE(seen.shows("no certification"));
  EXPECT_TRUE(seen.shows("/cert status @person"));
}

TEST_F(Status, ARoleWithoutACertificationIsNamed) {
  EXPECT_TRUE(stage.as("UKIM").types("/cert status").shows("Strategic Account Executive"));
}

TEST_F(Status, ARenamedCourseKeepsItsProgress) {
  stage.finish("mia@x.example", "csm-2");
  stage.import_page("csm.md", R"(---
title: "Field Accreditation: Customer Success Managers"
---
## Customer Success Managers Curriculum
**Course 1: Business Reviews for Executives**
- Describe why we do EBRs

**Course 2: Building Success Plans**
- Define success plans and their purpose
)");
  auto const seen = stage.as("UMIA").types("/cert status");
  EXPECT_TRUE(seen.shows("Done · 1. *Business Reviews for Executives*")) << seen.words();
  EXPECT_TRUE(seen.shows("1 of 2 courses done"));
}

TEST_F(Status, ARetiredCourseIsRemembered) {
  stage.finish("mia@x.example", "csm-2");
  stage.import_page("csm.md", R"(---
title: "Field Accreditation: Customer Success Managers"
---
## Customer Success Managers Curriculum
**Course 1: Building Success Plans**
- Define success plans and their purpose
)");
  auto const seen = stage.as("UMIA").types("/cert status");
  EXPECT_TRUE(seen.shows("0 of 1 courses done"));
  EXPECT_TRUE(seen.shows("Also completed, no longer in the handbook: Executive Business Reviews"));
}

TEST_F(Status, NextGivesOneThingWithItsButton) {
  stage.finish("lena@x.example", "sqs-1");
  auto const seen = stage.as("ULENA").types("/cert next");
  EXPECT_TRUE(seen.shows("start course 1, *Applying DevOps*"));
  EXPECT_EQ(seen.buttons(), (std::vector<std::string>{"course.open:sal-1", "run:status"}));
}

TEST_F(Status, NextCelebratesWhenAllIsDone) {
  for (auto const* course : {"sal-1", "sal-2", "sal-3"}) stage.finish("lena@x.example", course);
  EXPECT_TRUE(stage.as("ULENA").types("/cert next").shows("All courses done"));
}

}  // namespace
