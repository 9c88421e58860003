// Closes a socket when its time is over, which ends the wait for it.
#pragma once

#include <chrono>
#include <memory>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

namespace net {

// From its construction to its destruction; `socket` must live at least as long.
class Deadline {
 public:
  Deadline(boost::asio::ip::tcp::socket& socket, std::chrono::milliseconds time);
  ~Deadline();
  Deadline(Deadline const&) = delete;
  Deadline& operator=(Deadline const&) = delete;

  bool has_passed() const;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace net
