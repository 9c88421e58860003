// Reading and writing progress.
#include "storage/progress.hpp"

namespace storage {
namespace {

using domain::CourseProgress;
using domain::Instant;

constexpr Sql of_person{
    "progress_of",
    "SELECT course, started_at, completed_at, score FROM progress WHERE person = $1"};

constexpr Sql of_everybody{
    "all_progress",
    "SELECT p.email, p.name, p.role, g.course, g.started_at, g.completed_at, g.score "
    "FROM progress g JOIN person p ON p.id = g.person ORDER BY p.email, g.course"};

constexpr Sql start{"record_start",
                    "INSERT INTO progress (person, course, started_at) VALUES ($1, $2, $3) "
                    "ON CONFLICT (person, course) DO NOTHING"};

constexpr Sql complete{"record_completion",
                       "INSERT INTO completion (person, course, completed_at, score, recorded_at) "
                       "VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING"};

// MIN and MAX of several values are spelled differently in other engines; CASE is not.
constexpr Sql sum_up{
    "sum_up_completion",
    "INSERT INTO progress (person, course, completed_at, score) VALUES ($1, $2, $3, $4) "
    "ON CONFLICT (person, course) DO UPDATE SET "
    "completed_at = CASE WHEN progress.completed_at IS NULL "
    "  OR excluded.completed_at < progress.completed_at THEN excluded.completed_at "
    "  ELSE progress.completed_at END, "
    "score = CASE WHEN progress.score IS NULL OR excluded.score > progress.score "
    "  THEN excluded.score ELSE progress.score END"};

std::optional<Instant> instant(std::optional<std::int64_t> ms) {
  return ms ? std::optional(Instant{*ms}) : std::nullopt;
}

CourseProgress read(Rows const& rows, int first) {
  CourseProgress progress;
  progress.course = rows.text(first);
  progress.started_at = instant(rows.optional_integer(first + 1));
  progress.completed_at = instant(rows.optional_integer(first + 2));
  progress.score = rows.optional_real(first + 3);
  return progress;
}

}  // namespace

std::vector<CourseProgress> progress_of(Snapshot const& snapshot, std::int64_t person) {
  std::vector<CourseProgress> progress;
  Rows rows = snapshot.connection().query(of_person, {person});
  while (rows.next()) progress.push_back(read(rows, 0));
  return progress;
}

Recorded record_start(Transaction const& transaction, std::int64_t person, std::string_view course,
                      Instant now) {
  auto const changed = transaction.connection().run(start, {person, course, now.ms});
  return changed > 0 ? Recorded::anew : Recorded::before;
}

Recorded record_completion(Transaction const& transaction, Completion const& it, Instant now) {
  Connection& db = transaction.connection();
  auto const added =
      db.run(complete, {it.person, it.course, it.completed_at.ms, value_or_null(it.score), now.ms});
  if (added == 0) return Recorded::before;
  db.run(sum_up, {it.person, it.course, it.completed_at.ms, value_or_null(it.score)});
  return Recorded::anew;
}

std::vector<ProgressRow> all_progress(Snapshot const& snapshot) {
  std::vector<ProgressRow> all;
  Rows rows = snapshot.connection().query(of_everybody);
  while (rows.next()) {
    all.push_back({rows.text(0), rows.text(1), rows.text(2), read(rows, 3)});
  }
  return all;
}

}  // namespace storage
