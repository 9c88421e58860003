// `fieldcert import quiz`, `export quiz` and `report items` at a terminal.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/cli/support/program.hpp"

namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::string const own_program = std::string(FIELDCERT_SOURCE_DIR) + "/config/program";

constexpr char const* good = R"(// [id:one] [tag:objective:1]
::One::Which? {=a ~b}

::Two::How many? {#4:1}
)";

constexpr char const* faulty = R"(::One::Which? {=a ~b}

::Two::How many? {#four}

// [tag:objective:99]
::Three::Yes? {T}
)";

class QuizAtATerminal : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(place
                  .run("import program " + own_program + "/sal.md " + own_program + "/sqs.md " +
                       own_program + "/roles.md")
                  .exit_code,
              0);
  }

  Workplace place;
};

TEST_F(QuizAtATerminal, AProgramBringsTheQuizzesBesideItsPages) {
  auto const ran = place.run("import program " + own_program);
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_THAT(ran.out,
              HasSubstr("use-case-devsecops.gift → use-case-devsecops: 14 questions added"));
  EXPECT_THAT(place.run("export quiz sal-5").out, HasSubstr("[id:sal-5-o1-a]"));
}

TEST_F(QuizAtATerminal, APageBringsThoseOfItsOwnCourses) {
  EXPECT_EQ(place.run("export quiz sal-1").exit_code, 0);
  EXPECT_EQ(place.run("export quiz csm-1").exit_code, 2);
}

TEST_F(QuizAtATerminal, WhatIsExportedIsImportedWithoutAnyChange) {
  auto const out = place.run("export quiz --course sal-1").out;
  auto const again = place.run("import quiz --course sal-1 " + place.write("again.gift", out));
  EXPECT_EQ(again.exit_code, 0) << again.err;
  EXPECT_THAT(again.out, HasSubstr("17 questions as before"));
}

TEST_F(QuizAtATerminal, AFaultyFileIsRefusedWholeWithEveryFaultAndItsLine) {
  auto const before = place.run("export quiz sal-1").out;
  auto const ran = place.run("import quiz --course sal-1 " + place.write("bad.gift", faulty));
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, AllOf(HasSubstr("bad.gift:3: "), HasSubstr("bad.gift:6: "),
                             HasSubstr("objective:99"), HasSubstr("nothing was imported")));
  EXPECT_EQ(place.run("export quiz sal-1").out, before);
}

TEST_F(QuizAtATerminal, SkippingTakesTheGoodOnesAndListsTheOthers) {
  auto const ran =
      place.run("import quiz --course sal-1 --skip-faulty " + place.write("bad.gift", faulty));
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_THAT(ran.out, AllOf(HasSubstr("left out: "), HasSubstr("bad.gift:3: "),
                             HasSubstr("1 question added")));
  auto const bank = place.run("export quiz sal-1").out;
  EXPECT_THAT(bank, AllOf(HasSubstr("Which?"), Not(HasSubstr("How many"))));
}

TEST_F(QuizAtATerminal, CheckingOnlySays) {
  auto const before = place.run("export quiz sal-1").out;
  auto const ran = place.run("import quiz --check --course sal-1 " + place.write("q.gift", good));
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("2 questions can be taken for sal-1; nothing was changed"));
  EXPECT_EQ(place.run("export quiz sal-1").out, before);
  EXPECT_EQ(
      place.run("import quiz --check --course sal-1 " + place.write("b.gift", faulty)).exit_code,
      2);
}

TEST_F(QuizAtATerminal, SpreadsheetsAndAikenAreTakenToo) {
  auto const csv = place.write("q.csv", "question,options,correct,feedback\nWhich?,a|b,A,Well\n");
  EXPECT_EQ(place.run("import quiz --course sal-exam " + csv).exit_code, 0);
  EXPECT_THAT(place.run("export quiz sal-exam").out, HasSubstr("Which?"));
  auto const aiken = place.write("q.txt", "Which one?\nA. this\nB. that\nANSWER: B\n");
  EXPECT_EQ(place.run("import quiz --course sal-exam " + aiken).exit_code, 0);
  EXPECT_THAT(place.run("export quiz sal-exam").out, HasSubstr("=that"));
}

TEST_F(QuizAtATerminal, AnUnknownCourseIsNamedWithWhatWouldBeRight) {
  auto const ran = place.run("import quiz --course nothing " + place.write("q.gift", good));
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, AllOf(HasSubstr("--course nothing"), HasSubstr("sal-exam")));
}

TEST_F(QuizAtATerminal, QuestionsOfOneNameAreToldApartByTheirOrder) {
  std::string const line =
      "import quiz --course sal-1 " + place.write("q.gift", "::A::One? {T}\n\n::A::Two? {T}\n");
  auto const ran = place.run(line);
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_THAT(ran.out, AllOf(HasSubstr("2 questions added"), HasSubstr("line 3: named as"),
                             HasSubstr("line 1"), HasSubstr("[id:")));
  EXPECT_THAT(place.run(line).out, HasSubstr("2 questions as before"));
}

TEST_F(QuizAtATerminal, AnotherPassMarkIsTriedOnPastAttempts) {
  auto const ran = place.run("report what-if sal-1 --pass 90");
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("sal-1: 0 attempts. At 80 % as today 0 pass; at 90 %"));
  EXPECT_EQ(place.run("report what-if sal-1 --pass 101").exit_code, 2);
}

TEST_F(QuizAtATerminal, ReportsAreEmptyUntilSomebodyHasHandedIn) {
  EXPECT_THAT(place.run("report items").out, IsEmpty());
  auto const json = nlohmann::json::parse(place.run("report items sal-1 --format json").out);
  EXPECT_EQ(json.at(0).at("attempts"), 0);
  EXPECT_EQ(place.run("report items nothing").exit_code, 2);
}

}  // namespace
