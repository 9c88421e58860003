// An advisory lock on a file beside the database. The file stays: to remove it would let two
// processes hold locks on two files of the same name.
#include "bot/database_lock.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <stdexcept>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

#include "bot/log.hpp"

namespace bot {
namespace {

constexpr std::chrono::milliseconds between_tries{50};

// However the database is named, its lock is the same; also through a link to a file that is yet to
// be made.
std::string lock_file(std::string const& database) {
  namespace fs = std::filesystem;
  constexpr int most_links = 16;
  fs::path path = database;
  for (int i = 0; i < most_links && fs::is_symlink(path); ++i) {
    path = path.parent_path() / fs::read_symlink(path);  // an absolute one replaces it all
  }
  return fs::weakly_canonical(path).string() + ".lock";
}

std::runtime_error trouble(std::string const& path) {
  return std::runtime_error("lock file " + path + ": " + std::strerror(errno));
}

// Who holds the lock, as it wrote down itself: " (process 123)".
std::string holder(int file) {
  char digits[16] = {};
  ssize_t const size = pread(file, digits, sizeof digits, 0);
  if (size <= 0) return {};
  std::string const text(digits, static_cast<std::size_t>(size));
  return " (process " + text.substr(0, text.find_first_not_of("0123456789")) + ")";
}

// False when another process still holds it after `patience`.
bool take(int file, std::string const& path, std::string const& database,
          std::chrono::milliseconds patience) {
  auto const deadline = std::chrono::steady_clock::now() + patience;
  bool has_told = false;
  while (flock(file, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) throw trouble(path);
    if (std::chrono::steady_clock::now() >= deadline) return false;
    if (!has_told) {
      log_warning("waiting", {{"for", "another process that serves the database" + holder(file)},
                              {"database", database}});
    }
    has_told = true;
    std::this_thread::sleep_for(between_tries);
  }
  return true;
}

void note_holder(int file) {
  std::string const line = std::to_string(getpid()) + "\n";
  // Only a help for people: the lock holds without it.
  if (ftruncate(file, 0) != 0 || pwrite(file, line.data(), line.size(), 0) < 0) return;
}

}  // namespace

DatabaseLock::DatabaseLock(std::string const& database, std::chrono::milliseconds patience) {
  std::string const path = lock_file(database);
  file_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file_ < 0) throw trouble(path);
  bool is_ours = false;
  try {
    is_ours = take(file_, path, database, patience);
  } catch (...) {
    close(file_);
    throw;
  }
  if (!is_ours) {
    std::string const who = holder(file_);
    close(file_);
    throw std::runtime_error("database " + database + " is served by another fieldcert" + who +
                             "; stop that one first, or name another file (FIELDCERT_DATABASE)");
  }
  note_holder(file_);
}

DatabaseLock::~DatabaseLock() { close(file_); }

}  // namespace bot
