#include "storage/attempts.hpp"

#include <gtest/gtest.h>

#include "storage/accommodations.hpp"
#include "storage/item_marks.hpp"
#include "storage/marks.hpp"
#include "storage/people.hpp"
#include "storage/questions.hpp"
#include "storage/timetable.hpp"
#include "tests/storage/support/temporary_database.hpp"

namespace storage {
namespace {

constexpr domain::Instant now{1'760'000'000'000};

class Attempts : public ::testing::Test {
 protected:
  Attempts() : database(settings_for(folder.file("a.db"))) {
    database.write_now([](Transaction const& transaction) {
      for (auto const* name : {"lena", "omar"}) {
        domain::Person person;
        person.email = std::string(name) + "@x";
        person.name = name;
        save_person(transaction, person, now);
      }
      std::vector<StatedQuestion> questions;
      for (auto const* stem : {"A?", "B?", "C?"}) {
        StatedQuestion it;
        it.question.stem.source = it.question.stem.shown = stem;
        it.topic = "course:sal-1";
        questions.push_back(it);
      }
      save_bank(transaction, "sal-1", "f", questions, now);
    });
  }

  // A form of the three questions, the last first.
  std::int64_t start(std::int64_t person = 1, int number = 1) {
    return database.write_now([&](Transaction const& transaction) {
      Attempt it;
      it.person = person;
      it.assessment = "sal-1";
      it.number = number;
      it.seed = 0x1F'FFFF'FFFF'FFFF;
      it.pass_percent = 80;
      it.minutes = 40;
      it.feedback = domain::FeedbackTime::at_end;
      it.started_at = now;
      it.ends_at = domain::Instant{now.ms + 1000};
      std::vector<FormQuestion> const form = {{3, 2}, {1, 0}, {2, 1}};
      return start_attempt(transaction, it, form);
    });
  }

  bool answer(std::int64_t attempt, int ordinal, std::optional<double> fraction,
              Overwrite overwrite = Overwrite::no) {
    return database.write_now([&](Transaction const& transaction) {
      return record_answer(transaction, attempt, ordinal, "r" + std::to_string(ordinal), fraction,
                           overwrite, now);
    });
  }

  void hand_in(std::int64_t attempt, double percent, bool is_passed) {
    database.write_now([&](Transaction const& transaction) {
      domain::Result result;
      result.percent = percent;
      result.is_passed = is_passed;
      save_result(transaction, attempt, {now.ms + 500}, result);
    });
  }

  template <class Read>
  auto read(Read const& job) {
    return database.read_now([&](Snapshot const& snapshot) { return job(snapshot); });
  }

