// The sandbox's server: which path goes where.
#include "sandbox/sandbox.hpp"

#include <boost/asio/ip/address.hpp>

#include "net/http_server.hpp"
#include "sandbox/client_api.hpp"
#include "sandbox/events.hpp"
#include "sandbox/files.hpp"
#include "sandbox/methods.hpp"
#include "sandbox/response_urls.hpp"
#include "sandbox/running.hpp"
#include "sandbox/static_files.hpp"
#include "sandbox/web_api.hpp"

namespace sandbox {

namespace asio = boost::asio;

namespace {

using Reply = asio::awaitable<net::HttpReply>;

// Answers one call of the app; faults are around it.
using Act = net::HttpReply (*)(Workspace&, net::HttpRequest const&);

std::string_view after(std::string_view path, std::string_view prefix) {
  return path.substr(prefix.size());
}

net::HttpReply act_on_api(Workspace& workspace, net::HttpRequest const& request) {
  ApiCall call;
  call.http_method = request.method;
  call.method = after(request.path, "/api/");
  call.content_type = request.header("content-type");
  call.authorization = request.header("authorization");
  call.query = request.query;
  call.body = request.body;
  auto answer = answer_api_call(workspace, call);
  auto reply = json_reply(200, answer.body);
  for (auto& header : answer.headers) reply.headers.push_back(std::move(header));
  return reply;
}

net::HttpReply act_on_response(Workspace& workspace, net::HttpRequest const& request) {
  auto const path = std::string(after(request.path, "/response/"));
  auto const answer = answer_response_url(workspace, path, request.body);
  return json_reply(answer.status, answer.body);
}

net::HttpReply act_on_upload(Workspace& workspace, net::HttpRequest const& request) {
  auto const secret = std::string(after(request.path, "/upload/"));
  bool const taken = take_upload(workspace, secret, request.header("content-type"), request.body);
  if (!taken) return text_reply(404, "There is no such upload.\n");
  return text_reply(200, "OK - " + std::to_string(request.body.size()));
}

net::HttpReply dropped() {
  net::HttpReply reply;
  reply.drop_connection = true;
  return reply;
}

net::HttpReply ratelimited(Fault const& fault) {
  auto reply = json_reply(429, refused("ratelimited"));
  auto const seconds = std::chrono::ceil<std::chrono::seconds>(fault.delay).count();
  reply.headers.emplace_back("Retry-After", std::to_string(seconds));
  return reply;
}

net::HttpReply html_page() {
  auto reply = text_reply(200, "<!DOCTYPE html><html><body>Something went wrong</body></html>");
  reply.content_type = "text/html; charset=utf-8";
  return reply;
}

net::HttpReply act_with_fault(Workspace& workspace, net::HttpRequest const& request, Act act,
                              Fault const& fault) {
  if (fault.what == "429") return ratelimited(fault);
  if (fault.what == "500") return text_reply(500, "Internal Server Error");
  if (fault.what == "drop_before") return dropped();
  if (fault.what == "html") return html_page();
  auto reply = act(workspace, request);
  if (fault.what == "drop_after") return dropped();
  if (fault.what == "500_after") return text_reply(500, "Internal Server Error");
  return reply;
}

void record(Workspace& workspace, net::HttpRequest const& request, std::string what,
            net::HttpReply const& reply, std::int64_t start) {
  Exchange exchange;
  exchange.direction = Direction::from_bot;
  exchange.what = std::move(what);
  exchange.status = reply.drop_connection ? 0 : reply.status;
  exchange.took = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::microseconds(now_microseconds() - start));
  bool const upload = request.path.starts_with("/upload/");
  exchange.request = upload ? Json(std::to_string(request.body.size()) + " bytes")
                            : readable_body(request.header("content-type"), request.body);
  exchange.response = readable_body(reply.content_type, reply.body);
  workspace.traffic.add(std::move(exchange));
}

// `name` is what fault rules and the traffic log call it.
Reply app_call(std::shared_ptr<Running> running, net::HttpRequest request, std::string name,
               Act act) {
  auto& workspace = running->workspace;
  auto const start = now_microseconds();
  auto const fault = workspace.faults.take(Side::web_api, name);
  net::HttpReply reply;
  if (fault) {
    reply = act_with_fault(workspace, request, act, *fault);
  } else {
    reply = act(workspace, request);
  }
  if (fault && fault->what == "slow") {
    co_await running->watch.pause(fault->delay);
  }
  record(workspace, request, std::move(name), reply, start);
  co_return reply;
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
  if (path == "/" || path.starts_with("/archives/")) return page_file("index.html");
  return text_reply(404, "There is nothing here.\n");
}

Reply serve(std::shared_ptr<Running> running, net::HttpRequest request) {
  auto const path = request.path;
  if (!is_own_host(request.header("host"), running->workspace.settings.listen)) {
    co_return text_reply(403, "This server answers only to its own address.\n");
  }
  Act act = nullptr;
  std::string name;
  if (path.starts_with("/api/")) {
    act = act_on_api;
    name = std::string(after(path, "/api/"));
  } else if (request.method == "POST" && path.starts_with("/response/")) {
    act = act_on_response;
    name = "response_url";
  } else if (request.method == "POST" && path.starts_with("/upload/")) {
    act = act_on_upload;
    name = "upload";
  }
  if (act != nullptr) {
    auto reply = co_await app_call(running, request, std::move(name), act);
    co_return reply;
  }
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
  auto const weak = std::weak_ptr<Running>(parts_->running);
  workspace.changed = [weak](std::string const& person) {
    if (auto const running = weak.lock()) running->watch.touch(person);
  };
  workspace.emit = [weak](Json event) {
    if (auto running = weak.lock()) send_event(std::move(running), std::move(event));
  };
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
  auto const patience = running->workspace.settings.timing.acknowledgement;
  co_await parts_->server.stop(patience);
  co_await running->watch.wait_until_idle();
}

}  // namespace sandbox
