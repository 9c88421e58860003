// Question banks: the questions of a course's knowledge check or of a written exam, each in
// versions that are never changed, so that past attempts keep what they asked.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/draw.hpp"
#include "domain/instant.hpp"
#include "domain/question.hpp"
#include "storage/database.hpp"

namespace storage {

// A question as an import states it.
struct StatedQuestion {
  domain::Question question;
  std::string topic;  // domain::topic_of
};

// What became another version: the key of one of these may have been corrected.
struct ChangedQuestion {
  std::int64_t question = 0;
  std::int64_t version = 0;  // the new one
};

struct BankChanges {
  bool is_new = false;  // the bank
  std::size_t added = 0;
  std::size_t unchanged = 0;
  std::vector<ChangedQuestion> changed;
  std::size_t retired = 0;

  bool any() const { return is_new || added > 0 || !changed.empty() || retired > 0; }
};

// Makes the bank say what the file says. A question is known again by its id, else its title, else
// its text (`name_of`), and of several with the same by their order; what the file no longer has is
// retired. The same file again changes nothing. Counts the
// program's version up when anything changed.
BankChanges save_bank(Transaction const& transaction, std::string const& bank,
                      std::string const& file, std::span<StatedQuestion const> questions,
                      domain::Instant now);

// How the next import knows a question again.
std::string name_of(domain::Question const& question);

// Those that can be asked (descriptions, and choices of which none is right, can't), in the bank's
// order, with the number of the person's last attempt at
// `assessment` that had each.
std::vector<domain::PoolQuestion> pool_of(Snapshot const& snapshot, std::string_view bank,
                                          std::string_view assessment, std::int64_t person);

// A version; throws DatabaseError when there is none. Kept in memory from then on.
std::shared_ptr<domain::Question const> question_version(Snapshot const& snapshot,
                                                         std::int64_t version);

// The bank as it stands, for an export; empty when there is none.
std::vector<domain::Question> questions_of_bank(Snapshot const& snapshot, std::string_view bank);

struct BankOutline {
  std::string id;
  std::string file;
  std::int64_t questions = 0;  // not retired
};
std::vector<BankOutline> banks(Snapshot const& snapshot);

}  // namespace storage
