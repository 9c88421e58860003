#include "content/right_options.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using testing::HasSubstr;

using Options = std::vector<std::string>;

// The letters of the options that are right.
std::string right(std::string_view cell, Options const& options) {
  auto const rights = content::read_right_options(cell, options);
  EXPECT_EQ(rights.fault, "") << cell;
  std::string letters;
  for (std::size_t i = 0; i < rights.right.size(); ++i) {
    if (rights.right[i]) letters += static_cast<char>('A' + i);
  }
  return letters;
}

std::string fault(std::string_view cell, Options const& options) {
  return content::read_right_options(cell, options).fault;
}

TEST(RightOptions, MayBeLettersNumbersOrWords) {
  Options const options = {"Plan", "Create", "Verify"};
  for (auto const* cell : {"B", "b", "B.", "B)", "2", "2.", "Create", "create"}) {
    EXPECT_EQ(right(cell, options), "B") << cell;
  }
  for (auto const* cell :
       {"A, C", "A;C", "1;3", "1,3", "Plan; Verify", "A, verify", "A|3", "A\r\nC", "C;A;"}) {
    EXPECT_EQ(right(cell, options), "AC") << cell;
  }
}

TEST(RightOptions, WordsWithSeparatorsAreFound) {
  Options const options = {"fast, cheap", "slow", "good; dear"};
  EXPECT_EQ(right("fast, cheap", options), "A");
  EXPECT_EQ(right("good; dear", options), "C");
  EXPECT_EQ(right("fast, cheap; slow", options), "AB");
  EXPECT_EQ(right("fast, cheap|good; dear", options), "AC");
}

TEST(RightOptions, TheSameLettersGoBeforeThoseInAnotherCase) {
  EXPECT_EQ(right("git", {"Git", "git"}), "B");
}

TEST(RightOptions, WhatMayMeanTwoOptionsIsAFault) {
  Options const numbers = {"2", "3", "4"};
  EXPECT_THAT(
      fault("3", numbers),
      HasSubstr("the words of option B and the sign of option C; write the letter, as in B"));
  EXPECT_EQ(right("4", numbers), "C");
  EXPECT_EQ(right("1", numbers), "A");
  EXPECT_THAT(fault("A", {"B", "A"}), HasSubstr("write the number, as in 2"));
  EXPECT_EQ(right("2", {"B", "A"}), "B");
}

TEST(RightOptions, WhatIsNoOptionIsAFault) {
  Options const options = {"Plan", "Create"};
  for (auto const* cell : {"C", "3", "0", "AB", "Plans", "A, Creates"}) {
    EXPECT_THAT(fault(cell, options), HasSubstr("which is no option")) << cell;
  }
}

TEST(RightOptions, NoneAndTheSameTwiceAreFaults) {
  EXPECT_THAT(fault("", {"x", "y"}), HasSubstr("no right option in correct"));
  EXPECT_THAT(fault(";", {"x", "y"}), HasSubstr("no right option in correct"));
  EXPECT_THAT(fault("A, 1", {"x", "y"}), HasSubstr("option A twice"));
}

}  // namespace
