#include "reading.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

content::HandbookReading read_page(std::string_view markdown) {
  return content::read_handbook_page("page.md", markdown, domain::founding_roles());
}

content::HandbookReading read_sal_page(std::string_view body) {
  return read_page("---\ntitle: \"Field Certification: Strategic Account Leaders\"\n---\n" +
                   std::string(body));
}

std::vector<std::string> texts(std::vector<content::Problem> const& problems) {
  std::vector<std::string> result;
  for (auto const& problem : problems) result.push_back(problem.text());
  return result;
}

std::vector<std::string> texts(std::vector<domain::Unplaced> const& unplaced) {
  std::vector<std::string> result;
  for (auto const& left : unplaced) {
    result.push_back(std::to_string(left.line) + " " + left.what + ": " + left.text);
  }
  return result;
}

std::string read_file(std::string const& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file) << "cannot read " << path;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void expect_golden(std::string const& name, std::string const& text) {
  auto const path = std::string(FIELDCERT_SOURCE_DIR) + "/tests/golden/" + name + ".txt";
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << text;
    return;
  }
  EXPECT_EQ(read_file(path), text) << "for a wanted change run the test with UPDATE_GOLDEN=1";
}
