// Pieces that all blocks are written from. For the files of blocks and views only.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace slack {

// A JSON string of at most `limit` characters.
void write_shortened(std::string& out, std::string_view text, std::size_t limit);

// A text object; `type` is "plain_text" or "mrkdwn".
void write_text(std::string& out, std::string_view type, std::string_view text, std::size_t limit);

// A JSON array of at most `limit` entries.
template <class List, class Write>
void write_list(std::string& out, List const& list, std::size_t limit, Write const& write_one) {
  out += '[';
  for (std::size_t i = 0; i < std::min(list.size(), limit); ++i) {
    if (i > 0) out += ',';
    write_one(list[i]);
  }
  out += ']';
}

}  // namespace slack
