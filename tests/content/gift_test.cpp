// Whole GIFT files: questions apart, titles, texts, blanks, comments, faults.
#include "content/gift.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/gift.hpp"
#include "support/reading.hpp"

namespace {

using domain::QuestionKind;
using domain::TextFormat;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> stems(std::string_view text) {
  std::vector<std::string> result;
  for (auto const& question : read_questions(text)) result.push_back(question.stem.source);
  return result;
}

std::string stem(std::string_view text) { return read_question(text).stem.source; }

TEST(Gift, BlankLinesSetQuestionsApart) {
  EXPECT_THAT(stems("One {T}\n\nTwo\n{F}\n \t\n\n\nThree {T}"), ElementsAre("One", "Two", "Three"));
  EXPECT_THAT(stems("\n\n  One {T}\r\n\r\nTwo {T}\r\n"), ElementsAre("One", "Two"));
  EXPECT_THAT(stems("One {T}\r\rTwo {T}\r"), ElementsAre("One", "Two"));
}

TEST(Gift, NothingIsNoQuestion) {
  EXPECT_THAT(read_questions(""), IsEmpty());
  EXPECT_THAT(read_questions("\n// only words about nothing\n\n"), IsEmpty());
}

TEST(Gift, AByteOrderMarkIsSkipped) { EXPECT_EQ(stem("\xEF\xBB\xBFQ {T}"), "Q"); }

TEST(Gift, QuestionsKnowTheirLines) {
  auto const questions = read_questions("// c\n\nOne {T}\n\n// c\n// d\nTwo {T}\r\n\r\nThree {T}");
  ASSERT_EQ(questions.size(), 3U);
  EXPECT_EQ(questions[0].line, 3);
  EXPECT_EQ(questions[1].line, 7);
  EXPECT_EQ(questions[2].line, 9);
}

TEST(Gift, TitlesStandBetweenDoubleColons) {
  auto const question = read_question("::A title\\: with a colon : and {braces}::The question {T}");
  EXPECT_EQ(question.title, "A title: with a colon : and {braces}");
  EXPECT_EQ(question.stem.source, "The question");
  EXPECT_EQ(read_question(":: Over \n two lines ::\nQ {T}").title, "Over two lines");
  EXPECT_EQ(read_question("::::Q {T}").title, "");
}

TEST(Gift, ATitleThatNeverEndsIsNone) {
  auto const question = read_question("::Why: because {T}");
  EXPECT_EQ(question.title, "");
  EXPECT_EQ(question.stem.source, "Why: because");
}

TEST(Gift, WithoutBracesItIsADescription) {
  auto const question = read_question("::Welcome::Read this first.");
  EXPECT_EQ(question.kind, QuestionKind::description);
  EXPECT_EQ(question.title, "Welcome");
  EXPECT_EQ(question.stem.source, "Read this first.");
}

TEST(Gift, EmptyBracesAskForAnEssay) {
  EXPECT_EQ(read_question("Why? {}").kind, QuestionKind::essay);
  auto const question = read_question("Why? {####Look for two reasons.}");
  EXPECT_EQ(question.kind, QuestionKind::essay);
  EXPECT_EQ(question.general_feedback.source, "Look for two reasons.");
}

TEST(Gift, WordsBehindTheBracesLeaveABlank) {
  auto const question = read_question("Grass is {=green ~red} in May.");
  EXPECT_EQ(question.stem.source, "Grass is _____ in May.");
  EXPECT_EQ(question.blank_at, 9U);
  EXPECT_EQ(stem("It ends with {=a ~b}."), "It ends with _____.");
  EXPECT_EQ(read_question("{=One ~Two} is first.").blank_at, 0U);
  EXPECT_EQ(read_question("[html]  \\~{=a ~b}x").blank_at, 1U);
  EXPECT_EQ(read_question("Q {T}").blank_at, std::nullopt);
  EXPECT_EQ(read_question("Q {T}\n \\n").blank_at, std::nullopt);
}

TEST(Gift, ABlankInTheWordsIsNotTheOneOfTheAnswers) {
  EXPECT_EQ(read_question("_____ or {=a ~b}?").blank_at, 9U);
  EXPECT_EQ(read_question("_____ {=a ~b}").blank_at, std::nullopt);
}

TEST(Gift, EscapedMarksAreLetters) {
  EXPECT_EQ(stem(R"(a \~ \= \# \{ \} \: \\ b {T})"), R"(a ~ = # { } : \ b)");
  EXPECT_EQ(stem(R"(one\ntwo \a \\n {T})"), "one\ntwo \\a \\n");
  EXPECT_THAT(answers(read_question(R"(Q {=\=\{1\}\~\# ~\\})")), ElementsAre("={1}~# 1", "\\ 0"));
}

TEST(Gift, ABackslashBeforeABackslashEscapesNothingElse) {
  EXPECT_THAT(answers(read_question(R"(Q {=a\\~b})")), ElementsAre("a\\ 1", "b 0"));
}

TEST(Gift, TextsHaveTheFormatOfTheQuestionOrTheirOwn) {
  auto const question =
      read_question("[markdown]Q {=a#f ~[plain]b#[html]<i>g</i> ~[moodle]c####[x]d}");
  EXPECT_EQ(question.stem.format, TextFormat::markdown);
  EXPECT_EQ(question.answers[0].text.format, TextFormat::markdown);
  EXPECT_EQ(question.answers[0].feedback.format, TextFormat::markdown);
  EXPECT_EQ(question.answers[1].text.format, TextFormat::plain);
  EXPECT_EQ(question.answers[1].feedback.format, TextFormat::html);
  EXPECT_EQ(question.answers[2].text.format, TextFormat::automatic);
  EXPECT_EQ(question.general_feedback.format, TextFormat::markdown);
  EXPECT_EQ(question.general_feedback.source, "[x]d");
  EXPECT_EQ(read_question("Q {T}").stem.format, TextFormat::automatic);
}

TEST(Gift, LinesOfPlainTextAreTrimmedAndThoseOfCodeAreNot) {
  EXPECT_EQ(stem("One\n   two  \n\tthree {T}"), "One\ntwo\nthree");
  EXPECT_EQ(stem("[markdown]One\n    two  \nthree {T}"), "One\n    two  \nthree");
  EXPECT_EQ(stem("[html]<pre>\n  x\n</pre>\n{T}"), "<pre>\n  x\n</pre>");
}

TEST(Gift, CommentLinesAreLeftOutAnywhere) {
  auto const question = read_question("// a\nOne\n // b {\ntwo {\n=a\n//=x\n~b\n}\n// c");
  EXPECT_EQ(question.stem.source, "One\ntwo");
  EXPECT_THAT(answers(question), ElementsAre("a 1", "b 0"));
  EXPECT_EQ(stem("See http\\://a.b/c {T} // as everybody knows"), "See http://a.b/c");
}

TEST(Gift, LabelsStandInTheCommentsOfTheirQuestion) {
  auto const questions = read_questions(
      "// [id:lost]\n\n// words [id: a-1 ] [tag:x y]\n// [tag:z] [id:second]\nOne {T}\n\nTwo {T}");
  ASSERT_EQ(questions.size(), 2U);
  EXPECT_EQ(questions[0].id, "a-1");
  EXPECT_THAT(questions[0].tags, ElementsAre("x y", "z"));
  EXPECT_EQ(questions[1].id, "");
  EXPECT_THAT(questions[1].tags, IsEmpty());
}

TEST(Gift, BracketsAndBackslashesInLabelsAreEscaped) {
  auto const question = read_question(R"(// [id:a\]b\[c\\] [tag:d\e] [tag:[id:x]
Q {T})");
  EXPECT_EQ(question.id, R"(a]b[c\)");
  EXPECT_THAT(question.tags, ElementsAre(R"(d\e)", "[id:x"));
}

TEST(Gift, WhatIsNoLabelIsWords) {
  auto const question =
      read_question("// [id:] [id:open\n// [tag:a<b] [tag:] [ID:x] [tag:c]\nQ {T}");
  EXPECT_EQ(question.id, "");
  EXPECT_THAT(question.tags, ElementsAre("c"));
}

TEST(Gift, ACategoryHoldsUntilTheNext) {
  auto const questions = read_questions(
      "Zero {T}\n\n$CATEGORY: a/b: c\n\nOne {T}\n\nTwo {T}\n\n// c\n$CATEGORY:d\nThree "
      "{T}\n\n$CATEGORY:\n\nFour {T}");
  std::vector<std::string> categories;
  for (auto const& question : questions) categories.push_back(question.category);
  EXPECT_THAT(categories, ElementsAre("", "a/b: c", "a/b: c", "d", ""));
}

TEST(Gift, ACategoryMayStandBelowItsMark) {
  EXPECT_EQ(read_question("$CATEGORY:\n a/b\nQ {T}").category, "a/b");
}

TEST(Gift, AnOpenBraceIsOneProblemWithAllThatABlankLineTearsOff) {
  auto const reading =
      content::read_gift("q.gift", "One {T}\n\nTwo\n{\n=a\n\n~b\n\n~c\n}\n\nThree {F}");
  EXPECT_THAT(
      texts(reading.problems),
      ElementsAre("q.gift:4: the { here is not closed before the next blank line; add the }, "
                  "and take out blank lines between the braces"));
  ASSERT_EQ(reading.questions.size(), 2U);
  EXPECT_EQ(reading.questions[1].stem.source, "Three");
}

TEST(Gift, AQuestionAfterOneWithAnOpenBraceIsStillRead) {
  auto const reading = content::read_gift("q.gift", "One {=a\n\n::Two::Words\n\nThree {F}");
  EXPECT_THAT(texts(reading.problems), ElementsAre(HasSubstr("gift:1: the { here")));
  EXPECT_EQ(reading.questions.size(), 2U);
}

TEST(Gift, AClosingBraceAloneIsAProblem) {
  EXPECT_THAT(problems("One\ntwo } three"),
              ElementsAre("q.gift:2: a } stands here without a { before it; write \\} when it "
                          "belongs to the text"));
  EXPECT_THAT(problems("One } two {T}"), ElementsAre(HasSubstr("gift:1: a } stands here")));
}

TEST(Gift, AForgottenBlankLineIsAProblem) {
  for (auto const* second : {"Two {F}", "Two {=a}", "Two {}", "Two {#5}", "Two {true#no}"}) {
    EXPECT_THAT(problems("One {T}\n" + std::string(second)),
                ElementsAre(HasSubstr("gift:2: a second brace in one question")));
  }
}

TEST(Gift, BracesInAnswersMustBeEscaped) {
  EXPECT_THAT(problems("Q {\n=a\n~\\frac{1}{2}\n}"),
              ElementsAre("q.gift:3: a second brace in one question; set questions apart with a "
                          "blank line, and write \\{ and \\} for braces of the text"));
  EXPECT_THAT(problems("Q {=a ~b} c }"), ElementsAre(HasSubstr("a second brace")));
  EXPECT_THAT(problems("Q {=a ~b} c { d"), ElementsAre(HasSubstr("a second brace")));
}

TEST(Gift, BracesBehindTheAnswersMayBeWords) {
  EXPECT_EQ(stem("The value {=4 ~5} of x^{2} is even."), "The value _____ of x^{2} is even.");
  EXPECT_EQ(stem("The value {=4 ~5} of x^{{2}}"), "The value  of x^{{2}}");
}

TEST(Gift, AQuestionWithoutWordsIsAProblem) {
  EXPECT_THAT(problems("{T}"),
              ElementsAre("q.gift:1: there is a question without words; write them before the {"));
  EXPECT_THAT(problems("::Only a title::\n{T}"),
              ElementsAre("q.gift:1: there is a question without words; write them before the { (a "
                          "title is no question)"));
}

TEST(Gift, AFaultyQuestionLeavesTheOthersAlone) {
  auto const reading = content::read_gift("q.gift", "One {T}\n\nTwo {~a}\n\nThree {#x}\n\nFour {}");
  EXPECT_EQ(reading.questions.size(), 2U);
  EXPECT_THAT(texts(reading.problems), ElementsAre(HasSubstr("gift:3:"), HasSubstr("gift:5:")));
}

TEST(Gift, TextThatIsNotUtf8IsRefusedWithItsLine) {
  auto const reading = content::read_gift("q.gift", "One {T}\n\nTw\xE9 {T}");
  EXPECT_THAT(texts(reading.problems),
              ElementsAre("q.gift:3: this is not UTF-8; save the file as UTF-8"));
  EXPECT_THAT(reading.questions, IsEmpty());
  EXPECT_THAT(problems(std::string_view("a\n\0", 3)),
              ElementsAre(HasSubstr("gift:2: there is a NUL")));
}

}  // namespace
