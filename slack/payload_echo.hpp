// What an interaction only repeats of what we sent, left out before it is read.
#pragma once

#include <string>
#include <string_view>

namespace slack::payload_json {

// The same payload with empty lists of blocks in its `message` and `view`. They are most of a
// click, and no handler reads them: what it needs it has saved. A text that is not JSON comes back
// as one that is none either.
std::string without_blocks(std::string_view payload);

}  // namespace slack::payload_json
