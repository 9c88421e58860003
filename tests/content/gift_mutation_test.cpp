// Reruns the GIFT fuzz target's checks without a fuzzer: every file, and seeded changes of each.
#include <gtest/gtest.h>

#include "support/gift.hpp"
#include "support/gift_checks.hpp"
#include "support/mutator.hpp"
#include "support/reading.hpp"

namespace {

std::vector<std::string> const pieces = {
    "{",     "}",       "=",  "~",    "#",       "####",   ":",       "::",  "\\",
    "\\n",   "\\\\",    "->", "%50%", "%-33.3%", "[html]", "[plain]", "//",  "// [id:x]\n",
    "\n",    "\n\n",    "\r", "..",   "5:1",     "{#5}",   "{T}",     "{}",  "$CATEGORY:",
    "_____", "[tag:y]", " ",  "\t",   "\xE9",    "ü",      "*",       "1e9", std::string(1, '\0')};

void expect_nothing_breaks(std::string const& folder, int changes) {
  auto const paths = gift_files(folder);
  ASSERT_GE(paths.size(), 10U);
  Mutator mutator(20260131, pieces);
  for (auto const& path : paths) {
    auto const text = read_file(path);
    EXPECT_EQ(checks::gift_fault(text), "") << path;
    for (int i = 0; i < changes; ++i) {
      auto const changed = mutator.change(text);
      ASSERT_EQ(checks::gift_fault(changed), "") << changed;
    }
  }
}

TEST(GiftMutations, NoFileOfManyAuthorsBreaksTheReader) {
  expect_nothing_breaks("tests/fixtures/gift", 300);
}

TEST(GiftMutations, NoneOfOurOwnFilesBreaksTheReader) {
  expect_nothing_breaks("config/program/quizzes", 20);
}

TEST(GiftMutations, ALargeTextOfMarksIsReadInNoTime) {
  for (auto const& piece : pieces) {
    std::string text;
    while (text.size() < 200'000) text += piece;
    EXPECT_EQ(checks::gift_fault(text), "") << piece;
    EXPECT_EQ(checks::gift_fault("Q {" + text), "") << piece;
    EXPECT_EQ(checks::gift_fault("// [id:" + text + "\nQ {=a ~" + text + "}"), "") << piece;
  }
}

}  // namespace
