// Splits URLs with Boost.URL, which knows the grammar of RFC 3986.
#include "net/origin.hpp"

#include <algorithm>

#include <boost/url/parse.hpp>

namespace net {

std::string Origin::text() const {
  auto const is_ipv6 = host.find(':') != std::string::npos;
  std::string text = scheme == Scheme::https ? "https://" : "http://";
  text.append(is_ipv6 ? "[" : "").append(host).append(is_ipv6 ? "]:" : ":").append(port);
  return text;
}

std::optional<Destination> parse_destination(std::string_view url) {
  auto const parsed = boost::urls::parse_uri(url);
  if (!parsed || parsed->has_userinfo()) return std::nullopt;
  Destination destination;
  auto& origin = destination.origin;
  if (parsed->scheme_id() == boost::urls::scheme::https) {
    origin.scheme = Scheme::https;
  } else if (parsed->scheme_id() == boost::urls::scheme::http) {
    origin.scheme = Scheme::http;
  } else {
    return std::nullopt;
  }

  // A host with percent signs could decode to anything, also to line breaks.
  origin.host = std::string(parsed->encoded_host_address());
  if (origin.host.empty() || origin.host.find('%') != std::string::npos) return std::nullopt;
  std::transform(origin.host.begin(), origin.host.end(), origin.host.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? char(letter + 32) : letter;
  });

  origin.port = origin.scheme == Scheme::https ? "443" : "80";
  auto const has_port = parsed->has_port() && !parsed->port().empty();
  if (has_port) {
    if (parsed->port_number() == 0) return std::nullopt;
    origin.port = std::to_string(parsed->port_number());
  }
  destination.authority = std::string(parsed->encoded_host());
  if (has_port) destination.authority += ":" + origin.port;
  destination.target = std::string(parsed->encoded_target());
  if (destination.target.empty() || destination.target.front() != '/') {
    destination.target.insert(destination.target.begin(), '/');
  }
  return destination;
}

}  // namespace net
