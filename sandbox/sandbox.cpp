// The sandbox's server: which path goes where.
#include "sandbox/sandbox.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/address.hpp>

#include "net/http_server.hpp"
#include "sandbox/app_calls.hpp"
#include "sandbox/client_api.hpp"
#include "sandbox/events.hpp"
#include "sandbox/messages.hpp"
#include "sandbox/running.hpp"
#include "sandbox/static_files.hpp"

namespace sandbox {

namespace asio = boost::asio;

namespace {

using Reply = asio::awaitable<net::HttpReply>;

std::string_view after(std::string_view path, std::string_view prefix) {
  return path.substr(prefix.size());
}

// "127.0.0.1", "[::1]" and "localhost", but no name of the wide web: that would be a page which
// had its own name point here (DNS rebinding).
bool is_own_host(std::string_view host, std::string_view listen) {
  auto const colon = host.rfind(':');
  auto name = host.substr(0, colon);
  if (host.ends_with(']')) name = host;
  if (name == "localhost" || name == listen.substr(0, listen.rfind(':'))) return true;
  if (name.starts_with('[') && name.ends_with(']')) name = name.substr(1, name.size() - 2);
  boost::system::error_code error;
  asio::ip::make_address(std::string(name), error);
  return !error;
}

net::HttpReply page_or_file(Workspace const& workspace, net::HttpRequest const& request) {
  if (request.method != "GET") return text_reply(405, "Use GET.\n");
  auto const path = request.path;
  if (path.starts_with("/page/")) return page_file(after(path, "/page/"));
  if (path.starts_with("/file/")) return uploaded_file(workspace, after(path, "/file/"));
  if (path == "/traffic") return page_file("traffic.html");
  if (path == "/" || path.starts_with("/archives/")) return page_file("index.html");
  return text_reply(404, "There is nothing here.\n");
}

Reply serve(std::shared_ptr<Running> running, net::HttpRequest request) {
  auto const path = request.path;
  if (!is_own_host(request.header("host"), running->workspace.settings.listen)) {
    co_return text_reply(403, "This server answers only to its own address.\n");
  }
  if (is_app_call(request)) {
    auto reply = co_await answer_app_call(running, request);
    co_return reply;
  }
  if (path == "/link/") co_return socket_reply(std::move(running), request);
  if (path.starts_with("/client/")) {
    auto reply = co_await answer_client(running, request);
    co_return reply;
  }
  co_return page_or_file(running->workspace, request);
}

net::HttpServerSettings server_settings() {
  net::HttpServerSettings settings;
  settings.body_limit_bytes = std::size_t{16} * 1024 * 1024;  // pictures are uploaded here
  return settings;
}

net::HttpHandler handler_of(std::shared_ptr<Running> running) {
  return
      [running = std::move(running)](net::HttpRequest request) { return serve(running, request); };
}

}  // namespace

namespace {

asio::awaitable<void> cut_off(std::shared_ptr<Running> running) {
  Watch::Busy const busy(running->watch);
  // Time enough for the events that tell the app why.
  auto const notice = running->workspace.settings.timing.acknowledgement / 3;
  co_await running->sockets.disconnect("link_disabled", notice);
}

asio::awaitable<void> post_later(std::shared_ptr<Running> running, std::string id) {
  Watch::Busy const busy(running->watch);
  auto const found = running->workspace.scheduled.find(id);
  if (found == running->workspace.scheduled.end()) co_return;
  auto const left = found->second.post_at * 1'000'000 - now_microseconds();
  bool const go_on = co_await running->watch.pause(
      std::chrono::ceil<std::chrono::milliseconds>(std::chrono::microseconds(left)));
  if (go_on) post_scheduled(running->workspace, id);
}

// What the workspace asks for that takes time.
void connect_workspace(std::shared_ptr<Running> const& shared) {
  auto& workspace = shared->workspace;
  auto const weak = std::weak_ptr<Running>(shared);
  shared->sockets.belong_to(weak);
  workspace.changed = [weak](std::string const& person) {
    if (auto const running = weak.lock()) running->watch.touch(person);
  };
  workspace.emit = [weak](Json event) {
    if (auto running = weak.lock()) send_event(std::move(running), std::move(event));
  };
  workspace.cut_off = [weak] {
    if (auto const running = weak.lock()) {
      asio::co_spawn(running->io, cut_off(running), asio::detached);
    }
  };
  workspace.schedule = [weak](std::string const& id) {
    if (auto const running = weak.lock()) {
      asio::co_spawn(running->io, post_later(running, id), asio::detached);
    }
  };
}

}  // namespace

struct Sandbox::Parts {
  Parts(asio::io_context& io, Settings settings)
      : running(std::make_shared<Running>(io, std::move(settings))),
        server(io, running->workspace.settings.listen, handler_of(running), server_settings()) {}

  std::shared_ptr<Running> running;
  net::HttpServer server;
};

Sandbox::Sandbox(asio::io_context& io, Settings settings)
    : parts_(std::make_unique<Parts>(io, std::move(settings))) {
  auto& workspace = parts_->running->workspace;
  workspace.base_url = page_url();
  furnish(workspace);
  greet(workspace);
  connect_workspace(parts_->running);
}

Sandbox::~Sandbox() = default;

std::uint16_t Sandbox::port() const { return parts_->server.port(); }

std::string Sandbox::page_url() const {
  auto const& listen = parts_->running->workspace.settings.listen;
  auto host = listen.substr(0, listen.rfind(':'));
  // A server that listens everywhere is reached here under this name.
  if (host == "0.0.0.0" || host == "[::]" || host.empty()) host = "127.0.0.1";
  return "http://" + host + ":" + std::to_string(port()) + "/";
}

std::string Sandbox::api_url() const { return page_url() + "api/"; }

void Sandbox::set_bot_url(std::string url) {
  parts_->running->workspace.settings.bot_url = std::move(url);
}

void Sandbox::start() { parts_->server.start(); }

asio::awaitable<void> Sandbox::stop() {
  auto const running = parts_->running;
  running->watch.cancel_all();
  running->sockets.stop();
  auto const patience = running->workspace.settings.timing.acknowledgement;
  co_await parts_->server.stop(patience);
  co_await running->watch.wait_until_idle();
}

}  // namespace sandbox
