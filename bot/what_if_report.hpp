// `fieldcert report what-if`: what another pass mark would have meant.
#pragma once

#include <string>

#include "storage/database.hpp"

namespace bot {

// One line: how many of the attempts that were handed in pass today and would pass at `pass_mark`
// (percent). At the mark of today nothing changes.
std::string what_if_line(storage::Snapshot const& snapshot, std::string const& assessment,
                         double pass_mark);

}  // namespace bot
