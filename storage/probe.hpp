// Small questions about the database itself.
#pragma once

#include "storage/database.hpp"

namespace storage {

// Takes the write lock and writes a page, without changing what anybody reads. Throws when the
// disk or the file does not allow it.
void probe_writing(Transaction const& transaction);

// Number of courses and people, for `fieldcert check`.
struct Contents {
  std::int64_t certifications = 0;
  std::int64_t courses = 0;
  std::int64_t people = 0;
};
Contents contents(Snapshot const& snapshot);

// A complaint of SQLite about the file's structure, or "ok".
std::string integrity(Snapshot const& snapshot);

}  // namespace storage
