// Sections, their anchors and fingerprints, and what is left over.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "content/anchor.hpp"
#include "content/fingerprint.hpp"
#include "support/reading.hpp"

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(HeadingAnchors, AreMadeAsThePublishedHandbookMakesThem) {
  EXPECT_EQ(content::anchor_of("Continuous Integration (CI)"), "continuous-integration-ci");
  EXPECT_EQ(content::anchor_of("Generation & Qualification"), "generation--qualification");
  EXPECT_EQ(content::anchor_of("What's “new” in snake_case—1.5?"), "whats-new-in-snake_case15");
  EXPECT_EQ(content::anchor_of("ÜBER uns × £"), "über-uns-×-");
  EXPECT_EQ(content::anchor_of("中文 Title"), "中文-title");
  EXPECT_EQ(content::anchor_of("?!"), "");
}

TEST(HeadingAnchors, DoubledOnesAreNumberedWithoutMeetingOthers) {
  content::Anchors anchors;
  EXPECT_EQ(anchors.next("A"), "a");
  EXPECT_EQ(anchors.next("A 1"), "a-1");
  EXPECT_EQ(anchors.next("A"), "a-2");
  EXPECT_EQ(anchors.next("A"), "a-3");
}

TEST(HeadingAnchors, OneThatThePageFixesIsTaken) {
  auto const page = read_page("## A *long* heading {#short}\n").page;
  EXPECT_EQ(page.sections.at(0).heading, "A long heading");
  EXPECT_EQ(page.sections.at(0).anchor, "short");
}

std::string fingerprint_of(std::string_view text) {
  return read_page(text).page.sections.at(0).fingerprint;
}

TEST(Fingerprints, AreThePublishedHash) {
  EXPECT_EQ(content::fingerprint({}), "cbf29ce484222325");
  std::vector<std::string_view> const lines = {"foobar"};
  EXPECT_EQ(content::fingerprint(lines), "85944171f73967e8");
}

TEST(Fingerprints, IgnoreWhiteSpaceAtLineEndsAndTheNumberOfBlankLines) {
  auto const plain = fingerprint_of("## A\n\ntext\n\nmore\n\n## B\n");
  EXPECT_EQ(plain, fingerprint_of("## A  \r\n\r\n\r\ntext \t\r\n  \r\nmore\r\n\r\n\r\n## B\r\n"));
  EXPECT_EQ(plain, fingerprint_of("intro\n\n## A\n\ntext\n\nmore\n"));
}

TEST(Fingerprints, ChangeWithTheTextTheHeadingAndABlankLineWhereThereWasNone) {
  auto const plain = fingerprint_of("## A\n\ntext\nmore\n");
  EXPECT_NE(plain, fingerprint_of("## A\n\ntext\nmore!\n"));
  EXPECT_NE(plain, fingerprint_of("## AB\n\ntext\nmore\n"));
  EXPECT_NE(plain, fingerprint_of("## A\n\ntext\n\nmore\n"));
}

TEST(Fingerprints, OfOneSectionDoNotDependOnAnother) {
  auto const before = read_page("## A\n\na\n\n## B\n\nb\n").page.sections;
  auto const after = read_page("## A\n\na changed\nlonger\n\n## B\n\nb\n").page.sections;
  EXPECT_NE(before.at(0).fingerprint, after.at(0).fingerprint);
  EXPECT_EQ(before.at(1).fingerprint, after.at(1).fingerprint);
  EXPECT_EQ(after.at(1).line, 6);
}

std::vector<std::string> unplaced(std::string_view text) {
  return texts(read_page(text).page.unplaced);
}

TEST(Unplaced, ProseAndMarksOfTheSiteAreSkipped) {
  EXPECT_THAT(
      unplaced(
          "## A\n{:.no_toc .x}\n\n- TOC\n{:toc .x}\n\nProse with a [link](/x).\n\n<!-- note -->\n"),
      IsEmpty());
}

TEST(Unplaced, WhatLooksLikeContentIsToldWithLineAndKind) {
  EXPECT_THAT(
      unplaced(
          "- item\n- [link](/x)\n\n![picture](/p.png)\n\n<figure>\n<iframe src=\"/f\"></iframe>\n"
          "</figure>\n\n<div>x</div>\n\n```\ncode\n```\n\n| a |\n|---|\n| b |\n\n> - quoted\n"),
      ElementsAre("1 list item: item", "2 link: link", "4 image: picture",
                  "7 embedded frame: <iframe src=\"/f\">", "10 HTML: <div>x</div>",
                  "12 code block: code", "16 table: | a |", "20 list item: quoted"));
}

TEST(Unplaced, LongTextsAreCutAtAWholeCharacter) {
  std::string words;
  for (int i = 0; i < 150; ++i) words += "é";
  auto const left = read_page("- " + words + "\n").page.unplaced;
  EXPECT_EQ(left.at(0).text.size(), 200U);
}

TEST(Unplaced, DeepNestingIsCutAndTold) {
  auto const left = unplaced(std::string(5000, '>') + " x\n");
  EXPECT_THAT(left, ElementsAre("1 deeply nested block: "));
}

// Each of these made something quadratic or deep once, here or in other readers; a wrong turn shows
// as a test that takes minutes or overflows the stack.
TEST(Unplaced, HostilePagesAreReadToTheirEnd) {
  for (auto const* piece : {"*", "[", "**a ", "<img", "- ", "![", "`", "|-", "&amp;", "# a\n", "> ",
                            "- [ ](x)\n", "**Course 1: a**\n\n", "<!--", "{#", "badge. "}) {
    std::string text = "## Recognition\n\n";
    while (text.size() < 60'000) text += piece;
    EXPECT_EQ(read_page(text).page.sections.at(0).anchor, "recognition") << piece;
  }
}

}  // namespace
