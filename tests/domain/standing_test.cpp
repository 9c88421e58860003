#include "domain/standing.hpp"

#include <gtest/gtest.h>

namespace domain {
namespace {

Course course(std::string id, std::string certification, int number) {
  Course it;
  it.id = std::move(id);
  it.certification = std::move(certification);
  it.number = number;
  it.name = "Course " + it.id;
  return it;
}

Certification certification(std::string id, std::vector<std::string> courses) {
  Certification it;
  it.id = std::move(id);
  it.name = it.id;
  it.courses = std::move(courses);
  return it;
}

// SAL with three courses after SQS with one; sal-9 has left the handbook.
Catalogue program() {
  CatalogueParts parts;
  parts.roles = founding_roles();
  parts.certifications = {certification("sqs", {"sqs-1"}),
                          certification("sal", {"sal-1", "sal-2", "sal-3"})};
  parts.certifications[1].prerequisite = "sqs";
  parts.courses = {course("sqs-1", "sqs", 1), course("sal-1", "sal", 1), course("sal-2", "sal", 2),
                   course("sal-3", "sal", 3), course("sal-9", "sal", 9)};
  parts.courses.back().is_retired = true;
  return Catalogue(std::move(parts));
}

CourseProgress done(std::string id) {
  CourseProgress it;
  it.course = std::move(id);
  it.completed_at = Instant{1'700'000'000'000};
  return it;
}

CourseProgress begun(std::string id) {
  CourseProgress it;
  it.course = std::move(id);
  it.started_at = Instant{1'700'000'000'000};
  return it;
}

Standing stand(Catalogue const& catalogue, std::vector<CourseProgress> const& progress) {
  return standing(catalogue, *catalogue.certification("sal"), progress);
}

TEST(Standing, AnUnfinishedPrerequisiteLocksAllCourses) {
  auto const catalogue = program();
  auto const it = stand(catalogue, {});
  ASSERT_NE(it.waits_for, nullptr);
  EXPECT_EQ(it.waits_for->id, "sqs");
  for (auto const& each : it.courses) EXPECT_EQ(each.state, CourseState::locked);
  EXPECT_EQ(next_course(it), nullptr);
}

TEST(Standing, TheFinishedPrerequisiteOpensTheCourses) {
  auto const catalogue = program();
  auto const it = stand(catalogue, {done("sqs-1")});
  EXPECT_EQ(it.waits_for, nullptr);
  EXPECT_EQ(it.courses[0].state, CourseState::open);
  EXPECT_EQ(next_course(it)->course->id, "sal-1");
}

TEST(Standing, WhoeverIsOnTheWayIsNotLockedOutAgain) {
  auto const catalogue = program();
  auto const it = stand(catalogue, {begun("sal-2")});
  EXPECT_EQ(it.waits_for, nullptr);
  EXPECT_EQ(it.courses[0].state, CourseState::open);
  EXPECT_EQ(it.courses[1].state, CourseState::in_progress);
}

TEST(Standing, WhatIsBegunComesBeforeWhatIsOpen) {
  auto const catalogue = program();
  auto const it = stand(catalogue, {done("sqs-1"), begun("sal-3")});
  EXPECT_EQ(next_course(it)->course->id, "sal-3");
}

TEST(Standing, CountsWhatIsDone) {
  auto const catalogue = program();
  auto const it = stand(catalogue, {done("sqs-1"), done("sal-1"), done("sal-2")});
  EXPECT_EQ(it.done, 2U);
  EXPECT_EQ(it.total(), 3U);
  EXPECT_FALSE(it.is_complete());
}

TEST(Standing, IsCompleteWithAllCoursesAndHasNoNextStep) {
  auto const catalogue = program();
  auto const it = stand(catalogue, {done("sal-1"), done("sal-2"), done("sal-3")});
  EXPECT_TRUE(it.is_complete());
  EXPECT_EQ(next_course(it), nullptr);
}

TEST(Standing, ARetiredCourseIsShownToThoseWhoCompletedItButNotCounted) {
  auto const catalogue = program();
  auto const it = stand(catalogue, {done("sqs-1"), done("sal-9")});
  ASSERT_EQ(it.retired.size(), 1U);
  EXPECT_EQ(it.retired[0].course->id, "sal-9");
  EXPECT_EQ(it.done, 0U);
  EXPECT_EQ(it.total(), 3U);
}

TEST(Standing, AStartThatWasCompletedIsDone) {
  auto const catalogue = program();
  auto both = begun("sal-1");
  both.completed_at = Instant{1'700'000'100'000};
  EXPECT_EQ(stand(catalogue, {both}).courses[0].state, CourseState::done);
}

TEST(Standing, ACertificationWithoutCoursesIsNeverComplete) {
  Catalogue const catalogue([] {
    CatalogueParts parts;
    parts.certifications = {certification("ae", {})};
    return parts;
  }());
  auto const it = standing(catalogue, *catalogue.certification("ae"), {});
  EXPECT_FALSE(it.is_complete());
  EXPECT_EQ(next_course(it), nullptr);
}

}  // namespace
}  // namespace domain
