// The timer's callback may already be queued when the deadline is gone; then it finds nothing.
#include "net/deadline.hpp"

namespace net {

struct Deadline::State {
  State(boost::asio::ip::tcp::socket& watched, std::chrono::milliseconds time)
      : socket(watched), timer(watched.get_executor(), time) {}

  boost::asio::ip::tcp::socket& socket;
  boost::asio::steady_timer timer;
  bool has_passed = false;
};

Deadline::Deadline(boost::asio::ip::tcp::socket& socket, std::chrono::milliseconds time)
    : state_(std::make_shared<State>(socket, time)) {
  state_->timer.async_wait([watched = std::weak_ptr(state_)](boost::system::error_code error) {
    auto const state = watched.lock();
    if (error || !state) return;
    state->has_passed = true;
    boost::system::error_code ignored;
    state->socket.close(ignored);
  });
}

Deadline::~Deadline() = default;

bool Deadline::has_passed() const { return state_->has_passed; }

}  // namespace net
