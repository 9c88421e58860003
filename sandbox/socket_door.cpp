// The upgrade to Socket Mode's WebSocket: see app_calls.hpp.
#include "net/websocket.hpp"
#include "sandbox/app_calls.hpp"
#include "sandbox/static_files.hpp"

namespace sandbox {

namespace asio = boost::asio;

namespace {

asio::awaitable<void> serve_socket(std::shared_ptr<Running> running, net::WebSocket websocket,
                                   std::chrono::milliseconds hello_after) {
  co_await running->sockets.serve(std::move(websocket), hello_after);
}

asio::awaitable<void> serve_silent_socket(std::shared_ptr<Running> running,
                                          net::WebSocket websocket,
                                          std::chrono::milliseconds time) {
  co_await running->sockets.serve_silently(std::move(websocket), time);
}

constexpr auto usual_silence = std::chrono::milliseconds(60'000);

}  // namespace

net::HttpReply socket_reply(std::shared_ptr<Running> running, net::HttpRequest const& request) {
  auto& workspace = running->workspace;
  auto const fault = workspace.faults.take(Side::connection, "connection");
  if (fault && fault->what == "409") return text_reply(409, "Conflict\n");
  if (!take_socket_ticket(workspace, request.query)) return text_reply(403, "No such ticket.\n");
  auto settings = std::make_shared<net::WebSocketSettings>();
  settings->ping_every = workspace.settings.timing.socket_ping;
  net::HttpReply reply;
  if (fault && fault->what == "silence") {
    settings->ping_every = std::chrono::milliseconds(0);
    settings->dead_after = std::chrono::milliseconds(0);
    auto const time = fault->delay.count() > 0 ? fault->delay : usual_silence;
    reply.on_websocket = [running, time](net::WebSocket websocket) {
      return serve_silent_socket(running, std::move(websocket), time);
    };
  } else {
    auto const late = fault ? fault->delay : std::chrono::milliseconds(0);
    reply.on_websocket = [running, late](net::WebSocket websocket) {
      return serve_socket(running, std::move(websocket), late);
    };
  }
  reply.websocket_settings = std::move(settings);
  return reply;
}

}  // namespace sandbox
