// Reading and writing accommodations and study.
#include "storage/accommodations.hpp"

namespace storage {
namespace {

constexpr Sql add{
    "grant_accommodation",
    "INSERT INTO accommodation (person, assessment, extra_time_percent, extra_attempts, "
    "granted_by, reason, granted_at) VALUES ($1, $2, $3, $4, $5, $6, $7)"};

constexpr Sql that_counts{
    "accommodation_of",
    "SELECT person, assessment, extra_time_percent, extra_attempts, granted_by, reason, granted_at "
    "FROM accommodation WHERE person = $1 AND assessment IN ('', $2) ORDER BY id DESC LIMIT 1"};

constexpr Sql all_of{
    "accommodations_of",
    "SELECT person, assessment, extra_time_percent, extra_attempts, granted_by, reason, granted_at "
    "FROM accommodation WHERE person = $1 ORDER BY id DESC"};

constexpr Sql add_study{
    "record_study",
    "INSERT INTO study (attempt, topic, studied_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"};

constexpr Sql studied{"studied_topics", "SELECT topic FROM study WHERE attempt = $1"};

Accommodation read(Rows const& rows) {
  Accommodation it;
  it.person = rows.integer(0);
  it.assessment = rows.text(1);
  it.extra_time_percent = static_cast<int>(rows.integer(2));
  it.extra_attempts = static_cast<int>(rows.integer(3));
  it.granted_by = rows.text(4);
  it.reason = rows.text(5);
  it.granted_at = {rows.integer(6)};
  return it;
}

}  // namespace

void grant(Transaction const& transaction, Accommodation const& it) {
  transaction.connection().run(
      add, {it.person, it.assessment, std::int64_t{it.extra_time_percent},
            std::int64_t{it.extra_attempts}, it.granted_by, it.reason, it.granted_at.ms});
}

Accommodation accommodation_of(Snapshot const& snapshot, std::int64_t person,
                               std::string_view assessment) {
  Rows rows = snapshot.connection().query(that_counts, {person, assessment});
  return rows.next() ? read(rows) : Accommodation{};
}

std::vector<Accommodation> accommodations_of(Snapshot const& snapshot, std::int64_t person) {
  std::vector<Accommodation> all;
  Rows rows = snapshot.connection().query(all_of, {person});
  while (rows.next()) all.push_back(read(rows));
  return all;
}

void record_study(Transaction const& transaction, std::int64_t attempt, std::string_view topic,
                  domain::Instant now) {
  transaction.connection().run(add_study, {attempt, topic, now.ms});
}

std::vector<std::string> studied_topics(Snapshot const& snapshot, std::int64_t attempt) {
  std::vector<std::string> topics;
  Rows rows = snapshot.connection().query(studied, {attempt});
  while (rows.next()) topics.push_back(rows.text(0));
  return topics;
}

}  // namespace storage
