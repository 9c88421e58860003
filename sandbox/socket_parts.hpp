// What sockets.cpp and socket_sending.cpp share.
#pragma once

#include "sandbox/sockets.hpp"

namespace sandbox {

struct Sockets::Socket {
  Socket(int number_, net::WebSocket websocket_, std::int64_t opened_at_)
      : number(number_), websocket(std::move(websocket_)), opened_at(opened_at_) {}

  std::string name() const { return "socket " + std::to_string(number); }

  int number;
  net::WebSocket websocket;
  std::int64_t opened_at;   // microseconds
  bool takes = false;       // has said hello and has not ended
  bool is_leaving = false;  // was told to go: used only when there is no other
  bool is_silent = false;   // what is sent to it goes nowhere
  int sent = 0;
  int acknowledged = 0;
};

// For the acknowledgement of an envelope.
struct Sockets::Waiting {
  Waiting(boost::asio::any_io_executor const& executor, int socket_number_)
      : timer(executor), socket_number(socket_number_) {}

  enum class End { none, acknowledged, cut };
  boost::asio::steady_timer timer;
  int socket_number;
  End end = End::none;
  Json payload;
};

struct Sockets::Try {
  Delivery delivery;
  bool was_cut = false;
  std::int64_t took = 0;  // microseconds
};

}  // namespace sandbox
