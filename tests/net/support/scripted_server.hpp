// A TCP server for tests that does exactly what the test says, one connection after the other.
#pragma once

#include <functional>
#include <thread>

#include "tests/net/support/peer.hpp"

class ScriptedServer {
 public:
  // Called for each connection with its number, counted from 1; the connection ends with the call.
  using Script = std::function<void(Peer&, int number)>;

  explicit ScriptedServer(Script script);
  ~ScriptedServer();

  std::uint16_t port() const { return port_; }
  std::string url(std::string_view path) const;

 private:
  void accept_all();
  Script script_;
  int listener_;
  std::uint16_t port_ = 0;
  std::thread thread_;
};
