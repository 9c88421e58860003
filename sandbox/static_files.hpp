// The web page's files and the uploaded ones.
#pragma once

#include <string_view>

#include "net/http_server.hpp"
#include "sandbox/workspace.hpp"

namespace sandbox {

// "index.html" and the like; 404 when the page has no such file.
net::HttpReply page_file(std::string_view name);

// The bytes of an uploaded file.
net::HttpReply uploaded_file(Workspace const& workspace, std::string_view id);

net::HttpReply text_reply(int status, std::string body);

}  // namespace sandbox
