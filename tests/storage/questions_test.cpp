#include "storage/questions.hpp"

#include <gtest/gtest.h>

#include "storage/people.hpp"
#include "storage/question_cache.hpp"
#include "tests/storage/support/temporary_database.hpp"

namespace storage {
namespace {

using domain::AnswerChoice;
using domain::Question;
using domain::QuestionKind;
using domain::Text;
using domain::TextFormat;

constexpr domain::Instant now{1'760'000'000'000};

StatedQuestion choice(std::string const& id, std::string const& stem) {
  Question it;
  it.id = id;
  it.tags = {"objective:1", "hard"};
  it.title = "Title of " + id;
  it.category = "a/b";
  it.stem = {stem, TextFormat::markdown, stem + " shown"};
  it.general_feedback = {"general", TextFormat::html, "general"};
  it.line = 7;
  it.answers.push_back(
      {{"yes", TextFormat::plain, "yes"}, 1, {"well", TextFormat::html, "well"}, "", std::nullopt});
  it.answers.push_back({{"no", TextFormat::automatic, "no"}, -1.0 / 3, {}, "", std::nullopt});
  return {it, "objective:1"};
}

StatedQuestion numerical() {
  Question it;
  it.kind = QuestionKind::numerical;
  it.title = "n";
  it.stem = {"How many? _____", TextFormat::automatic, "How many? _____"};
  it.blank_at = 10;
  it.answers.push_back(
      {{"10:0.5", TextFormat::plain, "10:0.5"}, 1, {}, "", domain::NumberRange{9.5, 10.5}});
  it.answers.push_back({{"*", TextFormat::plain, "*"}, 0, {}, "", std::nullopt});
  return {it, ""};
}

class Questions : public ::testing::Test {
 protected:
  Questions() : database(settings_for(folder.file("a.db"))) {}

  BankChanges save(std::vector<StatedQuestion> const& questions) {
    return database.write_now([&](Transaction const& transaction) {
      return save_bank(transaction, "sal-1", "sal-1.gift", questions, now);
    });
  }

  std::vector<domain::PoolQuestion> pool() {
    return database.read_now(
        [](Snapshot const& snapshot) { return pool_of(snapshot, "sal-1", "sal-1", 1); });
  }

  TemporaryFolder folder;
  Database database;
};

TEST_F(Questions, ComeBackAsTheyWereStated) {
  auto const one = choice("a", "Is it?");
  auto const two = numerical();
  EXPECT_EQ(save({one, two}).added, 2U);
  auto const read = database.read_now(
      [](Snapshot const& snapshot) { return questions_of_bank(snapshot, "sal-1"); });
  ASSERT_EQ(read.size(), 2U);
  EXPECT_EQ(read[0], one.question);
  EXPECT_EQ(read[1], two.question);
}

TEST_F(Questions, TheSameFileAgainChangesNothing) {
  save({choice("a", "Is it?"), numerical()});
  auto const changes = save({choice("a", "Is it?"), numerical()});
  EXPECT_FALSE(changes.any());
  EXPECT_EQ(changes.unchanged, 2U);
}

TEST_F(Questions, AnEditedOneIsANewVersionOfTheSame) {
  save({choice("a", "Is it?")});
  auto const before = pool();
  auto const changes = save({choice("a", "Is it really?")});
  ASSERT_EQ(changes.changed.size(), 1U);
  auto const after = pool();
  ASSERT_EQ(after.size(), 1U);
  EXPECT_EQ(after[0].question, before[0].question);
  EXPECT_NE(after[0].version, before[0].version);
  auto const old = database.read_now(
      [&](Snapshot const& snapshot) { return question_version(snapshot, before[0].version); });
  EXPECT_EQ(old->stem.source, "Is it?") << "attempts keep what they asked";
}

TEST_F(Questions, OnesThatAreGoneAreRetiredAndMayComeBack) {
  save({choice("a", "A?"), choice("b", "B?")});
  EXPECT_EQ(save({choice("b", "B?")}).retired, 1U);
  EXPECT_EQ(pool().size(), 1U);
  EXPECT_EQ(save({choice("a", "A?"), choice("b", "B?")}).added, 1U);
  EXPECT_EQ(pool().size(), 2U);
}

TEST_F(Questions, AnotherTopicIsAnotherVersion) {
  save({choice("a", "A?")});
  auto moved = choice("a", "A?");
  moved.topic = "objective:2";
  EXPECT_EQ(save({moved}).changed.size(), 1U);
  EXPECT_EQ(pool()[0].topic, "objective:2");
}

TEST_F(Questions, TheBankKeepsTheOrderOfTheFile) {
  save({choice("a", "A?"), choice("b", "B?")});
  save({choice("b", "B?"), choice("a", "A?")});
  auto const read = database.read_now(
      [](Snapshot const& snapshot) { return questions_of_bank(snapshot, "sal-1"); });
  EXPECT_EQ(read[0].id, "b");
}

TEST_F(Questions, DescriptionsAreKeptAndNeverDrawn) {
  auto text = choice("t", "Read this first.");
  text.question.kind = QuestionKind::description;
  text.question.answers.clear();
  save({text, choice("a", "A?")});
  EXPECT_EQ(pool().size(), 1U);
}

TEST_F(Questions, AVersionOfAnImportThatFailedIsNotRemembered) {
  EXPECT_THROW(database.write_now([&](Transaction const& transaction) {
    std::vector const questions = {choice("a", "Never taken?")};
    save_bank(transaction, "sal-1", "f", questions, now);
    question_version(transaction, pool_of(transaction, "sal-1", "sal-1", 1)[0].version);
    throw std::runtime_error("undone");
  }),
               std::runtime_error);
  save({choice("b", "Taken?")});
  auto const version = pool()[0].version;
  auto const question = database.write_now(
      [&](Transaction const& transaction) { return question_version(transaction, version); });
  EXPECT_EQ(question->stem.source, "Taken?");
}

TEST_F(Questions, ARunningBotHearsOfABank) {
  auto const version = [&] {
    return database.read_now([](Snapshot const& snapshot) {
      static constexpr Sql count{"test_version", "SELECT version FROM program_version"};
      return snapshot.connection().integer(count);
    });
  };
  auto const before = version();
  save({choice("a", "A?")});
  EXPECT_GT(version(), before);
  auto const after = version();
  save({choice("a", "A?")});
  EXPECT_EQ(version(), after);
}

}  // namespace
}  // namespace storage
