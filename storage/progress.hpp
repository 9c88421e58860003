// What people have begun and finished.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "domain/standing.hpp"
#include "storage/database.hpp"

namespace storage {

// One row per course that the person has touched.
std::vector<domain::CourseProgress> progress_of(Snapshot const& snapshot, std::int64_t person);

enum class Recorded { anew, before };

// Notes that a person has begun a course; the first time counts.
Recorded record_start(Transaction const& transaction, std::int64_t person, std::string_view course,
                      domain::Instant now);

struct Completion {
  std::int64_t person = 0;
  std::string course;  // id
  domain::Instant completed_at;
  std::optional<double> score;  // 0 to 100
};

// Notes a finished course. The same fact again changes nothing. Of several, the first date and the
// best score stand.
Recorded record_completion(Transaction const& transaction, Completion const& completion,
                           domain::Instant now);

struct ProgressRow {
  std::string email;
  std::string name;
  std::string role;
  domain::CourseProgress progress;
};

// Everybody's, by e-mail and course.
std::vector<ProgressRow> all_progress(Snapshot const& snapshot);

}  // namespace storage
