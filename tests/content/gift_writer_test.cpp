// Writing GIFT, and reading it back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "content/gift.hpp"
#include "content/shown_text.hpp"
#include "support/gift.hpp"
#include "support/reading.hpp"

namespace {

using domain::AnswerChoice;
using domain::Question;
using domain::QuestionKind;
using domain::TextFormat;

std::string rewritten(std::string_view text) { return content::write_gift(read_questions(text)); }

domain::Text words(std::string const& text, TextFormat format = TextFormat::automatic) {
  return {text, format, content::shown(text, format)};
}

TEST(GiftWriter, PutsEachAnswerOnALineOfItsOwn) {
  EXPECT_EQ(rewritten("$CATEGORY: c\n\n//[tag:t][id:i]\n::T::Q? {=a#f ~%50%b ~c####g}\n\nX {T}"),
            "$CATEGORY: c\n\n// [id:i] [tag:t]\n::T::Q? {\n  =a#f\n  ~%50%b\n  ~c\n  ####g\n}\n\n"
            "X {T}\n");
}

TEST(GiftWriter, WritesEveryKind) {
  EXPECT_EQ(rewritten("Q {~%33.33333%a ~%66.66667%b}"), "Q {\n  ~%33.33333%a\n  ~%66.66667%b\n}\n");
  EXPECT_EQ(rewritten("Q {F#w#r}"), "Q {F\n  #w\n  #r\n}\n");
  EXPECT_EQ(rewritten("Q {F##r}"), "Q {F\n  #\n  #r\n}\n");
  EXPECT_EQ(rewritten("Q {a =%50%b}"), "Q {\n  =a\n  =%50%b\n}\n");
  EXPECT_EQ(rewritten("Q {#5:1 ~#no}"), "Q {#\n  =5:1\n  ~#no\n}\n");
  EXPECT_EQ(rewritten("Q {=a->b=->c}"), "Q {\n  =a -> b\n  = -> c\n}\n");
  EXPECT_EQ(rewritten("Q { }"), "Q {}\n");
  EXPECT_EQ(rewritten("Words\nonly"), "Words\\nonly\n");
  EXPECT_EQ(rewritten("A {=b ~c} d"), "A {\n  =b\n  ~c\n} d\n");
}

TEST(GiftWriter, EscapesMarksAndLineBreaks) {
  EXPECT_EQ(rewritten("[html]a: \\{\\}\n\\= \\~ \\# \\\\ {T}"),
            "[html]a\\: \\{\\}\\n\\= \\~ \\# \\\\ {T}\n");
}

TEST(GiftWriter, WordsThatLookLikeMarksAreProtected) {
  EXPECT_EQ(rewritten("[moodle][html] is a format {=[plain][html] ~%0%%50% ~[moodle]->}"),
            "[moodle][html] is a format {\n  =[plain][html]\n  ~[moodle]%50%\n  ~[moodle]->\n}\n");
  EXPECT_EQ(rewritten("::::// is no comment {=[plain]%5%}"),
            "[moodle]// is no comment {\n  =[plain]%5%\n}\n");
  EXPECT_EQ(rewritten("\\$CATEGORY: x {T}"), "\\\\$CATEGORY\\: x {T}\n");
}

TEST(GiftWriter, AChoiceOfOneKeepsAMarkOfEachKind) {
  EXPECT_EQ(rewritten("Q {=a ~%100%b}"), "Q {\n  =a\n  ~%100%b\n}\n");
  EXPECT_EQ(rewritten("Q {=%50%a ~b}"), "Q {\n  =%50%a\n  ~b\n}\n");
}

TEST(GiftWriter, AnAcceptedArrowStandsAlone) {
  EXPECT_EQ(rewritten("Q {p->next#yes}"), "Q {\n  p->next#yes\n}\n");
}

TEST(GiftWriter, QuestionsThatWereNotReadFromGiftAreReadBack) {
  Question question;
  question.kind = QuestionKind::single_choice;
  question.id = "a]b\\";
  question.tags = {"one", "[two"};
  question.title = "::x::";
  question.category = "c";
  question.stem = words("$CATEGORY: {x}\n\n// y", TextFormat::plain);
  question.answers = {{words("=a\n\nb"), 1, words("#f", TextFormat::html), {}, {}},
                      {words("~%5%"), 0.0123456, {}, {}, {}}};
  question.general_feedback = words("####", TextFormat::markdown);
  EXPECT_EQ(loss({question}), "");
}

TEST(GiftWriter, OurOwnQuestionsAreReadWithoutProblemsAndKept) {
  auto const paths = gift_files("config/program/quizzes");
  EXPECT_EQ(paths.size(), 14U);
  for (auto const& path : paths) {
    SCOPED_TRACE(path);
    EXPECT_GE(read_questions(read_file(path)).size(), 10U);
  }
}

TEST(GiftWriter, FilesOfManyAuthorsAreReadWithoutProblemsAndKept) {
  auto const paths = gift_files("tests/fixtures/gift");
  EXPECT_GE(paths.size(), 20U);
  for (auto const& path : paths) {
    SCOPED_TRACE(path);
    EXPECT_GE(read_questions(read_file(path)).size(), 2U);
  }
}

}  // namespace
