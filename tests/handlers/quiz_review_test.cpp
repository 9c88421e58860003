// Looking at the answers of a knowledge check that has ended.
#include <gtest/gtest.h>

#include "tests/handlers/support/quiz_fixture.hpp"

namespace {

TEST_F(Quiz, TheAnswersCanBeLookedAtAfterwards) {
  auto const lena = stage.as("ULENA");
  auto const buttons = take("ULENA", 4, 1).buttons();
  auto const look =
      std::ranges::find_if(buttons, [](auto const& it) { return it.starts_with("quiz.review:"); });
  ASSERT_NE(look, buttons.end());
  Seen seen = lena.clicks(*look, look->substr(12));
  EXPECT_TRUE(seen.shows("question 1 of 5")) << seen.words();
  EXPECT_TRUE(seen.shows("*Right.*"));
  for (int i = 0; i < 4; ++i) seen = lena.answers(seen);
  EXPECT_TRUE(seen.shows("question 5 of 5")) << seen.words();
  EXPECT_TRUE(lena.answers(seen).shows("80 %")) << "the result again";
  EXPECT_TRUE(stage.as("UDIEGO").clicks(*look, look->substr(12)).shows("not your knowledge"));
}

TEST_F(Quiz, FeedbackAtTheEndIsShownOnlyThen) {
  stage.import_page("csm.md", R"(---
title: "Field Accreditation: Customer Success Managers"
quiz: { feedback: at the end }
---
## Customer Success Managers Curriculum
**Course 1: Building Success Plans**
- Define success plans and their purpose
)");
  stage.import_quiz("csm-1", "::A::One? {T#no#Well known.}\n\n::B::Two? {T}");
  auto const mia = stage.as("UMIA");
  Seen seen = mia.types("/cert quiz 1");
  seen = mia.answers(seen, {"True"});
  EXPECT_TRUE(seen.shows("question 2 of 2")) << seen.words();
  EXPECT_FALSE(seen.shows("Right"));
  seen = mia.answers(seen, {"True"});
  EXPECT_TRUE(seen.shows("Passed."));
  auto const buttons = seen.buttons();
  auto const look =
      std::ranges::find_if(buttons, [](auto const& it) { return it.starts_with("quiz.review:"); });
  ASSERT_NE(look, buttons.end());
  seen = mia.clicks(*look, look->substr(12));
  EXPECT_TRUE(seen.shows("Well known.") || mia.answers(seen).shows("Well known."));
}

}  // namespace
