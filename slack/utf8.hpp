// UTF-8 text: is it valid, how long is it for Slack, where may it be cut.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace slack {

bool is_utf8(std::string_view text);

// Code points. How Slack counts is not documented; all our limits leave room.
std::size_t code_points(std::string_view text);

// At most `limit` code points; what is cut ends in "…". Mrkdwn is never cut inside `<…>` or `&…;`.
std::string shortened(std::string_view text, std::size_t limit);

}  // namespace slack
