// The side of Slack that Socket Mode talks to: gives URLs, accepts connections, sends envelopes.
// Everything happens on the thread that runs `io`.
#pragma once

#include <algorithm>
#include <chrono>
#include <deque>
#include <functional>
#include <string>
#include <vector>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "net/http_server.hpp"
#include "net/websocket.hpp"

class SocketSlack {
 public:
  explicit SocketSlack(boost::asio::io_context& io);

  std::string api_url() const { return address("http") + "/api/"; }
  std::string link_url() const { return address("ws") + "/link/?ticket=secret-ticket"; }

  // To be sent over connection `number`, counted from 1.
  void send(std::size_t number, std::string text);
  void cut(std::size_t number) { connections.at(number - 1).socket.drop(); }

  struct Heard {
    std::size_t connection = 0;
    std::string text;
  };
  struct Connection {
    explicit Connection(net::WebSocket socket_) : socket(std::move(socket_)) {}
    net::WebSocket socket;
    bool is_open = true;
    net::WebSocketEnd end;
  };
  enum class Hello { at_once, never };
  enum class Listening { yes, no };

  std::deque<Connection> connections;
  std::vector<Heard> heard;
  std::size_t most_open = 0;
  std::size_t fewest_open_since_two = 2;
  std::vector<std::string> requests;  // for a URL: authorization and body
  // What happens to the next ones; then all goes well.
  std::deque<net::HttpReply> url_answers;
  std::deque<int> upgrade_refusals;
  std::deque<Hello> hellos;
  std::deque<Listening> listenings;

 private:
  boost::asio::awaitable<net::HttpReply> answer(net::HttpRequest request);
  boost::asio::awaitable<void> serve(net::WebSocket socket);
  std::string address(std::string const& scheme) const;
  void count_open();

  boost::asio::io_context& io_;
  net::HttpServer server_;
};

namespace socket_slack {

template <class Value>
Value take_first(std::deque<Value>& values, Value otherwise) {
  if (values.empty()) return otherwise;
  auto first = std::move(values.front());
  values.pop_front();
  return first;
}

inline net::HttpReply json_reply(std::string body) {
  net::HttpReply reply;
  reply.content_type = "application/json; charset=utf-8";
  reply.body = std::move(body);
  return reply;
}

inline std::shared_ptr<net::WebSocketSettings> passive() {
  auto settings = std::make_shared<net::WebSocketSettings>();
  settings->ping_every = std::chrono::milliseconds(0);
  settings->dead_after = std::chrono::milliseconds(0);
  settings->close_timeout = std::chrono::milliseconds(200);
  return settings;
}

}  // namespace socket_slack

// "ok":true with this URL.
inline net::HttpReply url_reply(std::string const& url) {
  return socket_slack::json_reply(R"({"ok":true,"url":")" + url + R"("})");
}

inline net::HttpReply api_error(std::string const& code) {
  return socket_slack::json_reply(R"({"ok":false,"error":")" + code + R"("})");
}

inline net::HttpReply rate_limited(int retry_after_s) {
  net::HttpReply reply;
  reply.status = 429;
  reply.headers.emplace_back("Retry-After", std::to_string(retry_after_s));
  return reply;
}

inline std::string command_envelope(std::string const& id, std::string const& response_url = "") {
  return R"({"envelope_id":")" + id +
         R"(","type":"slash_commands","accepts_response_payload":true,"payload":)" +
         R"({"command":"/cert","user_id":"U1","text":"status","response_url":")" + response_url +
         R"("}})";
}

inline std::string event_envelope(std::string const& id) {
  return R"({"envelope_id":")" + id +
         R"(","type":"events_api","accepts_response_payload":false,"payload":)" +
         R"({"type":"event_callback","event_id":"Ev1","event":{"type":"team_join"}}})";
}

inline std::string disconnect_frame(std::string const& reason) {
  return R"({"type":"disconnect","reason":")" + reason + R"(","debug_info":{"host":"applink"}})";
}

// Runs `io` until `is_so`. False when that doesn't come to pass within ten seconds.
inline bool run_until(boost::asio::io_context& io, std::function<bool()> const& is_so) {
  auto const latest = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  while (!is_so()) {
    if (std::chrono::steady_clock::now() >= latest) return false;
    if (io.stopped()) io.restart();
    io.run_one_for(std::chrono::milliseconds(50));
  }
  return true;
}

inline SocketSlack::SocketSlack(boost::asio::io_context& io)
    : io_(io),
      server_(io, "127.0.0.1:0", [this](net::HttpRequest request) { return answer(request); }) {
  server_.start();
}

inline std::string SocketSlack::address(std::string const& scheme) const {
  return scheme + "://127.0.0.1:" + std::to_string(server_.port());
}

inline void SocketSlack::send(std::size_t number, std::string text) {
  auto& socket = connections.at(number - 1).socket;
  boost::asio::co_spawn(io_, socket.write(std::move(text)), boost::asio::detached);
}

inline boost::asio::awaitable<net::HttpReply> SocketSlack::answer(net::HttpRequest request) {
  if (request.method == "POST") {
    requests.push_back(std::string(request.path) + " " +
                       std::string(request.header("Authorization")) + " " +
                       std::string(request.body));
    co_return socket_slack::take_first(url_answers, url_reply(link_url()));
  }
  net::HttpReply reply;
  reply.status = socket_slack::take_first(upgrade_refusals, 0);
  if (reply.status != 0) co_return reply;
  reply.on_websocket = [this](net::WebSocket socket) { return serve(std::move(socket)); };
  reply.websocket_settings = socket_slack::passive();
  co_return reply;
}

inline boost::asio::awaitable<void> SocketSlack::serve(net::WebSocket socket) {
  connections.emplace_back(socket);
  auto const number = connections.size();
  count_open();
  auto const hello = socket_slack::take_first(hellos, Hello::at_once);
  auto const listening = socket_slack::take_first(listenings, Listening::yes);
  if (hello == Hello::at_once) {
    co_await socket.write(R"({"type":"hello","num_connections":1,"debug_info":{"host":"applink-)" +
                          std::to_string(number) + R"(","approximate_connection_time":18060}})");
  }
  if (listening == Listening::no) {
    boost::asio::steady_timer never(io_, std::chrono::steady_clock::time_point::max());
    co_await never.async_wait(boost::asio::use_awaitable);
  }
  for (;;) {
    auto const message = co_await socket.read();
    if (!message) {
      connections.at(number - 1).end = message.error();
      break;
    }
    heard.push_back({number, *message});
  }
  connections.at(number - 1).is_open = false;
  count_open();
}

inline void SocketSlack::count_open() {
  auto const open = static_cast<std::size_t>(std::count_if(
      connections.begin(), connections.end(), [](Connection const& each) { return each.is_open; }));
  most_open = std::max(most_open, open);
  if (most_open >= 2) fewest_open_since_two = std::min(fewest_open_since_two, open);
}
