// The calls of the page and of tests, /client/…: see README.md.
#pragma once

#include <memory>

#include <boost/asio/awaitable.hpp>

#include "net/http_server.hpp"
#include "sandbox/running.hpp"

namespace sandbox {

boost::asio::awaitable<net::HttpReply> answer_client(std::shared_ptr<Running> running,
                                                     net::HttpRequest request);

net::HttpReply json_reply(int status, Json const& body);

}  // namespace sandbox
