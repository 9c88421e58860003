// What people type, as Slack's clients send it: mentions as "<@U…>", links in angle brackets, the
// rest escaped.
#pragma once

#include <string>
#include <string_view>

#include "sandbox/workspace.hpp"

namespace sandbox {

// "@lena", "@Lena Vogt", "#general" and bare addresses become sequences; sequences and entities
// that are there already stay.
std::string escaped_text(Workspace const& workspace, std::string_view typed);

// The rich_text block that a client makes of a person's escaped message.
Json rich_text_block(std::string_view escaped);

}  // namespace sandbox
