// Importing pages again and again: what changes, and what must not.
#include "storage/program.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/progress.hpp"
#include "tests/storage/support/temporary_database.hpp"

namespace storage {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr domain::Instant now{1'760'000'000'000};

domain::PageCourse course(int number, std::string name, std::vector<std::string> objectives) {
  domain::PageCourse it;
  it.number = number;
  it.name = std::move(name);
  it.source = {"Curriculum", "curriculum", 10 + number, "f"};
  int line = 20;
  for (auto& text : objectives) {
    it.objectives.push_back({std::move(text), {"Curriculum", "curriculum", ++line, "f"}});
  }
  return it;
}

domain::HandbookPage sal_page() {
  domain::HandbookPage page;
  page.file = "sal.md";
  page.key = "sal";
  page.url = "/handbook/sal/";
  page.sections = {{"Curriculum", "curriculum", 5, "aaaa"},
                   {"Recognition", "recognition", 40, "bbbb"}};
  domain::PageCertification sal;
  sal.id = "sal";
  sal.role_code = "SAL";
  sal.name = "Strategic Account Leaders";
  sal.noun = "certification";
  sal.courses = {course(1, "Applying DevOps", {"Apply DevOps", "Explain use cases"}),
                 course(2, "Describe the Journey", {"Define a lead"})};
  page.certification = sal;
  return page;
}

class Program : public ::testing::Test {
 protected:
  Program() : database(settings_for(folder.file("a.db"))) {}

  PageChanges save(domain::HandbookPage const& page, std::string const& fingerprint) {
    return database.write_now([&](Transaction const& transaction) {
      return save_page(transaction, page, fingerprint, now);
    });
  }

  domain::Catalogue catalogue() {
    return database.read_now([](Snapshot const& snapshot) { return snapshot.catalogue(); });
  }

