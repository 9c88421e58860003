// Running until the operator says stop.
#include "bot/cli/until_signal.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/signal_set.hpp>

namespace bot::cli {

void run_until_signal(boost::asio::io_context& io,
                      std::function<boost::asio::awaitable<void>()> stop) {
  boost::asio::signal_set signals(io, SIGINT, SIGTERM);
  signals.async_wait([&](boost::system::error_code error, int) {
    if (error) return;
    signals.async_wait([&io](boost::system::error_code again, int) {
      if (!again) io.stop();
    });
    boost::asio::co_spawn(io, stop(), [&io](std::exception_ptr) { io.stop(); });
  });
  io.run();
}

}  // namespace bot::cli
