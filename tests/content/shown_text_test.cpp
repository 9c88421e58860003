#include "content/shown_text.hpp"

#include <gtest/gtest.h>

namespace {

using domain::TextFormat;

std::string html(std::string_view source) { return content::shown(source, TextFormat::html); }
std::string automatic(std::string_view source) {
  return content::shown(source, TextFormat::automatic);
}
std::string markdown(std::string_view source) {
  return content::shown(source, TextFormat::markdown);
}
std::string plain(std::string_view source) { return content::shown(source, TextFormat::plain); }

std::string repeated(std::string const& piece, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += piece;
  return text;
}

TEST(ShownHtml, ParagraphsHaveABlankLineBetweenThemAndOtherBlocksALine) {
  EXPECT_EQ(html("<h3>Title</h3><p>Which  of\n these?</p>\n\n<p>&nbsp;</p><p>Two</p>"),
            "Title\n\nWhich of these?\n\nTwo");
  EXPECT_EQ(html("<div>a<div>b</div></div>c<br>d<br/><br><br>e"), "a\nb\nc\nd\n\ne");
}

TEST(ShownHtml, WhiteSpaceCollapsesButForNoBreakSpaces) {
  EXPECT_EQ(html(" a \t\n <b> b</b> <i>c </i> d &nbsp;e <br> f "), "a b c d  e\nf");
  EXPECT_EQ(html("if x:<br>&nbsp;&nbsp;y"), "if x:\n  y");
}

TEST(ShownHtml, ReferencesAreLettersAndLaxTextStays) {
  EXPECT_EQ(html("caf&eacute; &lt;b&gt; &#8364; AT&T a < b <3 &unknown;"),
            "café <b> € AT&T a < b <3 &unknown;");
}

TEST(ShownHtml, ListsHaveBulletsOrNumbers) {
  EXPECT_EQ(html("x<ul><li>one<li><p>two</p><p>more</p><ul><li>in</li></ul></li></ul>y"),
            "x\n\n• one\n• two\n  more\n  • in\n\ny");
  EXPECT_EQ(html("<ol><li>a</li><li>b<br>c</li><li></li></ol><ol start=\"7\"><li>d</li></ol>"),
            "1. a\n2. b\n  c\n\n7. d");
}

TEST(ShownHtml, TablesAreReadRowByRow) {
  EXPECT_EQ(
      html("<table><caption>Rates</caption><thead><tr><th>A</th><th>B</th></tr></thead>"
           "<tr><td>1</td><td><p>2</p><p>3</p></td></tr><tr><td></td><td>4</td></tr></table>x"),
      "Rates\nA | B\n1 | 2 3\n| 4\n\nx");
}

TEST(ShownHtml, ATableForTheLayoutIsNone) {
  EXPECT_EQ(html("<table><tr><td><p>a</p><p>b</p></td></tr></table>"), "a\n\nb");
}

TEST(ShownHtml, CodeIsMarkedAndKeptAsItIs) {
  EXPECT_EQ(
      html("Run <code>ls  -l</code>:<pre><code class=\"sh\">if a\n\tb\n\n\n  c\n</code></pre>x"),
      "Run `ls -l`:\n\n```\nif a\n    b\n\n\n  c\n```\n\nx");
  EXPECT_EQ(html("a <code></code><pre></pre>b"), "a\nb");
}

TEST(ShownHtml, PicturesAreTheirDescription) {
  EXPECT_EQ(html("<img src=x alt=' A cat '> <img src=y> <svg><text>t</text></svg>"),
            "[A cat] [picture] [picture]");
  EXPECT_EQ(html("<video src=x>old</video><iframe src=y></iframe><audio></audio>"),
            "[video][embedded frame][audio]");
}

TEST(ShownHtml, LinksNameTheirAddressUnlessTheySayIt) {
  EXPECT_EQ(html("<a href='https://x.com/a'>the <b>page</b></a>."), "the page (https://x.com/a).");
  EXPECT_EQ(html("<a href=https://x.com>https://x.com</a> <a href='mailto:a@x.com'>a@x.com</a>"),
            "https://x.com a@x.com");
  EXPECT_EQ(html("<a href='#top'>up</a> <a href='javascript:x()'>run</a> <a name=n>n</a>"),
            "up run n");
  EXPECT_EQ(html("<a href='https://x.com'></a>"), "https://x.com");
}

TEST(ShownHtml, IndexesAreWrittenOut) {
  EXPECT_EQ(html("H<sub>2</sub>O, x<sup>2</sup>, 2<sup>n+1</sup><sup></sup>"),
            "H_2O, x^2, 2^(n+1)");
}

TEST(ShownHtml, WhatIsNoTextIsDropped) {
  EXPECT_EQ(html("a<!-- <b> -->b<script>if (1<b) { '<p title=\"' }</script>c<STYLE>p{}</STYLE >d"),
            "abcd");
  EXPECT_EQ(html("<!DOCTYPE html><html><head><title>T</title></head><body class=x>q</body></html>"),
            "q");
  EXPECT_EQ(html("<?xml version=1?><o:p>a</o:p><foo>b</foo>"), "ab");
}

TEST(ShownHtml, WhatIsNeverClosedLosesNoWords) {
  EXPECT_EQ(html("<p>a <b>b <i>c</p> d"), "a b c\n\nd");
  EXPECT_EQ(html("size <a href=\"x words"), "size <a href=\"x words");
  EXPECT_EQ(html("a <!-- b"), "a <!-- b");
}

TEST(ShownHtml, AnEmbeddedPictureOfAnySizeIsOneTag) {
  auto const data = "data:image/png;base64," + repeated("iVBOR/w0=", 50'000);
  EXPECT_EQ(html("a <img alt=\"plan\" src=\"" + data + "\"> b"), "a [plan] b");
}

TEST(ShownHtml, NestingOfAnyDepthIsRead) {
  for (auto const* tag : {"<div>", "<ul><li>", "<table><td>", "<blockquote>", "<a href=x><div>"}) {
    EXPECT_NE(html(repeated(tag, 5000) + "words").find("words"), std::string::npos) << tag;
  }
}

TEST(ShownAutomatic, PlainTextKeepsItsLines) {
  EXPECT_EQ(automatic("one\r\ntwo  \n\n\n  three\n"), "one\ntwo\n\n\n  three");
}

TEST(ShownAutomatic, SignsThatAreNoTagsStay) {
  EXPECT_EQ(automatic("a < b & c > d, vector<int>, git checkout <path>, R&D, x<y && y>z"),
            "a < b & c > d, vector<int>, git checkout <path>, R&D, x<y && y>z");
}

TEST(ShownAutomatic, KnownTagsAndReferencesAreReadAsHtml) {
  EXPECT_EQ(automatic("one <b>big</b>\ntwo\n\n\nthree vector<int> a < b &amp; R&D"),
            "one big\ntwo\n\nthree vector<int> a < b & R&D");
  EXPECT_EQ(automatic("5 &euro;\n6"), "5 €\n6");
  EXPECT_EQ(automatic("x <code>y</code> <!-- note -->z"), "x `y` z");
}

TEST(ShownAutomatic, LineBreaksBetweenBlocksAddNoLines) {
  EXPECT_EQ(automatic("<p>a</p>\n<ul>\n<li>b</li>\n<li>c</li>\n</ul>\n<p>d</p>"),
            "a\n\n• b\n• c\n\nd");
  EXPECT_EQ(automatic("a<br>\nb"), "a\nb");
}

TEST(ShownMarkdown, TakesTheSamePlainForm) {
  EXPECT_EQ(
      markdown("# T\n\nHello *you*, **bold** `a<b`\n[label](https://x.com) ![alt](p.png)\n\n"
               "- a\n- b\n  1. c\n\n```cpp\nint  x;\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"),
      "T\n\nHello you, bold `a<b` label (https://x.com) [alt]\n\n• a\n• b\n  1. c\n\n"
      "```\nint  x;\n```\n\na | b\n1 | 2");
}

TEST(ShownMarkdown, HtmlInItIsRead) {
  EXPECT_EQ(markdown("x<sup>2</sup> &copy; a\\*b <https://x.com>\n\n<div>c</div>"),
            "x^2 © a*b https://x.com\n\nc");
}

TEST(ShownMarkdown, OneThatIsTooLongStaysAsItIs) {
  auto const words = repeated("*word* ", 10'000);
  EXPECT_EQ(markdown(words), words.substr(0, words.size() - 1));
}

TEST(ShownMarkdown, AWideTableWithShortRowsIsNotFilledUp) {
  auto const table = repeated("|a", 3000) + "\n" + repeated("|-", 3000) + "\n";
  EXPECT_EQ(markdown(table + repeated("|x\n", 3000)).find("x | "), std::string::npos);
}

TEST(ShownPlain, StaysAsItIsButForWhiteSpaceAtTheEnds) {
  EXPECT_EQ(plain("\n <b>a</b>  b &amp; \r\n\n\n\nc\td \r"), "<b>a</b>  b &amp;\n\n\n\nc    d");
}

TEST(ShownText, HasNoControlCharacters) {
  std::string const source = std::string("a\0b\x01\x1B[31m\x7F\v\xC2\x9B", 14) + "c<b>d</b>";
  for (auto const format :
       {TextFormat::automatic, TextFormat::html, TextFormat::markdown, TextFormat::plain}) {
    auto const text = content::shown(source, format);
    for (char const c : text) EXPECT_GE(static_cast<unsigned char>(c), 0x20U) << text;
    EXPECT_EQ(text.find("\xC2\x9B"), std::string::npos);
    EXPECT_NE(text.find("c"), std::string::npos);
  }
  EXPECT_EQ(html("a&#7;b&#x9b;c"), "ab›c");
}

TEST(ShownText, NothingIsNothing) {
  for (auto const format :
       {TextFormat::automatic, TextFormat::html, TextFormat::markdown, TextFormat::plain}) {
    EXPECT_EQ(content::shown("", format), "");
    EXPECT_EQ(content::shown(" \n\t", format), "");
  }
}

}  // namespace
