// kill -9 at any instant of an import: the old content is whole, or the new one is.
#include <csignal>
#include <filesystem>
#include <thread>

#include <gtest/gtest.h>

#include "tests/cli/support/program.hpp"

namespace {

// A certification of a hundred courses, each of whose objectives carries the edition.
std::string page_of(std::string const& edition) {
  std::string page =
      "---\ntitle: \"Field Certification: Account Executives\"\n---\n## Curriculum\n";
  for (int course = 1; course <= 100; ++course) {
    page += "**Course " + std::to_string(course) + ": Lesson " + std::to_string(course) + " " +
            edition + "**\n";
    for (int objective = 1; objective <= 20; ++objective) {
      page += "- Do thing " + std::to_string(objective) + " of edition " + edition + "\n";
    }
    page += "\n";
  }
  return page;
}

std::size_t count(std::string const& text, std::string const& part) {
  std::size_t number = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++number;
  }
  return number;
}

TEST(ImportCrash, LeavesTheOldContentOrTheNewOneWhole) {
  Workplace place;
  place.write("roster.csv",
              "email,name,slack_user_id,role,manager_email,start_date,timezone\n"
              "anna@x.example,Anna,,AE,,,\n");
  place.write("ae.md", page_of("edition0"));
  ASSERT_EQ(place.run("import program ae.md").exit_code, 0);
  ASSERT_EQ(place.run("import roster roster.csv").exit_code, 0);

  std::string standing = "edition0";
  int interrupted = 0;
  for (int round = 1; round <= 30; ++round) {
    std::string const next = "edition" + std::to_string(round);
    place.write("ae.md", page_of(next));
    pid_t const process = place.start("import program ae.md");
    // From before the database is opened until well after the commit.
    std::this_thread::sleep_for(std::chrono::milliseconds(2 * round));
    kill(process, SIGKILL);
    if (place.wait(process).exit_code != 0) ++interrupted;

    auto const exported = place.run("export progress");
    ASSERT_EQ(exported.exit_code, 0) << exported.err;
    std::size_t const of_old = count(exported.out, standing + ",");
    std::size_t const of_new = count(exported.out, next + ",");
    ASSERT_EQ(of_old + of_new, 100U) << "round " << round;
    ASSERT_TRUE(of_old == 100U || of_new == 100U) << "round " << round << ": " << of_new;
    if (of_new == 100U) standing = next;
  }
  EXPECT_GT(interrupted, 0) << "no kill came in time, so nothing was tried";
}

}  // namespace
