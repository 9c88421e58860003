// Opens a stream to an origin: name, connection, TLS handshake, each with a deadline.
#pragma once

#include "net/http_client.hpp"
#include "net/origin.hpp"
#include "net/stream.hpp"

namespace net {

// `tls` is used for https only and must outlive the stream. `step_timeout` holds for each step.
boost::asio::awaitable<HttpResult<Stream>> connect(boost::asio::any_io_executor executor,
                                                   Origin origin, boost::asio::ssl::context* tls,
                                                   std::chrono::milliseconds step_timeout);

}  // namespace net
