#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "content/moment.hpp"
#include "content/roster.hpp"
#include "support/reading.hpp"

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr domain::Instant noon{1'738'324'800'000};  // 2025-01-31T12:00:00Z
constexpr std::int64_t hour_ms = 3'600'000;

content::Completions read(std::string const& rows) {
  return content::read_completions("done.csv", "email,course,completed_at,score\n" + rows, noon);
}

std::vector<std::string> problems(std::string const& rows) { return texts(read(rows).problems); }

std::optional<std::int64_t> moment(std::string_view text) {
  auto const read = content::read_moment(text);
  return read ? std::optional(read->ms) : std::nullopt;
}

TEST(Completions, ARowIsReadWithAllItsCells) {
  auto const completions = read("Anna@x.com,\"Plan, then Act\",2025-01-31T13:00:00+01:00,87.5\n");
  EXPECT_THAT(texts(completions.problems), IsEmpty());
  ASSERT_EQ(completions.rows.size(), 1U);
  auto const& row = completions.rows[0];
  EXPECT_EQ(row.line, 2);
  EXPECT_EQ(row.email, "anna@x.com");
  EXPECT_EQ(row.course, "Plan, then Act");
  EXPECT_EQ(row.completed_at, noon);
  EXPECT_EQ(row.score, 87.5);
}

TEST(Completions, ADayAloneIsItsMidnightAndAnEmptyScoreIsNone) {
  auto const completions = read("a@x.com,sal-1,2025-01-31,\n");
  ASSERT_EQ(completions.rows.size(), 1U);
  EXPECT_EQ(completions.rows[0].completed_at.ms, noon.ms - 12 * hour_ms);
  EXPECT_EQ(completions.rows[0].score, std::nullopt);
}

TEST(Completions, TheBoundsOfAScoreAreScores) {
  EXPECT_THAT(problems("a@x.com,1,2025-01-01,0\na@x.com,1,2025-01-01,100\n"), IsEmpty());
}

TEST(Completions, OtherScoresAreProblems) {
  for (auto const* score : {"-1", "100.5", "nan", "inf", "1e3", "85%", "good", "0x10"}) {
    EXPECT_THAT(problems("a@x.com,1,2025-01-01," + std::string(score) + "\n"),
                ElementsAre(HasSubstr("done.csv:2: score")))
        << score;
  }
}

TEST(Completions, MissingColumnsAreNamed) {
  EXPECT_THAT(texts(content::read_completions("done.csv", "email,score\n", noon).problems),
              ElementsAre("done.csv:1: the header row lacks: course, completed_at"));
}

TEST(Completions, FaultsAreToldWithLineAndReason) {
  EXPECT_THAT(
      problems("anna,1,2025-01-01,\na@x.com,,2025-01-01,\na@x.com,1,,\n"),
      ElementsAre(HasSubstr(":2: e-mail \"anna\" has no @"), HasSubstr(":3: the course is empty"),
                  HasSubstr(":4: completed_at \"\"")));
}

TEST(Completions, ATimeMoreThanADayAheadIsAProblem) {
  EXPECT_THAT(problems("a@x.com,1,2025-02-01T12:00:00Z,\n"), IsEmpty());
  EXPECT_THAT(problems("a@x.com,1,2025-02-01T12:00:01Z,\n"),
              ElementsAre(HasSubstr("in the future")));
}

TEST(Moments, AreReadWithZoneAndFraction) {
  EXPECT_EQ(moment("1970-01-01"), 0);
  EXPECT_EQ(moment("1970-01-01T00:00:00Z"), 0);
  EXPECT_EQ(moment("1970-01-01 00:00:01z"), 1000);
  EXPECT_EQ(moment("1970-01-01T01:00:00.25+01:00"), 250);
  EXPECT_EQ(moment("1969-12-31T19:00:00.000999-05:00"), 0);
  EXPECT_EQ(moment("2000-02-29T23:59:59.999Z"), 951'868'799'999);
}

TEST(Moments, ImpossibleOnesAreNone) {
  for (auto const* text :
       {"", "2025", "2025-02-30", "2025-01-01T", "2025-01-01T10:00", "2025-01-01T10:00:00",
        "2025-01-01T24:00:00Z", "2025-01-01T10:60:00Z", "2025-01-01T10:00:60Z",
        "2025-01-01T10:00:00.Z", "2025-01-01T10:00:00+1:00", "2025-01-01T10:00:00+24:00",
        "2025-01-01T10:00:00+01:60", "2025-01-01X10:00:00Z", "2025-01-01T10:00:00ZZ",
        "2025-01-01T1a:00:00Z", "-025-01-01", "2025-01-01T10:00:00.1234567890Z"}) {
    EXPECT_EQ(moment(text), std::nullopt) << text;
  }
}

}  // namespace
