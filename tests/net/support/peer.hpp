// A plain TCP peer for tests: says exactly the bytes it is given, and never waits for ever.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

class Peer {
 public:
  explicit Peer(std::uint16_t port);
  // Takes over a connected socket.
  static Peer over(int socket) { return Peer(Socket{socket}); }
  ~Peer();
  Peer(Peer const&) = delete;
  Peer& operator=(Peer const&) = delete;

  // False when the other side has gone.
  bool say(std::string_view bytes);
  void finish_saying();

  // Reads until `bytes` have been seen this many times, or the other side closes. Returns all
  // that was not returned before.
  std::string hear(std::string_view bytes, int times = 1);
  // One reply (or request) with its body, by its Content-Length.
  std::string hear_reply();
  // Everything up to the end of the connection.
  std::string hear_all();
  // What comes within this time, possibly nothing.
  std::string hear_within(int milliseconds);
  // True when the other side has closed and nothing is left to read.
  bool is_closed();

  int native() const { return socket_; }

 private:
  struct Socket {
    int number;
  };
  explicit Peer(Socket socket) : socket_(socket.number) {}
  bool read_some();

  int socket_;
  std::string heard_;
};
