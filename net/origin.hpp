// Where a URL leads: the peer to connect to and what to ask it for.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace net {

enum class Scheme { http, https };

// Connections to equal origins are interchangeable.
struct Origin {
  Scheme scheme = Scheme::https;
  std::string host;  // lower case; an IPv6 address stands without its brackets
  std::string port;

  // "https://slack.com:443", for the log and as a key.
  std::string text() const;
};

struct Destination {
  Origin origin;
  std::string authority;  // as the Host header wants it
  std::string target;     // path and query, at least "/"
};

// Empty unless `url` is an absolute http or https URL without user information.
std::optional<Destination> parse_destination(std::string_view url);

}  // namespace net
