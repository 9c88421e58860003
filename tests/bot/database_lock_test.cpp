// One process serves a database.
#include "bot/database_lock.hpp"

#include <csignal>
#include <filesystem>
#include <future>
#include <sys/wait.h>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "bot/log.hpp"
#include "tests/storage/support/temporary_database.hpp"

namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::HasSubstr;

class DatabaseLock : public testing::Test {
 protected:
  DatabaseLock() { bot::set_log_level(config::LogLevel::error); }

  std::string database() const { return folder.file("fieldcert.db"); }

  // What the operator is told; empty when the lock was to be had.
  std::string refusal(std::string const& path) {
    try {
      bot::DatabaseLock const lock(path, 0ms);
      return "";
    } catch (std::runtime_error const& error) {
      return error.what();
    }
  }

  TemporaryFolder folder;
};

TEST_F(DatabaseLock, IsHeldByOneOnly) {
  {
    bot::DatabaseLock const lock(database(), 0ms);
    EXPECT_THAT(refusal(database()),
                AllOf(HasSubstr("fieldcert.db"), HasSubstr(std::to_string(getpid())),
                      HasSubstr("FIELDCERT_DATABASE")));
    EXPECT_EQ(refusal(folder.file("other.db")), "");
  }
  EXPECT_EQ(refusal(database()), "");
}

TEST_F(DatabaseLock, IsTheSameUnderAnyNameOfTheFile) {
  std::filesystem::create_symlink("fieldcert.db", folder.file("link.db"));
  bot::DatabaseLock const lock(database(), 0ms);
  EXPECT_NE(refusal(folder.file("./fieldcert.db")), "");
  EXPECT_NE(refusal(folder.file("link.db")), "");
}

TEST_F(DatabaseLock, IsWaitedForWhenAnotherIsAboutToEnd) {
  std::optional<bot::DatabaseLock> first(std::in_place, database(), 0ms);
  auto second = std::async(std::launch::async, [this] {
    bot::DatabaseLock const lock(database(), 60s);
    return true;
  });
  first.reset();
  EXPECT_TRUE(second.get());
}

TEST_F(DatabaseLock, IsFreeWhenItsHolderWasKilled) {
  int marks[2] = {};
  ASSERT_EQ(pipe(marks), 0);
  pid_t const holder = fork();
  if (holder == 0) {
    bot::DatabaseLock const lock(database(), 0ms);
    if (write(marks[1], "x", 1) != 1) _exit(1);
    for (;;) pause();
  }
  char mark = 0;
  ASSERT_EQ(read(marks[0], &mark, 1), 1);
  EXPECT_THAT(refusal(database()), HasSubstr(std::to_string(holder)));
  kill(holder, SIGKILL);
  waitpid(holder, nullptr, 0);
  EXPECT_EQ(refusal(database()), "");
  close(marks[0]);
  close(marks[1]);
}

TEST_F(DatabaseLock, AFolderThatIsNotThereIsTold) {
  EXPECT_THAT(refusal("/no/such/folder/fieldcert.db"),
              AllOf(HasSubstr("/no/such/folder"), HasSubstr("No such file")));
}

}  // namespace
