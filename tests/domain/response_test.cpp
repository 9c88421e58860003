#include "domain/response.hpp"

#include <array>
#include <limits>
#include <random>

#include <gtest/gtest.h>

namespace domain {
namespace {

TEST(Response, IsWrittenCompactly) {
  EXPECT_EQ(to_text({}), "");
  EXPECT_EQ(to_text({{0, 2}, ""}), "0,2");
  EXPECT_EQ(to_text({{1, -1, 0}, ""}), "1,-1,0");
  EXPECT_EQ(to_text({{}, "free text: 1,5"}), ":free text: 1,5");
  EXPECT_EQ(to_text({{3}, "both"}), "3:both");
}

TEST(Response, IsReadFromNothingElse) {
  for (std::string_view const text : {",", "0,", ",0", "0,,1", "a", "1 ", " 1", "+1", "01", "-0",
                                      "--1", "1;2", ":", "1:", "t:x", "99999999999"}) {
    EXPECT_EQ(response_of(text), std::nullopt) << text;
  }
}

TEST(Response, ComesBackExactly) {
  static std::vector<std::string> const pieces = {"word",
                                                  " ",
                                                  ":",
                                                  ",",
                                                  "0",
                                                  "-1",
                                                  "\n",
                                                  "é",
                                                  "\u0301",
                                                  "日本語",
                                                  "\U0001F600",
                                                  "\\",
                                                  "\"",
                                                  "\xFF",
                                                  "\u200F",
                                                  "%",
                                                  "'",
                                                  "t:",
                                                  std::string(1, '\0')};
  constexpr std::array<int, 6> indexes = {
      -1, 0, 1, 12, std::numeric_limits<int>::max(), std::numeric_limits<int>::min()};
  std::mt19937 random(17);
  for (int round = 0; round < 5000; ++round) {
    Response response;
    for (auto count = random() % 5; count > 0; --count) {
      response.chosen.push_back(indexes[random() % indexes.size()]);
    }
    for (auto count = random() % 7; count > 0; --count) {
      response.text += pieces[random() % pieces.size()];
    }
    ASSERT_EQ(response_of(to_text(response)), response) << to_text(response);
  }
}

}  // namespace
}  // namespace domain
