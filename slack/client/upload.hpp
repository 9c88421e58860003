// Files for Slack, by the external-upload flow: ask for an address, put the bytes there, complete.
#pragma once

#include <string>

#include <boost/asio/awaitable.hpp>

#include "net/http_client.hpp"
#include "slack/client/web_api.hpp"

namespace slack {

struct Upload {
  std::string file_name;
  std::string title;
  std::string alt_text;  // for people who do not see the picture; at most 1000 characters
  std::string bytes;
  std::string channel;  // where it is shared; empty = stays private to the app
};

// Returns the file's id, "F…". The bytes travel without the token, to wherever Slack said.
boost::asio::awaitable<ApiResult<std::string>> upload_file(WebApi& web_api, net::HttpClient& http,
                                                           Upload upload);

}  // namespace slack
