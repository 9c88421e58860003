#include "net/websocket_upgrade.hpp"

#include <boost/beast/http/rfc7230.hpp>

namespace net {

namespace http = boost::beast::http;

int upgrade_refusal(HttpRequest const& request) {
  auto const has_token = [&](std::string_view name, std::string_view token) {
    return http::token_list(request.header(name)).exists(token);
  };
  constexpr std::size_t key_length = 24;
  if (!has_token("Connection", "upgrade") || !has_token("Upgrade", "websocket")) return 426;
  if (request.header("Sec-WebSocket-Version") != "13") return 426;
  auto const is_whole = request.method == "GET" && !request.header("Host").empty() &&
                        request.header("Sec-WebSocket-Key").size() == key_length;
  return is_whole ? 0 : 400;
}

http::request<http::empty_body> upgrade_of(HttpRequest const& request) {
  http::request<http::empty_body> upgrade(http::verb::get, request.path, 11);
  for (auto const field : {http::field::host, http::field::connection, http::field::upgrade,
                           http::field::sec_websocket_key, http::field::sec_websocket_version}) {
    upgrade.set(field, request.header(http::to_string(field)));
  }
  return upgrade;
}

}  // namespace net
