#include "domain/accepted_text.hpp"

#include <random>

#include <gtest/gtest.h>

namespace domain {
namespace {

TEST(AcceptedText, MatchesWhateverTheCase) {
  EXPECT_TRUE(accepts("Value Driver", "value DRIVER"));
  EXPECT_TRUE(accepts("ÉTUDE", "étude"));
  EXPECT_TRUE(accepts("ΛΌΓΟΣ", "λόγος"));
  EXPECT_TRUE(accepts("Straße", "STRASSE"));
  EXPECT_FALSE(accepts("value driver", "value drivers"));
  EXPECT_FALSE(accepts("café", "cafe"));
}

TEST(AcceptedText, MatchesHoweverAccentsAreMadeUp) {
  EXPECT_TRUE(accepts("caf\u00E9", "cafe\u0301"));
  EXPECT_TRUE(accepts("\u212Bngstr\u00F6m", "\u00E5ngstro\u0308m"));
  EXPECT_TRUE(accepts("\uAC00", "\u1100\u1161"));
}

TEST(AcceptedText, MatchesWhateverTheWhiteSpace) {
  EXPECT_TRUE(accepts("command of the message", "  command  of\u00A0the\nmessage\t"));
  EXPECT_TRUE(accepts(" champion ", "champion"));
  EXPECT_FALSE(accepts("web site", "website"));
}

TEST(AcceptedText, AStarStandsForAnythingOrNothing) {
  EXPECT_TRUE(accepts("*champion*", "a champion"));
  EXPECT_TRUE(accepts("*champion*", "champion"));
  EXPECT_TRUE(accepts("col*r", "colour"));
  EXPECT_TRUE(accepts("a*b*c", "a-b-b-c"));
  EXPECT_TRUE(accepts("*", "whatever\nit is"));
  EXPECT_TRUE(accepts("***", "x"));
  EXPECT_FALSE(accepts("col*r", "colours"));
  EXPECT_FALSE(accepts("ab*ba", "aba"));
  EXPECT_FALSE(accepts("a*b*c", "acb"));
}

TEST(AcceptedText, AnEscapedStarIsAStar) {
  EXPECT_TRUE(accepts("3 \\* 4", "3 * 4"));
  EXPECT_FALSE(accepts("3 \\* 4", "3 x 4"));
  EXPECT_TRUE(accepts("\\**", "*anything"));
  EXPECT_FALSE(accepts("\\**", "anything"));
  EXPECT_TRUE(accepts("c:\\temp", "C:\\TEMP"));
  EXPECT_TRUE(accepts("a\\\\*", "a\\*"));
}

TEST(AcceptedText, SignsOfPatternsElsewhereAreOrdinary) {
  EXPECT_TRUE(accepts("a.b?[c]", "a.b?[c]"));
  EXPECT_FALSE(accepts("a.b", "axb"));
}

TEST(AcceptedText, BytesThatAreNoUtf8AreComparedAsTheyAre) {
  EXPECT_TRUE(accepts("\xE9t\xE9", "\xE9T\xE9"));
  EXPECT_FALSE(accepts("\xE9t\xE9", "ete"));
  EXPECT_TRUE(accepts("*", "\xFF"));
}

// The rule itself, by trying every way: stars and the rest of the pattern from each place on.
bool accepts_by_definition(std::string_view pattern, std::string_view text) {
  if (pattern.empty()) return text.empty();
  if (pattern.starts_with("\\*")) {
    return text.starts_with('*') && accepts_by_definition(pattern.substr(2), text.substr(1));
  }
  if (pattern.front() == '*') {
    for (std::size_t skipped = 0; skipped <= text.size(); ++skipped) {
      if (accepts_by_definition(pattern.substr(1), text.substr(skipped))) return true;
    }
    return false;
  }
  return text.starts_with(pattern.front()) &&
         accepts_by_definition(pattern.substr(1), text.substr(1));
}

std::string random_text(std::mt19937& random, std::string_view letters, std::size_t longest) {
  std::string text(random() % (longest + 1), ' ');
  for (char& letter : text) letter = letters[random() % letters.size()];
  return text;
}

TEST(AcceptedText, AgreesWithItsDefinitionOnRandomPatterns) {
  std::mt19937 random(7);
  int fitting = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string const pattern = random_text(random, "ab**\\", 7);
    std::string const text = random_text(random, "aab*\\", 9);
    ASSERT_EQ(accepts(pattern, text), accepts_by_definition(pattern, text))
        << "pattern " << pattern << ", text " << text;
    fitting += accepts(pattern, text) ? 1 : 0;
  }
  EXPECT_GT(fitting, 1000) << "too few of the patterns fit for this to say much";
}

// Trying every way would take longer than the universe is old.
TEST(AcceptedText, ManyStarsTakeNoLongerThanTheyMust) {
  std::string pattern;
  for (int i = 0; i < 3000; ++i) pattern += "*a";
  std::string const text(20'000, 'a');
  EXPECT_TRUE(accepts(pattern, text));
  EXPECT_FALSE(accepts(pattern + "*b", text));
  EXPECT_FALSE(accepts(pattern + "*b*", text));
}

}  // namespace
}  // namespace domain
