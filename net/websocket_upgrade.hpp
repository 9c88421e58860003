// Requests for a WebSocket that come to the HTTP server.
#pragma once

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>

#include "net/http_server.hpp"

namespace net {

// 0 when the request asks for an upgrade that can be granted, else 400 or 426.
int upgrade_refusal(HttpRequest const& request);

// What Beast needs to know of the request.
boost::beast::http::request<boost::beast::http::empty_body> upgrade_of(HttpRequest const& request);

}  // namespace net
