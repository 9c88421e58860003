#include "storage/progress.hpp"

#include <gtest/gtest.h>

#include "storage/people.hpp"
#include "storage/program.hpp"
#include "storage/progress_check.hpp"
#include "tests/storage/support/temporary_database.hpp"

namespace storage {
namespace {

constexpr domain::Instant now{1'760'000'000'000};

constexpr Sql spoil{"spoil", "UPDATE progress SET completed_at = 1, score = 1"};
constexpr Sql invent{"invent",
                     "INSERT INTO progress (person, course, completed_at) VALUES (1, 'sal-2', 5)"};

domain::HandbookPage page() {
  domain::HandbookPage it;
  it.file = "sal.md";
  it.key = "sal";
  it.title = "Strategic Account Leaders";
  domain::PageCertification sal;
  sal.id = "sal";
  sal.role_code = "SAL";
  sal.name = "Strategic Account Leaders";
  for (int number = 1; number <= 2; ++number) {
    domain::PageCourse course;
    course.number = number;
    course.name = "Course number " + std::to_string(number);
    sal.courses.push_back(course);
  }
  it.certification = sal;
  return it;
}

class Progress : public ::testing::Test {
 protected:
  Progress() : database(settings_for(folder.file("a.db"))) {
    database.write_now([](Transaction const& transaction) {
      save_page(transaction, page(), "1", now);
      domain::Person lena;
      lena.email = "lena@x";
      lena.name = "Lena";
      lena.role = "SAL";
      save_person(transaction, lena, now);
    });
  }

  Recorded complete(std::int64_t at_ms, std::optional<double> score) {
    return database.write_now([&](Transaction const& transaction) {
      return record_completion(transaction, {1, "sal-1", {at_ms}, score}, now);
    });
  }

  domain::CourseProgress only() {
    auto const rows = database.read_now([](Snapshot const& it) { return progress_of(it, 1); });
    EXPECT_EQ(rows.size(), 1U);
    return rows.empty() ? domain::CourseProgress{} : rows.front();
  }

  TemporaryFolder folder;
  Database database;
};

TEST_F(Progress, TheSameFactTwiceIsOne) {
  EXPECT_EQ(complete(100, 90.0), Recorded::anew);
  EXPECT_EQ(complete(100, 90.0), Recorded::before);
  EXPECT_EQ(complete(100, std::nullopt), Recorded::anew);
  EXPECT_EQ(complete(100, std::nullopt), Recorded::before);
}

TEST_F(Progress, TheFirstDateAndTheBestScoreStand) {
  complete(200, 70.0);
  complete(100, 60.0);
  complete(300, 95.0);
  complete(400, std::nullopt);
  EXPECT_EQ(only().completed_at, domain::Instant{100});
  EXPECT_EQ(only().score, 95.0);
}

TEST_F(Progress, AStartIsNotedOnceAndKeptWhenCompleted) {
  auto const start = [&](std::int64_t at_ms) {
    return database.write_now([&](Transaction const& transaction) {
      return record_start(transaction, 1, "sal-1", {at_ms});
    });
  };
  EXPECT_EQ(start(50), Recorded::anew);
  EXPECT_EQ(start(60), Recorded::before);
  complete(100, 80.0);
  EXPECT_EQ(only().started_at, domain::Instant{50});
  EXPECT_EQ(only().completed_at, domain::Instant{100});
  EXPECT_EQ(start(120), Recorded::before) << "what is done is not begun again";
}

TEST_F(Progress, AnUnknownCourseIsRefusedByTheSchema) {
  auto const add = [](Transaction const& transaction) {
    record_completion(transaction, {1, "sal-99", {1}, std::nullopt}, now);
  };
  EXPECT_ANY_THROW(database.write_now(add));
}

TEST_F(Progress, TheSummaryCanBeCheckedAndRebuilt) {
  complete(100, 90.0);
  auto const wrong = [&] {
    return database.read_now([](Snapshot const& it) { return count_wrong_progress(it); });
  };
  EXPECT_EQ(wrong(), 0);
  database.write_now([](Transaction const& it) {
    it.connection().run(spoil);
    it.connection().run(invent);
  });
  EXPECT_EQ(wrong(), 2);
  database.write_now([](Transaction const& it) { rebuild_progress(it); });
  EXPECT_EQ(wrong(), 0);
  EXPECT_EQ(only().completed_at, domain::Instant{100});
  EXPECT_EQ(only().score, 90.0);
}

}  // namespace
}  // namespace storage
