// Opening, reading and ending the connections; envelopes are in socket_sending.cpp.
#include "sandbox/sockets.hpp"

#include <algorithm>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include "sandbox/form.hpp"
#include "sandbox/socket_parts.hpp"

namespace sandbox {

namespace asio = boost::asio;

namespace {

constexpr std::uint16_t close_normal = 1000;
constexpr std::uint16_t close_too_large = 1009;
constexpr int refresh_seconds = 18'060;  // what Slack says of a connection's usual life

Json debug_info(std::string const& name) {
  return Json{{"host", "applink-" + name.substr(name.find(' ') + 1)},
              {"build_number", 1},
              {"approximate_connection_time", refresh_seconds}};
}

}  // namespace

std::string make_socket_url(Workspace& workspace) {
  auto const ticket = workspace.ids.uuid() + workspace.ids.secret(16);
  workspace.socket_tickets[ticket] = now_microseconds();
  auto base = workspace.base_url;
  base.replace(0, std::string_view("http").size(), "ws");
  return base + "link/?ticket=" + ticket + "&app_id=" + workspace.app.id;
}

bool take_socket_ticket(Workspace& workspace, std::string_view query) {
  auto& tickets = workspace.socket_tickets;
  auto const oldest = now_microseconds() -
                      std::chrono::microseconds(workspace.settings.timing.socket_ticket).count();
  std::erase_if(tickets, [oldest](auto const& ticket) { return ticket.second < oldest; });
  return tickets.erase(field_of(decode_form(query), "ticket")) > 0;
}

Sockets::Sockets(asio::any_io_executor executor, Workspace& workspace, Watch& watch)
    : executor_(executor), workspace_(workspace), watch_(watch) {}

bool Sockets::are_open() const {
  return std::any_of(sockets_.begin(), sockets_.end(),
                     [](Pointer const& socket) { return socket->takes; });
}

void Sockets::record(Direction direction, std::string what, Socket const& socket,
                     std::string note) {
  Exchange exchange;
  exchange.direction = direction;
  exchange.what = std::move(what);
  exchange.status = 101;
  exchange.via = socket.name();
  exchange.note = std::move(note);
  workspace_.traffic.add(std::move(exchange));
}

asio::awaitable<bool> Sockets::say_hello(Pointer socket) {
  Json hello{{"type", "hello"},
             {"num_connections", sockets_.size()},
             {"connection_info", {{"app_id", workspace_.app.id}}},
             {"debug_info", debug_info(socket->name())}};
  bool const sent = co_await socket->websocket.write(to_text(hello));
  if (!sent) co_return false;
  socket->takes = true;
  record(Direction::to_bot, "hello", *socket, "");
  for (auto* timer : until_another_) timer->cancel();
  co_return true;
}

asio::awaitable<void> Sockets::serve(net::WebSocket websocket,
                                     std::chrono::milliseconds hello_after) {
  auto const socket =
      std::make_shared<Socket>(++last_number_, std::move(websocket), now_microseconds());
  if (sockets_.size() >= most_sockets) {
    co_await send_disconnect(socket, "too_many_websockets");
    co_await socket->websocket.close(close_normal, "");
    co_return;
  }
  sockets_.push_back(socket);
  co_await watch_.pause(hello_after);
  bool const greeted = co_await say_hello(socket);
  if (greeted) {
    co_await read_all(socket);
  }
  let_go(socket, greeted ? "" : "ended before the hello");
}

asio::awaitable<void> Sockets::serve_silently(net::WebSocket websocket,
                                              std::chrono::milliseconds time) {
  auto const socket =
      std::make_shared<Socket>(++last_number_, std::move(websocket), now_microseconds());
  sockets_.push_back(socket);
  bool const greeted = co_await say_hello(socket);
  socket->is_silent = true;
  if (greeted) {
    co_await watch_.pause(time);
  }
  socket->websocket.drop();
  let_go(socket, "was silent");
}

asio::awaitable<void> Sockets::read_all(Pointer socket) {
  while (true) {
    auto const text = co_await socket->websocket.read();
    if (!text) co_return;
    if (text->size() > longest_frame) {
      record(Direction::to_bot, "close 1009", *socket,
             "the app sent a frame of " + std::to_string(text->size()) + " bytes");
      socket->takes = false;
      co_await socket->websocket.close(close_too_large,
                                       "Max frame length of 20480 has been exceeded.");
      co_return;
    }
    take_frame(*socket, *text);
  }
}

void Sockets::let_go(Pointer const& socket, std::string const& why) {
  socket->takes = false;
  std::erase(sockets_, socket);
  record(Direction::from_bot, "socket closed", *socket, why);
  for (auto const& [id, waiting] : waiting_) {
    bool const lost = waiting->socket_number == socket->number;
    if (!lost || waiting->end != Waiting::End::none) continue;
    waiting->end = Waiting::End::cut;
    waiting->timer.cancel();
  }
}

void Sockets::cut(Pointer const& socket) {
  socket->takes = false;
  socket->websocket.drop();
}

void Sockets::drop_all() {
  for (auto const& socket : sockets_) cut(socket);
}

void Sockets::stop() {
  drop_all();
  for (auto const& [id, waiting] : waiting_) waiting->timer.cancel();
  for (auto* timer : until_another_) timer->cancel();
}

asio::awaitable<bool> Sockets::send_disconnect(Pointer socket, std::string reason) {
  record(Direction::to_bot, "disconnect " + reason, *socket, "");
  Json const message{
      {"type", "disconnect"}, {"reason", reason}, {"debug_info", debug_info(socket->name())}};
  auto text = to_text(message);
  bool const sent = co_await socket->websocket.write(std::move(text));
  co_return sent;
}

void Sockets::close_later(Pointer socket, std::chrono::milliseconds notice) {
  auto owner = owner_.lock();
  if (owner == nullptr) return;
  asio::co_spawn(executor_, close_after(std::move(owner), std::move(socket), notice),
                 asio::detached);
}

asio::awaitable<void> Sockets::close_after(std::shared_ptr<void>, Pointer socket,
                                           std::chrono::milliseconds notice) {
  Watch::Busy const busy(watch_);
  co_await watch_.pause(notice);
  socket->takes = false;
  co_await socket->websocket.close(close_normal, "");
}

asio::awaitable<void> Sockets::disconnect(std::string reason, std::chrono::milliseconds notice) {
  auto const sockets = sockets_;
  for (auto const& socket : sockets) {
    socket->is_leaving = true;
    co_await send_disconnect(socket, reason);
    close_later(socket, notice);
  }
}

Json Sockets::state() const {
  auto list = Json::array();
  for (auto const& socket : sockets_) {
    list.push_back({{"name", socket->name()},
                    {"opened_at", seconds_text(socket->opened_at)},
                    {"takes", socket->takes},
                    {"is_leaving", socket->is_leaving},
                    {"is_silent", socket->is_silent},
                    {"sent", socket->sent},
                    {"acknowledged", socket->acknowledged}});
  }
  return list;
}

}  // namespace sandbox
