// After an import has changed questions: attempts that answered an older version are marked by the
// corrected key where that earns more, and those whom it helps are told (PRODUCT.md B10).
#pragma once

#include <span>

#include "handlers/handler.hpp"
#include "storage/questions.hpp"

namespace handlers {

struct Rescored {
  std::size_t answers = 0;  // that earn more now
  std::size_t results = 0;  // that are better now
  std::size_t passes = 0;   // of these, passed now
};

// The same for one attempt that is about to be handed in: it was answered after the import.
void rescore_attempt(std::int64_t attempt, WriteContext const& context);

// Never lowers anything, and leaves what an assessor has marked. Answers to a question whose text
// or chosen options have become others are left as they are.
Rescored rescore(Outcome& outcome, std::span<storage::ChangedQuestion const> changed,
                 WriteContext const& context);

}  // namespace handlers
