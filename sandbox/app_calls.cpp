// See app_calls.hpp.
#include "sandbox/app_calls.hpp"

#include "sandbox/client_api.hpp"
#include "sandbox/files.hpp"
#include "sandbox/methods.hpp"
#include "sandbox/response_urls.hpp"
#include "sandbox/static_files.hpp"
#include "sandbox/web_api.hpp"

namespace sandbox {

namespace asio = boost::asio;

namespace {

// Answers one call of the app; faults are around it.
using Act = net::HttpReply (*)(Workspace&, net::HttpRequest const&);

std::string_view after(std::string_view path, std::string_view prefix) {
  return path.substr(prefix.size());
}

net::HttpReply reply_of(ApiAnswer answer) {
  auto reply = json_reply(answer.status, answer.body);
  for (auto& header : answer.headers) reply.headers.push_back(std::move(header));
  return reply;
}

net::HttpReply act_on_api(Workspace& workspace, net::HttpRequest const& request) {
  ApiCall call;
  call.http_method = request.method;
  call.method = after(request.path, "/api/");
  call.content_type = request.header("content-type");
  call.authorization = request.header("authorization");
  call.query = request.query;
  call.body = request.body;
  return reply_of(answer_api_call(workspace, call));
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

// The method is blocked for as long as the answer says.
net::HttpReply ratelimited(Workspace& workspace, Fault const& fault, std::string const& name) {
  auto const seconds =
      static_cast<int>(std::chrono::ceil<std::chrono::seconds>(fault.delay).count());
  workspace.limits.block(name, seconds, now_microseconds());
  return reply_of(ratelimited_answer(name, seconds));
}

net::HttpReply html_page() {
  auto reply = text_reply(200, "<!DOCTYPE html><html><body>Something went wrong</body></html>");
  reply.content_type = "text/html; charset=utf-8";
  return reply;
}

net::HttpReply act_with_fault(Workspace& workspace, net::HttpRequest const& request, Act act,
                              Fault const& fault, std::string const& name) {
  if (fault.what == "429") return ratelimited(workspace, fault, name);
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
asio::awaitable<net::HttpReply> app_call(std::shared_ptr<Running> running, net::HttpRequest request,
                                         std::string name, Act act) {
  auto& workspace = running->workspace;
  auto const start = now_microseconds();
  auto const wait = workspace.limits.arrive(name, start);
  auto const fault = wait ? std::nullopt : workspace.faults.take(Side::web_api, name);
  net::HttpReply reply;
  if (wait) {
    reply = reply_of(ratelimited_answer(name, *wait));
  } else if (fault) {
    reply = act_with_fault(workspace, request, act, *fault, name);
  } else {
    reply = act(workspace, request);
  }
  if (fault && fault->what == "slow") {
    co_await running->watch.pause(fault->delay);
  }
  record(workspace, request, std::move(name), reply, start);
  co_return reply;
}

}  // namespace

bool is_app_call(net::HttpRequest const& request) {
  auto const path = request.path;
  if (path.starts_with("/api/")) return true;
  return request.method == "POST" &&
         (path.starts_with("/response/") || path.starts_with("/upload/"));
}

asio::awaitable<net::HttpReply> answer_app_call(std::shared_ptr<Running> running,
                                                net::HttpRequest request) {
  Act act = act_on_api;
  std::string name;
  if (request.path.starts_with("/api/")) {
    name = std::string(after(request.path, "/api/"));
  } else if (request.path.starts_with("/response/")) {
    act = act_on_response;
    name = "response_url";
  } else {
    act = act_on_upload;
    name = "upload";
  }
  auto reply = co_await app_call(std::move(running), request, std::move(name), act);
  co_return reply;
}

}  // namespace sandbox