  TemporaryFolder folder;
  Database database;
};

TEST_F(Attempts, ComeBackAsTheyBegan) {
  auto const id = start();
  auto const it = read([&](Snapshot const& snapshot) { return attempt(snapshot, id); });
  ASSERT_TRUE(it);
  EXPECT_EQ(it->seed, 0x1F'FFFF'FFFF'FFFFU);
  EXPECT_EQ(it->questions, 3);
  EXPECT_EQ(it->minutes, 40);
  EXPECT_EQ(it->feedback, domain::FeedbackTime::at_end);
  EXPECT_EQ(it->ends_at, (domain::Instant{now.ms + 1000}));
  EXPECT_TRUE(it->is_running());
  auto const form =
      read([&](Snapshot const& snapshot) { return questions_of_attempt(snapshot, id); });
  ASSERT_EQ(form.size(), 3U);
  EXPECT_EQ(form[0].version, 3);
  EXPECT_EQ(form[0].slot, 2);
  EXPECT_FALSE(form[0].response);
}

TEST_F(Attempts, OneRunsAtATime) {
  start();
  EXPECT_THROW(start(1, 2), std::exception);
  EXPECT_NO_THROW(start(2, 1));
}

TEST_F(Attempts, OneAnswerToAQuestion) {
  auto const id = start();
  EXPECT_TRUE(answer(id, 2, 0.5));
  EXPECT_FALSE(answer(id, 2, 1.0));
  auto const kept =
      read([&](Snapshot const& snapshot) { return question_of_attempt(snapshot, id, 2); });
  EXPECT_EQ(kept->fraction, 0.5);
  EXPECT_TRUE(answer(id, 2, 1.0, Overwrite::yes));
  EXPECT_EQ(read([&](Snapshot const& snapshot) { return first_unanswered(snapshot, id); }), 1);
  EXPECT_EQ(read([&](Snapshot const& snapshot) { return count_answers(snapshot, id); }), 1);
}

TEST_F(Attempts, AnAnswerNeedsItsQuestion) {
  EXPECT_THROW(answer(start(), 9, 1.0), std::exception);
}

TEST_F(Attempts, WhatIsHandedInStaysSoWhateverIsRenewed) {
  auto const id = start();
  hand_in(id, 40, false);
  database.write_now([&](Transaction const& transaction) {
    domain::Result result;
    result.percent = 90;
    result.is_passed = true;
    save_result(transaction, id, {now.ms + 99'999}, result);
  });
  auto const it = read([&](Snapshot const& snapshot) { return attempt(snapshot, id); });
  EXPECT_EQ(it->handed_in_at, (domain::Instant{now.ms + 500}));
  EXPECT_TRUE(it->is_passed);
  EXPECT_NO_THROW(start(1, 2)) << "the next one may begin";
}

TEST_F(Attempts, EssaysWaitOnceHandedInAndNotForTheirAuthor) {
  auto const id = start();
  answer(id, 1, std::nullopt);
  auto const waiting = [&](std::int64_t person) {
    return read([&](Snapshot const& snapshot) { return count_pending_essays(snapshot, person); });
  };
  EXPECT_EQ(waiting(2), 0);
  hand_in(id, 0, false);
  EXPECT_EQ(waiting(2), 1);
  EXPECT_EQ(waiting(1), 0);
  database.write_now([&](Transaction const& transaction) {
    record_judgement(transaction, {id, 1, 0.75, "UINES", "good"}, now);
  });
  EXPECT_EQ(waiting(2), 0);
  auto const marks = read([&](Snapshot const& snapshot) { return judgements_of(snapshot, id); });
  ASSERT_EQ(marks.size(), 1U);
  EXPECT_EQ(marks[0].comment, "good");
}

TEST_F(Attempts, TheLatestAccommodationCounts) {
  database.write_now([](Transaction const& transaction) {
    grant(transaction, {1, "", 25, 1, "UP", "for all", now});
    grant(transaction, {1, "sal-exam", 50, 0, "UP", "for one", now});
  });
  auto const time_for = [&](std::string const& assessment) {
    return read([&](Snapshot const& snapshot) {
      return accommodation_of(snapshot, 1, assessment).extra_time_percent;
    });
  };
  EXPECT_EQ(time_for("sal-exam"), 50);
  EXPECT_EQ(time_for("sal-1"), 25);
  EXPECT_EQ(read([](Snapshot const& s) { return accommodations_of(s, 1).size(); }), 2U);
}

TEST_F(Attempts, MarksForStatisticsAreThoseOfTheFirstAttempts) {
  for (int number = 1; number <= 2; ++number) {
    auto const id = start(1, number);
    answer(id, 1, number == 1 ? 0.25 : 1.0);
    hand_in(id, 10, false);
  }
  auto const first = read([](Snapshot const& snapshot) {
    return marked_attempts(snapshot, "sal-1", WhichAttempts::first_of_each_person);
  });
  ASSERT_EQ(first.size(), 1U);
  ASSERT_EQ(first[0].items.size(), 3U);
  EXPECT_EQ(first[0].items[2].mark, 0.25) << "slot 2 was shown first";
  EXPECT_EQ(first[0].items[0].mark, 0) << "not answered";
  EXPECT_EQ(read([](Snapshot const& s) {
              return marked_attempts(s, "sal-1", WhichAttempts::all).size();
            }),
            2U);
}

TEST_F(Attempts, TheTimetableKnowsAnEntryOnceAndMovesIt) {
  auto const put = [&](std::int64_t ms) {
    database.write_now([&](Transaction const& transaction) {
      put_due(transaction, {"attempt.end", "1", {ms}});
    });
  };
  put(1000);
  put(2000);
  auto const due_at = [&](std::int64_t ms) {
    return read([&](Snapshot const& snapshot) { return due_entries(snapshot, {ms}, 10).size(); });
  };
  EXPECT_EQ(due_at(1999), 0U);
  EXPECT_EQ(due_at(2000), 1U);
  EXPECT_EQ(read([](Snapshot const& s) { return next_due_at(s); }), domain::Instant{2000});
  auto const take = [&] {
    return database.write_now(
        [](Transaction const& transaction) { return take_off(transaction, "attempt.end", "1"); });
  };
  EXPECT_TRUE(take());
  EXPECT_FALSE(take());
}

}  // namespace
}  // namespace storage