  TemporaryFolder folder;
  Database database;
};

TEST_F(Program, TheSamePageAgainChangesNothing) {
  EXPECT_TRUE(save(sal_page(), "one").is_new);
  auto const again = save(sal_page(), "one");
  EXPECT_FALSE(again.any());
}

TEST_F(Program, ReadersSeeANewProgramAtOnce) {
  EXPECT_EQ(catalogue().certification("sal"), nullptr);
  save(sal_page(), "one");
  ASSERT_NE(catalogue().certification("sal"), nullptr);
  EXPECT_EQ(catalogue().course("sal-1")->handbook_url,
            "https://handbook.example/handbook/sal/#curriculum");
}

TEST_F(Program, SaysExactlyWhichSectionChanged) {
  save(sal_page(), "one");
  auto page = sal_page();
  page.sections[1].fingerprint = "cccc";
  EXPECT_EQ(save(page, "two").lines,
            (std::vector<std::string>{"section changed, line 40: Recognition"}));
}

TEST_F(Program, ARenameAndANewOrderKeepTheIds) {
  save(sal_page(), "one");
  auto page = sal_page();
  page.certification->courses = {
      course(1, "Describe the Journey", {"Define a lead"}),
      course(2, "DevOps in Practice", {"Apply DevOps", "Explain use cases"})};
  auto const changes = save(page, "two");
  EXPECT_THAT(changes.lines,
              Contains("course sal-1 renamed: Applying DevOps → DevOps in Practice"));
  EXPECT_THAT(changes.lines, Contains("course sal-2 moved: number 2 → 1"));
  EXPECT_EQ(catalogue().certification("sal")->courses,
            (std::vector<std::string>{"sal-2", "sal-1"}));
}

TEST_F(Program, WhatDisappearedIsRetiredAndComesBack) {
  save(sal_page(), "one");
  auto page = sal_page();
  page.certification->courses.pop_back();
  EXPECT_THAT(save(page, "two").lines, Contains(HasSubstr("course sal-2 retired")));
  ASSERT_NE(catalogue().course("sal-2"), nullptr);
  EXPECT_TRUE(catalogue().course("sal-2")->is_retired);
  EXPECT_THAT(save(sal_page(), "three").lines, Contains(HasSubstr("course sal-2 back")));
  EXPECT_FALSE(catalogue().course("sal-2")->is_retired);
}

TEST_F(Program, ARewordedObjectiveIsToldAsSuch) {
  save(sal_page(), "one");
  auto page = sal_page();
  page.certification->courses[0].objectives[0].text = "Apply DevOps terms";
  EXPECT_EQ(save(page, "two").lines,
            (std::vector<std::string>{
                "objective of sal-1 reworded, line 21: Apply DevOps → Apply DevOps terms"}));
}

TEST_F(Program, ObjectivesInANewOrderAreTheSameObjectives) {
  save(sal_page(), "one");
  auto page = sal_page();
  std::swap(page.certification->courses[0].objectives[0],
            page.certification->courses[0].objectives[1]);
  EXPECT_THAT(save(page, "two").lines, IsEmpty());
  EXPECT_EQ(catalogue().course("sal-1")->objectives[0].text, "Explain use cases");
}

TEST_F(Program, LinksThatComeAndGoAreTold) {
  auto page = sal_page();
  page.certification->courses[0].links = {
      {domain::LinkKind::material, "it", "https://a", false, {}}};
  save(page, "one");
  page.certification->courses[0].links[0].url = "https://b";
  auto const lines = save(page, "two").lines;
  EXPECT_THAT(lines, Contains("link of sal-1 added, line 0: https://b"));
  EXPECT_THAT(lines, Contains("link of sal-1 gone: https://a"));
}

TEST_F(Program, ATrainingLivesAsLongAsOnePageNamesIt) {
  auto const naming = [](std::string const& key, std::string const& url) {
    domain::HandbookPage page;
    page.file = key + ".md";
    page.key = key;
    domain::PageUseCaseTraining it;
    it.id = "use-case-devsecops";
    it.name = "DevSecOps";
    it.links = {{domain::LinkKind::learning_path, "path", url, false, {}}};
    page.trainings = {it};
    return page;
  };
  save(naming("one", "https://a"), "1");
  save(naming("two", "https://b"), "1");
  EXPECT_EQ(catalogue().course("use-case-devsecops")->links.size(), 2U);
  auto without = naming("one", "");
  without.trainings.clear();
  save(without, "2");
  EXPECT_FALSE(catalogue().course("use-case-devsecops")->is_retired);
  EXPECT_EQ(catalogue().course("use-case-devsecops")->links.size(), 1U);
  without.key = "two";
  save(without, "2");
  EXPECT_TRUE(catalogue().course("use-case-devsecops")->is_retired);
}

TEST_F(Program, AnotherPageMayTakeTheCertificationOver) {
  save(sal_page(), "one");
  auto other = sal_page();
  other.key = "field-certification-sal";
  save(other, "x");
  EXPECT_TRUE(catalogue().certification("sal")->courses.size() == 2U);
  save(sal_page(), "one");  // and back, although its own text is as before
  EXPECT_EQ(catalogue().certification("sal")->courses.size(), 2U);
  EXPECT_EQ(catalogue().course("sal-1")->is_retired, false);
}

TEST_F(Program, APageThatDoesNotSayItsAddressIsFoundByTheProgramPagesLink) {
  auto page = sal_page();
  page.url = "";
  save(page, "one");
  EXPECT_EQ(catalogue().course("sal-1")->handbook_url, "");
  domain::HandbookPage program;
  program.key = "program";
  program.certification_links = {{"Strategic Account Leader", "SAL", "/handbook/sal-page/", {}}};
  save(program, "one");
  EXPECT_EQ(catalogue().course("sal-1")->handbook_url,
            "https://handbook.example/handbook/sal-page/#curriculum");
}

TEST_F(Program, ACertificationMayExistAsALinkOnly) {
  domain::HandbookPage page;
  page.key = "program";
  page.certification_links = {{"Partner", "Partner", "/handbook/resellers/", {}}};
  save(page, "one");
  auto const it = catalogue();
  ASSERT_NE(it.certification("partner"), nullptr);
  EXPECT_EQ(it.certification("partner")->handbook_url,
            "https://handbook.example/handbook/resellers/");
  EXPECT_THAT(it.certification("partner")->courses, IsEmpty());
}

}  // namespace
}  // namespace storage
