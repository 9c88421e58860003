// How long Slack wants methods left alone, remembered over restarts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/instant.hpp"
#include "storage/database.hpp"

namespace storage {

struct Pause {
  std::string method;
  domain::Instant until;
};

// An earlier end never shortens a pause.
void keep_pause(Transaction const& transaction, Pause const& pause);

std::vector<Pause> pauses(Snapshot const& snapshot);

}  // namespace storage
