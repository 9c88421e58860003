// Accepts connections, watches their deadlines with one timer and ends them in an orderly way.
// Everything here happens on the thread that runs the context.
#include "net/http_server.hpp"

#include <algorithm>
#include <stdexcept>
#include <unordered_set>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "net/http_connection.hpp"

namespace net {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using Clock = HttpConnection::Clock;
using Executor = asio::io_context::executor_type;
using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;
using Timer = asio::basic_waitable_timer<Clock, asio::wait_traits<Clock>, Executor>;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr std::chrono::milliseconds longest_tick{250};
constexpr std::chrono::milliseconds shortest_tick{5};
// After a failed accept, most likely for want of file descriptors.
constexpr std::chrono::milliseconds accept_pause{50};

[[noreturn]] void fail_to_listen(std::string_view listen, std::string const& why) {
  throw std::runtime_error("cannot listen on " + std::string(listen) + ": " + why);
}

tcp::endpoint endpoint_of(asio::io_context& io, std::string_view listen) {
  auto const colon = listen.rfind(':');
  if (colon == std::string_view::npos) fail_to_listen(listen, "expected host:port");
  auto host = listen.substr(0, colon);
  auto const port = listen.substr(colon + 1);
  if (host.size() >= 2 && host.front() == '[' && host.back() == ']') {
    host = host.substr(1, host.size() - 2);
  }
  if (host.empty() || port.empty()) fail_to_listen(listen, "expected host:port");
  error_code error;
  tcp::resolver resolver(io);
  auto const found =
      resolver.resolve(host, port, tcp::resolver::passive | tcp::resolver::numeric_service, error);
  if (error) fail_to_listen(listen, error.message());
  return found.begin()->endpoint();
}

Acceptor bind(asio::io_context& io, std::string_view listen) {
  auto const endpoint = endpoint_of(io, listen);
  error_code error;
  Acceptor acceptor(io.get_executor());
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(Acceptor::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) fail_to_listen(listen, error.message());
  return acceptor;
}

std::chrono::milliseconds tick_for(HttpServerSettings const& settings) {
  auto const shortest =
      std::min({settings.request_timeout, settings.idle_timeout, settings.write_timeout});
  return std::clamp(shortest / 4, shortest_tick, longest_tick);
}

}  // namespace

struct HttpServer::Shared : std::enable_shared_from_this<Shared> {
  Shared(asio::io_context& io, std::string_view listen, HttpHandler handler,
         HttpServerSettings settings)
      : acceptor(bind(io, listen)),
        pause(io.get_executor()),
        ticker(io.get_executor()),
        emptied(io.get_executor()),
        tick(tick_for(settings)),
        work{std::move(handler), std::move(settings)} {}

  static asio::awaitable<void> accept_connections(std::shared_ptr<Shared> self);
  static asio::awaitable<void> watch_deadlines(std::shared_ptr<Shared> self);
  static asio::awaitable<void> serve(std::shared_ptr<Shared> self,
                                     std::shared_ptr<HttpConnection> connection);
  static asio::awaitable<void> stop(std::shared_ptr<Shared> self,
                                    std::chrono::milliseconds patience);

  void admit(ServerSocket socket);
  void forget(std::shared_ptr<HttpConnection> const& connection);
  void refuse_new();
  void cut_all();
  void end();

  Acceptor acceptor;
  Timer pause;
  Timer ticker;
  Timer emptied;  // ends early when the last connection has gone
  std::chrono::milliseconds tick;
  ServerWork work;
  std::unordered_set<std::shared_ptr<HttpConnection>> connections;
  bool has_ended = false;
};

asio::awaitable<void> HttpServer::Shared::accept_connections(std::shared_ptr<Shared> self) {
  while (self->acceptor.is_open()) {
    ServerSocket socket(self->acceptor.get_executor());
    auto const [error] = co_await self->acceptor.async_accept(socket, as_result);
    if (!self->acceptor.is_open()) co_return;
    if (!error) {
      self->admit(std::move(socket));
    } else {
      self->pause.expires_after(accept_pause);
      co_await self->pause.async_wait(as_result);
    }
  }
}

void HttpServer::Shared::admit(ServerSocket socket) {
  if (connections.size() >= work.settings.connection_limit) return;
  auto connection = std::make_shared<HttpConnection>(std::move(socket), work);
  connections.insert(connection);
  // The signal must outlive what it cancels, so the end of the coroutine lets go of it.
  auto on_end = [self = shared_from_this(), connection](std::exception_ptr) {
    self->forget(connection);
  };
  asio::co_spawn(acceptor.get_executor(), serve(shared_from_this(), connection),
                 asio::bind_cancellation_slot(connection->cancellation.slot(), std::move(on_end)));
}

// The arguments keep alive what the connection uses.
asio::awaitable<void> HttpServer::Shared::serve(std::shared_ptr<Shared> /*self*/,
                                                std::shared_ptr<HttpConnection> connection) {
  co_await connection->serve();
}

void HttpServer::Shared::forget(std::shared_ptr<HttpConnection> const& connection) {
  connection->close();  // also when the coroutine was cancelled
  connections.erase(connection);
  if (connections.empty()) emptied.cancel();
}

asio::awaitable<void> HttpServer::Shared::watch_deadlines(std::shared_ptr<Shared> self) {
  while (!self->has_ended) {
    self->ticker.expires_after(self->tick);
    co_await self->ticker.async_wait(as_result);
    auto const now = Clock::now();
    for (auto const& connection : self->connections) connection->check_deadline(now);
  }
}

asio::awaitable<void> HttpServer::Shared::stop(std::shared_ptr<Shared> self,
                                               std::chrono::milliseconds patience) {
  self->refuse_new();
  if (!self->connections.empty()) {
    self->emptied.expires_after(patience);
    co_await self->emptied.async_wait(as_result);
  }
  self->cut_all();
  // A cancelled handler may still have to see its last step end before it lets go.
  while (!self->connections.empty()) {
    self->emptied.expires_at(Clock::time_point::max());
    co_await self->emptied.async_wait(as_result);
  }
  self->end();
}

void HttpServer::Shared::refuse_new() {
  work.is_stopping = true;
  error_code ignored;
  acceptor.close(ignored);
  pause.cancel();
  for (auto const& connection : connections) connection->begin_end();
}

void HttpServer::Shared::cut_all() {
  auto const all = connections;  // cancelling may end a connection at once
  for (auto const& connection : all) {
    connection->close();
    // Elsewhere than on the I/O thread Asio only queues a cancellation, and the connection must
    // live until it is carried out.
    asio::dispatch(acceptor.get_executor(), [connection] {
      connection->cancellation.emit(asio::cancellation_type::terminal);
    });
  }
}

void HttpServer::Shared::end() {
  has_ended = true;
  ticker.cancel();
}

HttpServer::HttpServer(asio::io_context& io, std::string_view listen, HttpHandler handler,
                       HttpServerSettings settings)
    : shared_(std::make_shared<Shared>(io, listen, std::move(handler), std::move(settings))) {}

HttpServer::~HttpServer() {
  shared_->refuse_new();
  shared_->cut_all();
  shared_->end();
}

std::uint16_t HttpServer::port() const { return shared_->acceptor.local_endpoint().port(); }

void HttpServer::start() {
  auto const executor = shared_->acceptor.get_executor();
  asio::co_spawn(executor, Shared::accept_connections(shared_), asio::detached);
  asio::co_spawn(executor, Shared::watch_deadlines(shared_), asio::detached);
}

asio::awaitable<void> HttpServer::stop(std::chrono::milliseconds patience) {
  return Shared::stop(shared_, patience);
}

}  // namespace net
