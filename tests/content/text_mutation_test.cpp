// Reruns the checks of the texts' fuzz target without a fuzzer: kept texts and seeded changes of
// each.
#include <gtest/gtest.h>

#include "support/mutator.hpp"
#include "support/reading.hpp"
#include "support/text_checks.hpp"

namespace {

std::vector<std::string> const pieces = {
    "<",           "<b>",   "</li>",  "<li>", "<pre>", "<td ", "<ul>",        "<a href=x>",
    "<img alt=\"", "<sub>", "<!--",   "-->",  "&",     "&lt;", "&#",          "\"",
    "'",           "=",     "**",     "`",    "```\n", "- ",   "1. ",         "> ",
    "|",           "|-|\n", "[a](b)", "\n",   "\n\n",  "\r",   "ANSWER: A\n", "B) ",
    ",",           ";",     "true",   "\t",   "\xE9",  "\xC2", "é",           std::string(1, '\0')};

std::string kept(std::string const& name) {
  return read_file(std::string(FIELDCERT_SOURCE_DIR) + "/tests/fixtures/" + name);
}

TEST(TextMutations, NoAuthorsTextBreaksWhatIsShown) {
  Mutator mutator(20250131, pieces);
  for (auto const* name :
       {"authored/question.html", "authored/question.md", "authored/question.txt"}) {
    auto const text = kept(name);
    EXPECT_EQ(checks::shown_fault(text), "") << name;
    for (int i = 0; i < 400; ++i) {
      auto const changed = mutator.change(text);
      ASSERT_EQ(checks::shown_fault(changed), "") << changed;
    }
  }
}

// A reader that takes quadratic time would not come to an end here.
TEST(TextMutations, AnyPieceAHundredThousandTimesIsRead) {
  for (auto const& piece : pieces) {
    std::string text;
    while (text.size() < 100'000) text += piece;
    EXPECT_EQ(checks::shown_fault(text), "") << piece;
  }
}

}  // namespace
