#include "content/front_matter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/reading.hpp"

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> problems(std::string_view page) { return texts(read_page(page).problems); }

TEST(FrontMatter, ItsKeysAreReadAndOthersIgnored) {
  auto const front = content::read_front_matter(
      "page.md",
      "---\ntitle: A\ndescription: B\nid: c\nrole: SAL\nrequires: sqs\npage: f\nurl: /g/\n"
      "course_ids: {3: sal-7, 4: sal-3}\nlayout: {x: [1]}\n---\nbody\n");
  EXPECT_THAT(texts(front.problems), IsEmpty());
  EXPECT_EQ(front.title, "A");
  EXPECT_EQ(front.description, "B");
  EXPECT_EQ(front.id, "c");
  EXPECT_EQ(front.role, "SAL");
  EXPECT_EQ(front.requires_id, "sqs");
  EXPECT_EQ(front.page, "f");
  EXPECT_EQ(front.url, "/g/");
  EXPECT_THAT(front.course_ids, ElementsAre(std::pair(3, "sal-7"), std::pair(4, "sal-3")));
  EXPECT_EQ(front.body, "body\n");
  EXPECT_EQ(front.body_line, 12);
}

TEST(FrontMatter, APageMayHaveNoneAndThenItsFirstHeadingIsTheTitle) {
  auto const reading = read_page("Words\n\n## The Title\n");
  EXPECT_THAT(texts(reading.problems), IsEmpty());
  EXPECT_EQ(reading.page.title, "The Title");
  EXPECT_EQ(reading.page.key, "page");
}

TEST(FrontMatter, LinesOfTheBodyAreThoseOfTheFile) {
  auto const reading = read_page("\xEF\xBB\xBF---\r\ntitle: A\r\n---\r\n\r\n## B\r\n");
  ASSERT_EQ(reading.page.sections.size(), 1U);
  EXPECT_EQ(reading.page.sections[0].line, 5);
  EXPECT_EQ(reading.page.title, "A");
}

TEST(FrontMatter, AnEmptyOneAndEmptyKeysAreFine) {
  EXPECT_THAT(problems("---\n---\nx\n"), IsEmpty());
  EXPECT_THAT(problems("---\ntitle:\nid:\ncourse_ids:\n...\nx\n"), IsEmpty());
}

TEST(FrontMatter, ATextOverSeveralLinesBecomesOne) {
  auto const reading = read_page("---\ntitle: |\n  One\n  two\n---\n");
  EXPECT_EQ(reading.page.title, "One two");
}

TEST(FrontMatter, OneThatIsNeverClosedIsAProblem) {
  EXPECT_THAT(problems("---\ntitle: A\n\n## B\n"),
              ElementsAre("page.md:1: the front matter is never closed; end it with a line ---"));
  EXPECT_THAT(problems("---"), ElementsAre(HasSubstr("never closed")));
}

TEST(FrontMatter, BrokenYamlIsAProblemAtItsLine) {
  EXPECT_THAT(problems("---\nlayout: x\ntitle: Field: SAL\n---\n"),
              ElementsAre(HasSubstr("page.md:3: the front matter is not YAML")));
  EXPECT_THAT(problems("---\ntitle: \"open\n---\n"), ElementsAre(HasSubstr("not YAML")));
  EXPECT_THAT(problems("---\r\ntitle: 'open\r\nid: x\r\n---\r\n"),
              ElementsAre(HasSubstr("not YAML")));
  EXPECT_THAT(problems("---\n- a\n- b\n---\n"), ElementsAre(HasSubstr("needs `key: value`")));
}

TEST(FrontMatter, ValuesOfTheWrongKindAreProblems) {
  EXPECT_THAT(problems("---\ntitle: [a, b]\n---\n"),
              ElementsAre("page.md:2: `title` needs a text"));
  EXPECT_THAT(problems("---\nid: Sal Page\n---\n"),
              ElementsAre(HasSubstr("page.md:2: `id: Sal Page`")));
  EXPECT_THAT(problems("---\ntitle: a\ntitle: b\n---\n"),
              ElementsAre("page.md:3: `title` is there twice"));
}

TEST(FrontMatter, CourseIdsAreChecked) {
  EXPECT_THAT(problems("---\ncourse_ids: {1: a-1, 2: a-1}\n---\n"),
              ElementsAre("page.md:2: `course_ids` gives the id a-1 to two courses"));
  EXPECT_THAT(problems("---\ncourse_ids: {1: a-1, 1: a-2}\n---\n"),
              ElementsAre(HasSubstr("names course 1 twice")));
  EXPECT_THAT(problems("---\ncourse_ids: {one: a-1}\n---\n"), ElementsAre(HasSubstr("{3: sal-7}")));
  EXPECT_THAT(problems("---\ncourse_ids: {1: A 1}\n---\n"), ElementsAre(HasSubstr("{3: sal-7}")));
  EXPECT_THAT(problems("---\ncourse_ids: sal-7\n---\n"), ElementsAre(HasSubstr("{3: sal-7}")));
}

TEST(FrontMatter, OneThatIsTooLongIsAProblem) {
  EXPECT_THAT(problems("---\ntitle: " + std::string(70'000, 'x') + "\n---\n"),
              ElementsAre(HasSubstr("longer than 64 KiB")));
}

TEST(HandbookFiles, APageThatIsNotUtf8IsRefusedWithItsLine) {
  EXPECT_THAT(problems("---\ntitle: A\n---\ncaf\xE9\n"),
              ElementsAre(HasSubstr("page.md:4: this is not UTF-8")));
  EXPECT_THAT(problems(std::string_view("a\n\0", 3)),
              ElementsAre(HasSubstr("page.md:2: there is a NUL")));
}

TEST(HandbookFiles, APageThatIsTooLargeIsRefused) {
  EXPECT_THAT(problems(std::string(1024 * 1024 + 1, 'x')),
              ElementsAre("page.md: the page is larger than 1 MiB; split it"));
}

TEST(HandbookFiles, TheKeyIsFixedByThePageOrComesFromTheFile) {
  auto const key = [](std::string const& file, std::string_view text) {
    return content::read_handbook_page(file, text, {}).page.key;
  };
  EXPECT_EQ(key("a/b/sal.md", "x"), "sal");
  EXPECT_EQ(key("a/b/_index.md", "x"), "b");
  EXPECT_EQ(key("a/b/index.md", "x"), "b");
  EXPECT_EQ(key("_index.md", "x"), "_index");
  EXPECT_EQ(key("a/sal.md", "---\npage: other\n---\n"), "other");
}

}  // namespace
