// What an HTTP outcome means as the answer to a Web API call. No sockets.
#pragma once

#include <string_view>

#include "net/http_client.hpp"
#include "slack/client/web_api.hpp"

namespace slack {

// The call of `method` has reached Slack, or something in its place.
ApiResult<std::string> judge(std::string_view method, net::HttpResponse response);

// The call of `method` has no response.
ApiFailure judge(std::string_view method, net::HttpFailure const& failure);

}  // namespace slack
