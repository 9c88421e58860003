#include "domain/course_matching.hpp"

#include <gtest/gtest.h>

namespace domain {
namespace {

using Ids = std::vector<std::string>;

std::vector<KnownCourse> three() {
  return {{"sal-1", 1, "Applying DevOps", {"apply terms", "explain use cases"}, false},
          {"sal-2", 2, "Describe the Journey", {"describe activities", "define a lead"}, false},
          {"sal-3", 3, "Analyze Your Territory", {"analyze a territory"}, false}};
}

StatedCourse stated(int number, std::string name, std::vector<std::string> objectives = {}) {
  return {number, "", std::move(name), std::move(objectives)};
}

TEST(CourseMatching, FirstImportNumbersByThePage) {
  std::vector<StatedCourse> const now = {stated(1, "A"), stated(2, "B")};
  EXPECT_EQ(match_courses("sal", {}, now), (Ids{"sal-1", "sal-2"}));
}

TEST(CourseMatching, ANewOrderKeepsTheIds) {
  std::vector<StatedCourse> const now = {stated(1, "Analyze Your Territory"),
                                         stated(2, "Applying DevOps"),
                                         stated(3, "Describe the Journey")};
  EXPECT_EQ(match_courses("sal", three(), now), (Ids{"sal-3", "sal-1", "sal-2"}));
}

TEST(CourseMatching, ARenamedCourseIsKnownByItsObjectives) {
  std::vector<StatedCourse> const now = {
      stated(1, "DevOps in Practice", {"apply terms", "explain use cases"}),
      stated(2, "Describe the Journey"), stated(3, "Analyze Your Territory")};
  EXPECT_EQ(match_courses("sal", three(), now), (Ids{"sal-1", "sal-2", "sal-3"}));
}

TEST(CourseMatching, ACourseRenamedAndMovedIsKnownByItsObjectives) {
  std::vector<StatedCourse> const now = {
      stated(1, "Analyze Your Territory"),
      stated(2, "The Road Ahead", {"describe activities", "define a lead"}),
      stated(3, "DevOps in Practice", {"apply terms", "explain use cases"})};
  EXPECT_EQ(match_courses("sal", three(), now), (Ids{"sal-3", "sal-2", "sal-1"}));
}

TEST(CourseMatching, ANewCourseInTheMiddleTakesAFreeNumber) {
  std::vector<StatedCourse> const now = {
      stated(1, "Applying DevOps"), stated(2, "Something Else", {"entirely new"}),
      stated(3, "Describe the Journey"), stated(4, "Analyze Your Territory")};
  EXPECT_EQ(match_courses("sal", three(), now), (Ids{"sal-1", "sal-5", "sal-2", "sal-3"}));
}

TEST(CourseMatching, ADifferentCourseInTheSamePlaceIsANewOne) {
  std::vector<StatedCourse> const now = {stated(1, "Applying DevOps"),
                                         stated(2, "Negotiation", {"close"}),
                                         stated(3, "Analyze Your Territory")};
  EXPECT_EQ(match_courses("sal", three(), now), (Ids{"sal-1", "sal-4", "sal-3"}));
}

TEST(CourseMatching, ACourseInItsPlaceThatSharesAWordIsTheSame) {
  std::vector<StatedCourse> const now = {stated(1, "Applying DevOps"),
                                         stated(2, "Describe the Journey"),
                                         stated(3, "Plan Your Territory", {"plan a territory"})};
  EXPECT_EQ(match_courses("sal", three(), now)[2], "sal-3");
}

TEST(CourseMatching, FrontMatterDecides) {
  std::vector<StatedCourse> now = {stated(1, "Applying DevOps"), stated(2, "Brand New")};
  now[1].fixed_id = "sal-3";
  EXPECT_EQ(match_courses("sal", three(), now), (Ids{"sal-1", "sal-3"}));
}

TEST(CourseMatching, ARetiredCourseComesBackByItsName) {
  auto known = three();
  known[2].is_retired = true;
  std::vector<StatedCourse> const now = {stated(4, "Analyze your territory")};
  EXPECT_EQ(match_courses("sal", known, now), (Ids{"sal-3"}));
}

TEST(CourseMatching, NoKnownCourseIsGivenTwice) {
  std::vector<StatedCourse> const now = {stated(1, "Applying DevOps"),
                                         stated(2, "Applying DevOps")};
  auto const ids = match_courses("sal", three(), now);
  EXPECT_EQ(ids[0], "sal-1");
  EXPECT_NE(ids[1], "sal-1");
}

}  // namespace
}  // namespace domain
