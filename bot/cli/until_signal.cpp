// Running until the operator says stop.
#include "bot/cli/until_signal.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/signal_set.hpp>

namespace bot::cli {

void run_until_signal(boost::asio::io_context& io,
                      std::function<boost::asio::awaitable<void>()> stop,
                      std::function<void(std::function<void()> end)> const& on_end) {
  boost::asio::signal_set signals(io, SIGINT, SIGTERM);
  bool is_ending = false;
  auto const end = [&] {
    if (is_ending) return;
    is_ending = true;
    boost::asio::co_spawn(io, stop(), [&io](std::exception_ptr) { io.stop(); });
  };
  signals.async_wait([&](boost::system::error_code error, int) {
    if (error) return;
    signals.async_wait([&io](boost::system::error_code again, int) {
      if (!again) io.stop();
    });
    end();
  });
  on_end(end);
  io.run();
}

}  // namespace bot::cli
