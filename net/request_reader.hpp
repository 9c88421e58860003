// Turns the bytes of one connection into requests: no sockets, buffers that are used again.
#pragma once

#include <cstddef>
#include <memory>
#include <span>

#include "net/http_server.hpp"

namespace net {

// Call `next` for the first request and after each one; while it or `received` says `needs_more`,
// put bytes into `space` and tell how many with `received`.
class RequestReader {
 public:
  enum class Progress { needs_more, complete, refused };

  RequestReader(std::size_t header_limit_bytes, std::size_t body_limit_bytes);
  ~RequestReader();
  RequestReader(RequestReader const&) = delete;
  RequestReader& operator=(RequestReader const&) = delete;

  // Forgets the finished request and reads on in the bytes that came after it.
  Progress next();

  // Where the next bytes go; never empty after `needs_more`.
  std::span<char> space();
  Progress received(std::size_t size_bytes);

  // A byte of the present request is there.
  bool has_begun() const;

  // True once per request: the peer waits for "100 Continue" before it sends the body.
  bool take_continue_wish();

  // After `complete`; the views live until the next call of a non-const function.
  HttpRequest request() const;
  bool keeps_alive() const;
  bool is_http_1_0() const;
  // What came after the request.
  std::string_view read_ahead() const;

  // After `refused`: 400, 413 or 431.
  int refusal_status() const;

 private:
  struct State;
  Progress parse();
  Progress refuse(int status);
  std::unique_ptr<State> state_;
};

}  // namespace net
