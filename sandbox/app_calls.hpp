// What the app calls: the Web API, its response_urls, uploads, and the door to Socket Mode.
#pragma once

#include <memory>

#include <boost/asio/awaitable.hpp>

#include "net/http_server.hpp"
#include "sandbox/running.hpp"

namespace sandbox {

bool is_app_call(net::HttpRequest const& request);

// With the faults that are switched on for it.
boost::asio::awaitable<net::HttpReply> answer_app_call(std::shared_ptr<Running> running,
                                                       net::HttpRequest request);

// The app's upgrade to a WebSocket.
net::HttpReply socket_reply(std::shared_ptr<Running> running, net::HttpRequest const& request);

}  // namespace sandbox
