#include "domain/topic.hpp"

#include <gtest/gtest.h>

namespace domain {
namespace {

class Topic : public ::testing::Test {
 protected:
  Topic() {
    CatalogueParts parts;
    Certification sal;
    sal.id = "sal";
    sal.name = "Strategic Account Leaders";
    sal.handbook_url = "https://h.example/sal";
    for (int number = 1; number <= 2; ++number) {
      Course course;
      course.id = "sal-" + std::to_string(number);
      course.certification = "sal";
      course.number = number;
      course.name = "Course " + std::to_string(number);
      course.handbook_url = "https://h.example/sal#" + std::to_string(number);
      for (int i = 1; i <= 2; ++i) {
        Objective objective;
        objective.text = "Objective " + std::to_string(number) + "." + std::to_string(i);
        objective.id = number * 10 + i;
        course.objectives.push_back(objective);
      }
      sal.courses.push_back(course.id);
      parts.courses.push_back(course);
    }
    Course training;
    training.id = "use-case-devsecops";
    training.name = "DevSecOps";
    training.handbook_url = "https://h.example/sec";
    parts.courses.push_back(training);
    parts.certifications.push_back(sal);
    parts.elements.push_back({"use-case-devsecops", "Market overview", "", ""});
    parts.elements.push_back({"", "Buyer and user personas", "", "https://h.example/personas"});
    catalogue = Catalogue(std::move(parts));
  }

  TopicReading read(std::string const& bank, std::vector<std::string> tags) const {
    Question question;
    question.tags = std::move(tags);
    return topic_of(catalogue, bank, question);
  }

  Catalogue catalogue;
};

TEST_F(Topic, ATagNamesAnObjectiveByItsPlaceAndIsKeptByItsId) {
  EXPECT_EQ(read("sal-2", {"hard", "objective:2"}).topic, "objective:22");
  EXPECT_EQ(read("sal-exam", {"objective:1.2"}).topic, "objective:12");
}

TEST_F(Topic, ATagThatNamesNothingIsAProblemWithItsRemedy) {
  EXPECT_NE(read("sal-1", {"objective:3"}).problem.find("sal-1 has 2 objectives"),
            std::string::npos);
  EXPECT_NE(read("sal-1", {"objective:x"}).problem.find("objective:2"), std::string::npos);
  EXPECT_NE(read("sal-exam", {"objective:2"}).problem.find("objective:3.2"), std::string::npos);
  EXPECT_NE(read("sal-exam", {"objective:7.1"}).problem.find("no such course"), std::string::npos);
}

TEST_F(Topic, WithoutATagTheWholeIsMeant) {
  EXPECT_EQ(read("sal-1", {}).topic, "course:sal-1");
  EXPECT_EQ(read("sal-exam", {}).topic, "");
}

TEST_F(Topic, AnObjectiveIsReadWhereItsCourseIs) {
  auto const place = place_of_topic(catalogue, "sal-exam", "objective:21");
  EXPECT_EQ(place.name, "Objective 2.1");
  EXPECT_EQ(place.url, "https://h.example/sal#2");
  ASSERT_NE(place.course, nullptr);
  EXPECT_EQ(place.course->id, "sal-2");
}

TEST_F(Topic, AnElementIsReadWhereItIsDescribedElseWithItsTraining) {
  EXPECT_EQ(place_of_topic(catalogue, "use-case-devsecops", "element:market-overview").url,
            "https://h.example/sec");
  auto const personas =
      place_of_topic(catalogue, "use-case-devsecops", "element:buyer-and-user-personas");
  EXPECT_EQ(personas.name, "Buyer and user personas");
  EXPECT_EQ(personas.url, "https://h.example/personas");
}

TEST_F(Topic, WhatIsGoneFallsBackToTheCourseOrCertification) {
  EXPECT_EQ(place_of_topic(catalogue, "sal-1", "objective:99").name, "Course 1");
  EXPECT_EQ(place_of_topic(catalogue, "sal-exam", "objective:99").name,
            "Strategic Account Leaders");
  EXPECT_EQ(place_of_topic(catalogue, "nothing", "").name, "nothing");
}

TEST(ExamBank, BelongsToItsCertification) {
  EXPECT_EQ(certification_of_exam("sal-exam"), "sal");
  EXPECT_EQ(certification_of_exam("sal-1"), "");
  EXPECT_EQ(exam_of("csm"), "csm-exam");
}

}  // namespace
}  // namespace domain
