#include "content/csv.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/reading.hpp"

namespace {

using Cells = std::vector<std::string>;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<Cells> cells(std::string_view text) {
  auto const csv = content::read_csv("a.csv", text);
  EXPECT_EQ(texts(csv.problems), std::vector<std::string>());
  std::vector<Cells> result;
  for (auto const& row : csv.rows) result.push_back(row.cells);
  return result;
}

std::vector<std::string> problems(std::string_view text) {
  return texts(content::read_csv("a.csv", text).problems);
}

TEST(Csv, RowsAreSplitAtCommasAndLineBreaks) {
  EXPECT_THAT(cells("a,b\nc,d\n"), ElementsAre(Cells{"a", "b"}, Cells{"c", "d"}));
}

TEST(Csv, WindowsAndOldLineBreaksAndAMissingLastOneAreTaken) {
  EXPECT_THAT(cells("a,b\r\nc,d"), ElementsAre(Cells{"a", "b"}, Cells{"c", "d"}));
  EXPECT_THAT(cells("a\rb"), ElementsAre(Cells{"a"}, Cells{"b"}));
}

TEST(Csv, AByteOrderMarkIsSkipped) {
  EXPECT_THAT(cells("\xEF\xBB\xBF"
                    "a,b\n"),
              ElementsAre(Cells{"a", "b"}));
}

TEST(Csv, QuotedCellsKeepCommasQuotesAndLineBreaks) {
  EXPECT_THAT(cells("\"Doe, Jane\",\"says \"\"hi\"\"\",\"two\r\nlines\",\"\"\n"),
              ElementsAre(Cells{"Doe, Jane", "says \"hi\"", "two\r\nlines", ""}));
}

TEST(Csv, EmptyCellsStayAndBlankLinesGo) {
  EXPECT_THAT(cells("\n  \n,\na,,\n\r\n"), ElementsAre(Cells{"", ""}, Cells{"a", "", ""}));
}

TEST(Csv, AQuotedEmptyCellAloneIsABlankLineToo) { EXPECT_THAT(cells("\"\"\n"), IsEmpty()); }

TEST(Csv, AQuoteInsideAPlainCellIsALetter) {
  EXPECT_THAT(cells("5\" disk,b\n"), ElementsAre(Cells{"5\" disk", "b"}));
}

TEST(Csv, RowsKnowTheirLinesAcrossBlankLinesAndQuotedBreaks) {
  auto const csv = content::read_csv("a.csv", "a\n\n\"b\nb\"\nc\n");
  ASSERT_EQ(csv.rows.size(), 3U);
  EXPECT_EQ(csv.rows[0].line, 1);
  EXPECT_EQ(csv.rows[1].line, 3);
  EXPECT_EQ(csv.rows[2].line, 5);
}

TEST(Csv, NothingIsNoRows) { EXPECT_THAT(cells(""), IsEmpty()); }

TEST(Csv, TextAfterAClosingQuoteIsAProblemAtItsLine) {
  EXPECT_THAT(problems("a\n\"b\" c,d\n"), ElementsAre(HasSubstr("a.csv:2: text after a closing")));
}

TEST(Csv, SpaceAfterAClosingQuoteIsNoProblem) {
  EXPECT_THAT(cells("\"b\" ,c\n"), ElementsAre(Cells{"b", "c"}));
}

TEST(Csv, AnOpenQuoteIsAProblemAtTheLineWhereItOpens) {
  EXPECT_THAT(problems("a\n\nb,\"open\nc\nd\n"), ElementsAre(HasSubstr("a.csv:3: a quoted cell")));
}

TEST(Csv, Latin1IsRefusedWithItsLine) {
  EXPECT_THAT(problems("name\nJos\xE9\n"), ElementsAre("a.csv:2: this is not UTF-8; save the file "
                                                       "as UTF-8"));
}

TEST(Csv, ForbiddenFormsOfUtf8AreRefused) {
  for (auto const* bytes : {"\x80", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF0\x80\x80\xAF",
                            "\xF4\x90\x80\x80", "\xF5", "\xE2\x82", "\xC3"}) {
    EXPECT_THAT(problems(bytes), ElementsAre(HasSubstr("not UTF-8"))) << bytes;
  }
}

TEST(Csv, TextInAnyScriptIsKept) {
  EXPECT_THAT(cells("é,Żółć,中文,😀\n"), ElementsAre(Cells{"é", "Żółć", "中文", "😀"}));
}

TEST(Csv, ANulIsRefusedWithItsLine) {
  EXPECT_THAT(problems(std::string_view("a\nb\0c\n", 6)),
              ElementsAre(HasSubstr("a.csv:2: there is a NUL")));
}

}  // namespace
