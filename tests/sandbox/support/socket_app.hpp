// An app that is connected by Socket Mode and acknowledges as it is told.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "net/websocket.hpp"
#include "tests/sandbox/support/town.hpp"

namespace sandbox_tests {

// The usual workspace with Socket Mode switched on.
sandbox::Settings socket_settings();

// What apps.connections.open gives.
std::string socket_url(Town& town);

enum class Acknowledges { all, nothing };

class SocketApp {
 public:
  // Connects, and returns after the hello.
  explicit SocketApp(Town& town, Acknowledges acknowledges = Acknowledges::all);
  ~SocketApp();
  SocketApp(SocketApp const&) = delete;
  SocketApp& operator=(SocketApp const&) = delete;

  // The payload of all further acknowledgements.
  void answers(Json payload) { state_->payload = std::move(payload); }
  void acknowledges(Acknowledges what) { state_->acknowledges = what; }

  void drops_at_the_first_envelope() { state_->drops = true; }

  Json const& hello() const { return state_->messages.front(); }
  // Everything after the hello: envelopes and disconnects.
  std::vector<Json> received() const;
  bool wait_for(std::size_t count);
  // Runs until the connection has ended; nothing after five seconds.
  std::optional<net::WebSocketEnd> wait_for_end();

  void send(std::string text);
  void drop() { state_->websocket->drop(); }

 private:
  struct State {
    std::optional<net::WebSocket> websocket;
    Acknowledges acknowledges = Acknowledges::all;
    bool drops = false;
    Json payload;
    std::vector<Json> messages;
    std::optional<net::WebSocketEnd> end;
  };
  static boost::asio::awaitable<void> read_all(std::shared_ptr<State> state);

  Town& town_;
  std::shared_ptr<State> state_;
};

}  // namespace sandbox_tests
