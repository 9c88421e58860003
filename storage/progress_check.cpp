// Comparing and rebuilding the summary of progress.
#include "storage/progress_check.hpp"

namespace storage {
namespace {

constexpr Sql count_wrong{
    "count_wrong_progress",
    "WITH facts AS (SELECT person, course, MIN(completed_at) AS completed_at, MAX(score) AS score "
    "  FROM completion GROUP BY person, course) "
    "SELECT (SELECT COUNT(*) FROM facts f LEFT JOIN progress p "
    "    ON p.person = f.person AND p.course = f.course "
    "  WHERE p.completed_at IS NULL OR p.completed_at <> f.completed_at "
    "    OR COALESCE(p.score, -1) <> COALESCE(f.score, -1)) "
    "+ (SELECT COUNT(*) FROM progress p LEFT JOIN facts f "
    "    ON f.person = p.person AND f.course = p.course "
    "  WHERE p.completed_at IS NOT NULL AND f.person IS NULL)"};

constexpr Sql drop_unfounded{
    "drop_unfounded_progress",
    "DELETE FROM progress WHERE started_at IS NULL AND NOT EXISTS (SELECT 1 FROM completion c "
    "  WHERE c.person = progress.person AND c.course = progress.course)"};

constexpr Sql clear_unfounded{
    "clear_unfounded_progress",
    "UPDATE progress SET completed_at = NULL, score = NULL WHERE NOT EXISTS "
    "  (SELECT 1 FROM completion c WHERE c.person = progress.person "
    "   AND c.course = progress.course)"};

constexpr Sql sum_up{
    "rebuild_progress",
    "INSERT INTO progress (person, course, completed_at, score) "
    "SELECT person, course, MIN(completed_at), MAX(score) FROM completion WHERE TRUE "
    "GROUP BY person, course "
    "ON CONFLICT (person, course) DO UPDATE SET completed_at = excluded.completed_at, "
    "score = excluded.score"};

}  // namespace

std::int64_t count_wrong_progress(Snapshot const& snapshot) {
  return snapshot.connection().integer(count_wrong);
}

void rebuild_progress(Transaction const& transaction) {
  Connection& db = transaction.connection();
  db.run(drop_unfounded);
  db.run(clear_unfounded);
  db.run(sum_up);
}

}  // namespace storage
