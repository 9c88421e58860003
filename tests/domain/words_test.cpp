#include "domain/words.hpp"

#include <array>

#include <gtest/gtest.h>

namespace domain {
namespace {

constexpr std::array<std::string_view, 6> known = {"status", "next", "courses",
                                                   "course", "find", "help"};

TEST(Words, AreSplitAtPunctuationAndLowered) {
  EXPECT_EQ(words_of("Pre- to Post Sales Handoff!"),
            (std::vector<std::string>{"pre", "to", "post", "sales", "handoff"}));
  EXPECT_EQ(words_of("Größe 12"), (std::vector<std::string>{"größe", "12"}));
  EXPECT_TRUE(words_of(" …—").size() <= 2);
}

TEST(EditDistance, CountsSwappedNeighboursOnce) {
  EXPECT_EQ(edit_distance("status", "status"), 0U);
  EXPECT_EQ(edit_distance("stauts", "status"), 1U);
  EXPECT_EQ(edit_distance("", "find"), 4U);
  EXPECT_EQ(edit_distance("corses", "courses"), 1U);
}

TEST(NearestWord, PrefersABeginning) { EXPECT_EQ(nearest_word("sta", known), "status"); }

TEST(NearestWord, ForgivesATypingError) {
  EXPECT_EQ(nearest_word("stauts", known), "status");
  EXPECT_EQ(nearest_word("FIMD", known), "find");
  EXPECT_EQ(nearest_word("curse", known), "course");
}

TEST(NearestWord, StaysSilentWhenNothingIsNear) {
  EXPECT_EQ(nearest_word("banana", known), "");
  EXPECT_EQ(nearest_word("", known), "");
}

}  // namespace
}  // namespace domain
