// The words of a message that was written as JSON.
#pragma once

#include <string>
#include <string_view>

namespace slack {

// The fallback text of a message's JSON (arguments of chat.postMessage, or an answer), shortened to
// `most` characters. Empty when there is none.
std::string text_of_message(std::string_view json, std::size_t most = 150);

}  // namespace slack
