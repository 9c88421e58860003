// Makes one call from a test and waits for its end.
#pragma once

#include <boost/asio/io_context.hpp>

#include "net/http_client.hpp"

// Runs `io` on this thread until the call has ended.
net::HttpResult<net::HttpResponse> call(boost::asio::io_context& io, net::HttpClient& client,
                                        net::HttpCall what);
