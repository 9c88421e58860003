// What is of use in the answers of Web API methods.
#pragma once

#include <string>
#include <string_view>

namespace slack {

// The hash in the answer to views.publish, views.open or views.update; empty when it has none.
std::string view_hash(std::string_view answer);

// The message's name in the answer to chat.postMessage; empty when it has none.
std::string message_ts(std::string_view answer);

}  // namespace slack
