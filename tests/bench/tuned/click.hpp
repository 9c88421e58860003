// A click on "Answer" as bytes: whether Slack has signed it, and what stands in it.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct evp_mac_ctx_st;

namespace bench {

struct Click {
  std::int64_t attempt = 0;
  std::int64_t ordinal = 0;
  std::string user;
  std::string option;
  std::string path;        // of the response_url
  std::uint16_t port = 0;  // of the response_url, which is on loopback
};

// One HTTP request with its body. `length` counts its bytes.
struct Request {
  std::string_view timestamp;
  std::string_view signature;
  std::string_view body;
  std::size_t length = 0;
};

// Nothing while it is not all there.
std::optional<Request> request_in(std::string_view bytes);

class Door {
 public:
  explicit Door(std::string const& secret);

  bool is_genuine(Request const& request);

 private:
  struct Free {
    void operator()(evp_mac_ctx_st* context) const;
  };
  std::unique_ptr<evp_mac_ctx_st, Free> context_;  // keeps the key
};

// Looks for the few members that count; no JSON is parsed.
Click click_in(std::string_view body);

}  // namespace bench
