// Questions about the database itself.
#include "storage/probe.hpp"

namespace storage {
namespace {

constexpr Sql touch{"probe_writing", "UPDATE program_version SET version = version"};

constexpr Sql count{"contents",
                    "SELECT (SELECT COUNT(*) FROM certification), "
                    "(SELECT COUNT(*) FROM course WHERE retired_at IS NULL), "
                    "(SELECT COUNT(*) FROM person)"};

constexpr Sql quick_check{"quick_check", "PRAGMA quick_check(1)"};

}  // namespace

void probe_writing(Transaction const& transaction) { transaction.connection().run(touch); }

Contents contents(Snapshot const& snapshot) {
  Rows rows = snapshot.connection().query(count);
  rows.next();
  return {rows.integer(0), rows.integer(1), rows.integer(2)};
}

std::string integrity(Snapshot const& snapshot) {
  Rows rows = snapshot.connection().query(quick_check);
  rows.next();
  return rows.text(0);
}

}  // namespace storage
