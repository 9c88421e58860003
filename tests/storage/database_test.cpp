// The writer's shared commits, readers beside it, opening and refusing files.
#include "storage/database.hpp"

#include <atomic>
#include <latch>
#include <thread>

#include <gtest/gtest.h>

#include "storage/inbox.hpp"
#include "storage/people.hpp"
#include "tests/storage/support/temporary_database.hpp"

namespace storage {
namespace {

constexpr domain::Instant now{1'760'000'000'000};

constexpr Sql people_count{"people_count", "SELECT COUNT(*) FROM person"};
constexpr Sql sync_mode{"sync_mode", "PRAGMA synchronous"};
constexpr Sql foreign_keys{"foreign_keys", "PRAGMA foreign_keys"};
constexpr Sql newer{"newer", "INSERT INTO schema_migration (version, name) VALUES (999, 'future')"};

domain::Person person(std::string const& email) {
  domain::Person it;
  it.email = email;
  it.name = email;
  return it;
}

std::int64_t count(Database& database) {
  return database.read_now(
      [](Snapshot const& snapshot) { return snapshot.connection().integer(people_count); });
}

// Adds a person, or fails after having done so.
struct AddPerson final : WriteWork {
  AddPerson(std::string email_, bool fails_, std::atomic<int>& failures_, std::latch& ended_)
      : email(std::move(email_)), fails(fails_), failures(failures_), all_ended(ended_) {}

  void run(Transaction const& transaction) override {
    save_person(transaction, person(email), now);
    if (fails) throw std::runtime_error("on purpose");
  }
  void ended(std::exception_ptr error) noexcept override {
    if (error) ++failures;
    all_ended.count_down();
  }

