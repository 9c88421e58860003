// See watch.hpp.
#include "sandbox/watch.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace sandbox {

namespace asio = boost::asio;

// A timer that is in the list of waiting ones as long as it lives.
class Watch::Waiting {
 public:
  Waiting(Watch& watch, std::string const& person, std::chrono::milliseconds limit)
      : watch_(watch), timer_(watch.executor_, limit) {
    place_ = watch_.waiting_.emplace(person, &timer_);
  }
  ~Waiting() { watch_.waiting_.erase(place_); }
  Waiting(Waiting const&) = delete;
  Waiting& operator=(Waiting const&) = delete;

  asio::steady_timer& timer() { return timer_; }

 private:
  Watch& watch_;
  asio::steady_timer timer_;
  std::multimap<std::string, asio::steady_timer*>::iterator place_;
};

Watch::Watch(asio::any_io_executor executor) : executor_(executor), idle_(executor) {}

Watch::Busy::~Busy() {
  if (--watch_.busy_ == 0) watch_.idle_.cancel();
}

std::uint64_t Watch::version(std::string const& person) const {
  auto const found = versions_.find(person);
  return found == versions_.end() ? 1 : found->second;
}

void Watch::touch(std::string const& person) {
  versions_[person] = ++last_version_;
  auto const [begin, end] = waiting_.equal_range(person);
  for (auto it = begin; it != end; ++it) it->second->cancel();
}

asio::awaitable<std::uint64_t> Watch::changed(std::string person, std::uint64_t since,
                                              std::chrono::milliseconds limit) {
  if (version(person) == since && !stopped_) {
    Waiting waiting(*this, person, limit);
    boost::system::error_code error;
    auto token = asio::redirect_error(asio::use_awaitable, error);
    co_await waiting.timer().async_wait(token);
  }
  co_return version(person);
}

asio::awaitable<bool> Watch::pause(std::chrono::milliseconds time) {
  if (!stopped_ && time.count() > 0) {
    Waiting waiting(*this, "", time);
    boost::system::error_code error;
    auto token = asio::redirect_error(asio::use_awaitable, error);
    co_await waiting.timer().async_wait(token);
  }
  co_return !stopped_;
}

void Watch::cancel_all() {
  stopped_ = true;
  for (auto const& [person, timer] : waiting_) timer->cancel();
}

asio::awaitable<void> Watch::wait_until_idle() {
  while (busy_ > 0) {
    idle_.expires_at(asio::steady_timer::time_point::max());
    boost::system::error_code error;
    auto token = asio::redirect_error(asio::use_awaitable, error);
    co_await idle_.async_wait(token);
  }
}

}  // namespace sandbox
