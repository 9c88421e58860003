// Marks that come later than the answer: an assessor's judgement of an essay, a corrected key.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/instant.hpp"
#include "storage/database.hpp"

namespace storage {

// An answer that an assessor has to judge.
struct PendingEssay {
  std::int64_t attempt = 0;
  int ordinal = 0;
  std::int64_t version = 0;
  std::int64_t person = 0;
  std::string name;  // of the person
  std::string assessment;
  std::string response;  // as domain::to_text wrote it
  domain::Instant handed_in_at;
};

// Of attempts that were handed in, the oldest first; at most `most`. None by `not_of`: nobody
// judges their own.
std::vector<PendingEssay> pending_essays(Snapshot const& snapshot, std::int64_t not_of,
                                         std::int64_t most);
std::int64_t count_pending_essays(Snapshot const& snapshot, std::int64_t not_of);

// Nothing when it is not (or no longer) waiting for a judgement.
std::optional<PendingEssay> pending_essay(Snapshot const& snapshot, std::int64_t attempt,
                                          int ordinal);

struct Mark {
  std::int64_t attempt = 0;
  int ordinal = 0;
  double fraction = 0;    // 0 to 1
  std::string marked_by;  // Slack user id; empty for a corrected key
  std::string comment;
};

// The answer is worth this much from now on.
void record_judgement(Transaction const& transaction, Mark const& mark, domain::Instant now);
void record_corrected_key(Transaction const& transaction, Mark const& mark, domain::Instant now);

// What assessors wrote about the answers of an attempt.
std::vector<Mark> judgements_of(Snapshot const& snapshot, std::int64_t attempt);

// An answer to any version of a question.
struct GivenAnswer {
  std::int64_t attempt = 0;
  int ordinal = 0;
  std::int64_t version = 0;
  std::string response;
  double fraction = 0;
  bool is_judged = false;  // by an assessor: no key changes that
};

// Those that have been marked, but for answers to the version `newest`.
std::vector<GivenAnswer> answers_to(Snapshot const& snapshot, std::int64_t question,
                                    std::int64_t newest);

// An answer to a question that has been edited since the attempt began.
struct OutdatedAnswer {
  GivenAnswer given;
  std::int64_t newest = 0;  // the version that the bank has now
};
std::vector<OutdatedAnswer> outdated_answers(Snapshot const& snapshot, std::int64_t attempt);

}  // namespace storage
