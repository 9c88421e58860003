// A question version and its rows. For the files of questions only.
#pragma once

#include <optional>

#include "domain/question.hpp"
#include "storage/questions.hpp"

namespace storage {

// Nothing when there is no such version.
std::optional<domain::Question> load_version(Connection& connection, std::int64_t version);

// Returns its id.
std::int64_t add_version(Connection& connection, std::int64_t question,
                         StatedQuestion const& stated, domain::Instant now);

}  // namespace storage
