#include "domain/person.hpp"

#include <gtest/gtest.h>

namespace domain {
namespace {

Person lena() {
  Person it;
  it.email = "lena@x.example";
  it.manager_email = "ruth@x.example";
  return it;
}

TEST(MaySee, OnesOwnRecord) { EXPECT_TRUE(may_see({"lena@x.example", false}, lena())); }
TEST(MaySee, ThatOfOnesReports) { EXPECT_TRUE(may_see({"ruth@x.example", false}, lena())); }
TEST(MaySee, EnablementSeesEverybody) { EXPECT_TRUE(may_see({"", true}, lena())); }
TEST(MaySee, ColleaguesDoNot) { EXPECT_FALSE(may_see({"diego@x.example", false}, lena())); }
TEST(MaySee, StrangersDoNot) { EXPECT_FALSE(may_see({"", false}, lena())); }

TEST(MaySee, NobodyIsTheManagerOfThoseWithoutOne) {
  Person orphan = lena();
  orphan.manager_email = "";
  EXPECT_FALSE(may_see({"", false}, orphan));
}

}  // namespace
}  // namespace domain
