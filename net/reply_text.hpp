// Writes the head of an HTTP/1.1 reply as text.
#pragma once

#include "net/http_server.hpp"

namespace net {

enum class AfterReply { keep, keep_1_0, close };

// Replaces `out` by the status line and headers of `reply`, with the empty line at their end.
// A further header that holds a line break or zero is left out, so that no text can add headers.
void write_reply_head(std::string& out, HttpReply const& reply, AfterReply after);

}  // namespace net
