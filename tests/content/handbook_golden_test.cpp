// What is read from whole pages, compared with kept texts.
#include <algorithm>
#include <filesystem>
#include <set>

#include <gtest/gtest.h>

#include "content/handbook.hpp"
#include "support/page_dump.hpp"
#include "support/reading.hpp"

namespace {

std::vector<std::string> pages_in(std::string const& folder) {
  std::vector<std::string> names;
  for (auto const& entry :
       std::filesystem::directory_iterator(std::string(FIELDCERT_SOURCE_DIR) + "/" + folder)) {
    if (entry.path().extension() == ".md") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

content::HandbookReading read_page_in(std::string const& folder, std::string const& name) {
  auto const path = std::string(FIELDCERT_SOURCE_DIR) + "/" + folder + "/" + name + ".md";
  return content::read_handbook_page(name + ".md", read_file(path), domain::founding_roles());
}

TEST(GoldenPages, TheFixtureWithEveryFeatureIsReadAsKept) {
  auto const reading = read_page_in("tests/fixtures/handbook", "everything");
  EXPECT_EQ(texts(reading.problems), std::vector<std::string>());
  expect_golden("handbook-everything", dump(reading.page));
}

TEST(GoldenPages, OurOwnPagesAreReadAsKept) {
  auto const pages = pages_in("config/program");
  ASSERT_FALSE(pages.empty());
  for (auto const& name : pages) {
    SCOPED_TRACE(name);
    auto const reading = read_page_in("config/program", name);
    EXPECT_EQ(texts(reading.problems), std::vector<std::string>());
    expect_golden("program-" + name, dump(reading.page));
  }
}

TEST(GoldenPages, OurOwnPagesHaveTheirKeysIdsAndTrainingsOnce) {
  std::set<std::string> seen;
  for (auto const& name : pages_in("config/program")) {
    auto const page = read_page_in("config/program", name).page;
    EXPECT_TRUE(seen.insert("page " + page.key).second) << page.key;
    if (page.certification) {
      auto const& id = page.certification->id;
      EXPECT_TRUE(seen.insert("certification " + id).second) << id;
    }
    for (auto const& training : page.trainings) {
      EXPECT_TRUE(seen.insert(training.id).second) << training.id;
    }
  }
  for (auto const* id : {"sal", "csm", "sa", "ae", "partner", "sqs"}) {
    EXPECT_TRUE(seen.contains(std::string("certification ") + id)) << id;
  }
}

TEST(GoldenPages, OurOwnPagesLeaveNothingUnplacedButTheMilestones) {
  for (auto const& name : pages_in("config/program")) {
    if (name == "onboarding") continue;
    auto const page = read_page_in("config/program", name).page;
    EXPECT_EQ(texts(page.unplaced), std::vector<std::string>()) << name;
  }
}

TEST(GoldenPages, EveryTrainingOfOursHasItsTenElements) {
  auto const page = read_page_in("config/program", "use-cases").page;
  ASSERT_EQ(page.trainings.size(), 4U);
  for (auto const& training : page.trainings) {
    auto const count =
        std::count_if(page.elements.begin(), page.elements.end(), [&](auto const& element) {
          return element.training == training.id && !element.text.empty();
        });
    EXPECT_EQ(count, 10) << training.name;
  }
}

}  // namespace
