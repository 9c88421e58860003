// Running until the operator says stop.
#pragma once

#include <functional>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

namespace bot::cli {

// Runs the context until SIGINT or SIGTERM, then `stop`, then returns. A second signal does not
// wait for `stop`.
void run_until_signal(boost::asio::io_context& io,
                      std::function<boost::asio::awaitable<void>()> stop);

}  // namespace bot::cli
