// Turns the bytes that follow one request into its response. No sockets.
#pragma once

#include <span>

#include "net/http_client.hpp"

namespace net {

class ResponseReader {
 public:
  enum class Progress { needs_more, complete, malformed, too_large };
  enum class Body { expected, none };  // none: the answer to a HEAD

  ResponseReader(std::size_t limit_bytes, Body body);
  ~ResponseReader();
  ResponseReader(ResponseReader const&) = delete;
  ResponseReader& operator=(ResponseReader const&) = delete;

  // Where the next bytes go; never empty after `needs_more`.
  std::span<char> space();
  Progress received(std::size_t size_bytes);
  // The peer has closed: the end of some responses, `malformed` for others.
  Progress ended();

  // After `complete`. The connection can carry another request when the peer keeps it and has
  // sent nothing beyond this response.
  bool leaves_connection_usable() const;
  HttpResponse take_response();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace net
