// Socket Mode: the connections of the app, and envelopes over them.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include "net/websocket.hpp"
#include "sandbox/delivery.hpp"
#include "sandbox/requests.hpp"
#include "sandbox/watch.hpp"
#include "sandbox/workspace.hpp"

namespace sandbox {

constexpr std::size_t most_sockets = 10;
constexpr std::size_t longest_frame = 20'480;  // bytes, of what the app sends

// A "ws://…" for one connection, for the answer of apps.connections.open.
std::string make_socket_url(Workspace& workspace);

// True when the query of an upgrade holds a ticket that was not used before.
bool take_socket_ticket(Workspace& workspace, std::string_view query);

class Sockets {
 public:
  Sockets(boost::asio::any_io_executor executor, Workspace& workspace, Watch& watch);

  // True when some connection has said hello and takes envelopes.
  bool are_open() const;

  // The whole life of a connection.
  boost::asio::awaitable<void> serve(net::WebSocket websocket,
                                     std::chrono::milliseconds hello_after);
  // After its hello this one hears and says nothing, for so long.
  boost::asio::awaitable<void> serve_silently(net::WebSocket websocket,
                                              std::chrono::milliseconds time);

  // One request as an envelope over one of the connections, with the faults that are switched on
  // for it. What is no event is sent once more when its connection ends before the acknowledgement.
  boost::asio::awaitable<Delivery> send(BotRequest request);

  // Tells all connections to go, and closes them after the notice.
  boost::asio::awaitable<void> disconnect(std::string reason, std::chrono::milliseconds notice);

  // Ends all connections without a word.
  void drop_all();
  // The same, and all waiting: the sandbox stops.
  void stop();

  // What keeps this alive; work in the background holds it.
  void belong_to(std::weak_ptr<void> owner) { owner_ = std::move(owner); }

  Json state() const;  // for the control page

 private:
  struct Socket;
  struct Waiting;
  using Pointer = std::shared_ptr<Socket>;
  struct Try;

  Pointer choose(Socket const* not_this);
  boost::asio::awaitable<Pointer> wait_for_another(Socket const* not_this);
  boost::asio::awaitable<bool> say_hello(Pointer socket);
  boost::asio::awaitable<void> read_all(Pointer socket);
  boost::asio::awaitable<bool> send_disconnect(Pointer socket, std::string reason);
  boost::asio::awaitable<void> close_after(std::shared_ptr<void> owner, Pointer socket,
                                           std::chrono::milliseconds notice);
  void close_later(Pointer socket, std::chrono::milliseconds notice);
  boost::asio::awaitable<Try> try_once(BotRequest request, Pointer socket, Fault fault);
  boost::asio::awaitable<void> write_envelope(Pointer socket, std::string text, Fault fault);
  void let_go(Pointer const& socket, std::string const& why);
  void cut(Pointer const& socket);
  void take_frame(Socket& socket, std::string const& text);
  void record(Direction direction, std::string what, Socket const& socket, std::string note);
  void record_try(BotRequest const& request, Socket const& socket, Waiting const& waiting,
                  Json envelope, Try const& done);

  boost::asio::any_io_executor executor_;
  Workspace& workspace_;
  Watch& watch_;
  std::vector<Pointer> sockets_;
  std::multimap<std::string, std::shared_ptr<Waiting>> waiting_;  // by envelope_id
  std::vector<boost::asio::steady_timer*> until_another_;
  std::weak_ptr<void> owner_;
  std::size_t turn_ = 0;
  int last_number_ = 0;
};

}  // namespace sandbox
