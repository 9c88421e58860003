// Reruns the fuzz targets' checks without a fuzzer: every kept page and table, and seeded changes
// of each (bytes flipped, pieces cut, doubled, swapped in from elsewhere).
#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include "support/mutator.hpp"
#include "support/reading.hpp"
#include "support/reading_checks.hpp"

namespace {

std::vector<std::string> corpus(std::vector<std::string> const& folders) {
  std::vector<std::string> paths;
  for (auto const& folder : folders) {
    auto const path = std::string(FIELDCERT_SOURCE_DIR) + "/" + folder;
    for (auto const& entry : std::filesystem::directory_iterator(path)) {
      if (entry.is_regular_file()) paths.push_back(entry.path().string());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> result;
  for (auto const& path : paths) result.push_back(read_file(path));
  return result;
}

std::vector<std::string> const pieces = {"**Course 1: x**\n",
                                         "---\n",
                                         "\"",
                                         ",",
                                         "\r",
                                         "\n\n",
                                         "- ",
                                         "    ",
                                         "### ",
                                         "> ",
                                         "|",
                                         "[a](b)",
                                         "\xEF\xBB\xBF",
                                         "\xE9",
                                         "*",
                                         "`",
                                         "{#",
                                         "<iframe",
                                         "](",
                                         "\t",
                                         "é",
                                         std::string(1, '\0')};

TEST(Mutations, NoPageBreaksTheReader) {
  auto const pages = corpus({"config/program", "tests/fixtures/handbook"});
  ASSERT_GE(pages.size(), 2U);
  Mutator mutator(20250131, pieces);
  for (auto const& page : pages) {
    EXPECT_EQ(checks::page_fault(page), "");
    for (int i = 0; i < 60; ++i) {
      auto const changed = mutator.change(page);
      ASSERT_EQ(checks::page_fault(changed), "") << changed;
    }
  }
}

TEST(Mutations, NoTableBreaksTheReader) {
  auto const tables = corpus({"tests/fixtures/csv"});
  ASSERT_GE(tables.size(), 2U);
  Mutator mutator(20250131, pieces);
  for (auto const& table : tables) {
    EXPECT_EQ(checks::csv_fault(table) + checks::people_fault(table), "");
    for (int i = 0; i < 1500; ++i) {
      auto const changed = mutator.change(table);
      ASSERT_EQ(checks::csv_fault(changed) + checks::people_fault(changed), "") << changed;
    }
  }
}

TEST(Mutations, TheKeptTablesAreReadWithoutProblems) {
  auto const roster = content::read_roster(
      "roster.csv", read_file(std::string(FIELDCERT_SOURCE_DIR) + "/tests/fixtures/csv/roster.csv"),
      domain::founding_roles());
  EXPECT_EQ(texts(roster.problems), std::vector<std::string>());
  EXPECT_EQ(roster.rows.size(), 3U);
}

}  // namespace
