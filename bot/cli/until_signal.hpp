// Running until the operator says stop.
#pragma once

#include <functional>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

namespace bot::cli {

// Runs the context until SIGINT or SIGTERM, or until what `on_end` is given gets called; then
// `stop`, then returns. A signal while it stops does not wait for `stop`.
void run_until_signal(
    boost::asio::io_context& io, std::function<boost::asio::awaitable<void>()> stop,
    std::function<void(std::function<void()> end)> const& on_end = [](auto const&) {});

}  // namespace bot::cli