  std::string email;
  bool fails;
  std::atomic<int>& failures;
  std::latch& all_ended;
};

TEST(Database, IsDurableAndChecksReferences) {
  TemporaryFolder folder;
  Database database(settings_for(folder.file("a.db")));
  database.write_now([](Transaction const& transaction) {
    EXPECT_EQ(transaction.connection().integer(sync_mode), 2) << "FULL";
    EXPECT_EQ(transaction.connection().integer(foreign_keys), 1);
  });
}

TEST(Database, KeepsWhatWasWrittenOverARestart) {
  TemporaryFolder folder;
  {
    Database database(settings_for(folder.file("a.db")));
    database.write_now([](Transaction const& it) { save_person(it, person("a@x"), now); });
  }
  Database again(settings_for(folder.file("a.db")));
  EXPECT_EQ(count(again), 1);
}

TEST(Database, OneCallersFailureFailsNobodyElse) {
  TemporaryFolder folder;
  Database database(settings_for(folder.file("a.db")));
  constexpr int total = 400;
  std::atomic<int> failures = 0;
  std::latch all_ended(total);
  for (int i = 0; i < total; ++i) {
    std::unique_ptr<WriteWork> work = std::make_unique<AddPerson>("p" + std::to_string(i) + "@x",
                                                                  i % 4 == 0, failures, all_ended);
    ASSERT_TRUE(database.write(work));
  }
  all_ended.wait();
  EXPECT_EQ(failures, total / 4);
  EXPECT_EQ(count(database), total - total / 4);
}

TEST(Database, AConstraintFailsOnlyItsOwnWork) {
  TemporaryFolder folder;
  Database database(settings_for(folder.file("a.db")));
  database.write_now([](Transaction const& it) { save_person(it, person("a@x"), now); });
  auto const twice = [](Transaction const& it) { save_person(it, person("a@x"), now); };
  EXPECT_ANY_THROW(database.write_now(twice));
  database.write_now([](Transaction const& it) { save_person(it, person("b@x"), now); });
  EXPECT_EQ(count(database), 2);
}

TEST(Database, ReadersSeeWholeTransactionsWhileOthersWrite) {
  TemporaryFolder folder;
  Database database(settings_for(folder.file("a.db")));
  std::atomic<bool> stop = false;
  std::atomic<int> torn = 0;
  std::vector<std::jthread> readers;
  for (int i = 0; i < 3; ++i) {
    readers.emplace_back([&] {
      while (!stop) {
        if (count(database) % 10 != 0) ++torn;
      }
    });
  }
  for (int i = 0; i < 50; ++i) {
    database.write_now([i](Transaction const& transaction) {
      for (int j = 0; j < 10; ++j) {
        save_person(transaction, person(std::to_string(i * 10 + j) + "@x"), now);
      }
    });
  }
  stop = true;
  readers.clear();
  EXPECT_EQ(torn, 0);
  EXPECT_EQ(count(database), 500);
}

TEST(Database, WritersInManyThreadsAllGetTheirTurn) {
  TemporaryFolder folder;
  Database database(settings_for(folder.file("a.db")));
  {
    std::vector<std::jthread> writers;
    for (int i = 0; i < 8; ++i) {
      writers.emplace_back([&database, i] {
        for (int j = 0; j < 50; ++j) {
          database.write_now([=](Transaction const& transaction) {
            std::string const id = std::to_string(i) + "/" + std::to_string(j);
            note_once(transaction, std::vector<std::string>{id}, now);
            save_person(transaction, person(std::to_string(i) + "." + std::to_string(j) + "@x"),
                        now);
          });
        }
      });
    }
  }
  EXPECT_EQ(count(database), 400);
}

TEST(Database, RefusesMoreThanItsQueueTakes) {
  TemporaryFolder folder;
  auto settings = settings_for(folder.file("a.db"));
  settings.queue_limit = 4;
  Database database(settings);
  std::latch begun(1);
  std::latch go(1);
  std::jthread blocker([&] {
    database.write_now([&](Transaction const&) {
      begun.count_down();
      go.wait();
    });
  });
  begun.wait();  // the writer is busy from here on, and the queue is empty
  bool refused = false;
  int accepted = 0;
  for (int i = 0; i < 12 && !refused; ++i) {
    struct Nothing final : WriteWork {
      void run(Transaction const&) override {}
      void ended(std::exception_ptr) noexcept override {}
    };
    std::unique_ptr<WriteWork> work = std::make_unique<Nothing>();
    refused = !database.write(work);
    if (refused) {
      EXPECT_NE(work, nullptr) << "refused work stays with the caller";
    } else {
      ++accepted;
    }
  }
  EXPECT_TRUE(refused);
  EXPECT_EQ(accepted, 4);
  go.count_down();
}

TEST(Database, RefusesAFileOfANewerProgramAndChangesNothing) {
  TemporaryFolder folder;
  auto const path = folder.file("a.db");
  {
    Database database(settings_for(path));
    database.write_now([](Transaction const& it) { it.connection().run(newer); });
  }
  auto const size = std::filesystem::file_size(path);
  try {
    Database database(settings_for(path));
    FAIL() << "opened a newer file";
  } catch (DatabaseError const& error) {
    std::string const text = error.what();
    EXPECT_NE(text.find(path), std::string::npos);
    EXPECT_NE(text.find("newer"), std::string::npos);
    EXPECT_NE(text.find("backup"), std::string::npos) << "names the remedy";
  }
  EXPECT_EQ(std::filesystem::file_size(path), size);
}

TEST(Database, RefusesWhatIsNoDatabase) {
  TemporaryFolder folder;
  auto const path = folder.file("text.db");
  {
    std::unique_ptr<FILE, int (*)(FILE*)> const file(std::fopen(path.c_str(), "w"), &std::fclose);
    std::fputs("This is certainly not a database file, but a text of some length.\n", file.get());
  }
  EXPECT_THROW(Database database(settings_for(path)), DatabaseError);
  EXPECT_THROW(Database database(settings_for(folder.file("no/such/folder.db"))), DatabaseError);
}

TEST(Database, ABackupIsWholeAndNeverOverwrites) {
  TemporaryFolder folder;
  Database database(settings_for(folder.file("a.db")));
  database.write_now([](Transaction const& it) { save_person(it, person("a@x"), now); });
  backup_database(folder.file("a.db"), folder.file("copy.db"));
  Database copy(settings_for(folder.file("copy.db")));
  EXPECT_EQ(count(copy), 1);
  EXPECT_THROW(backup_database(folder.file("a.db"), folder.file("copy.db")), DatabaseError);
}

}  // namespace
}  // namespace storage
