// See bot_link.hpp.
#include "sandbox/bot_link.hpp"

#include "sandbox/signing.hpp"

namespace sandbox {

namespace asio = boost::asio;

namespace {

net::HttpClientSettings client_settings(std::chrono::milliseconds deadline) {
  net::HttpClientSettings settings;
  settings.connect_timeout = deadline;
  settings.response_timeout = deadline;
  // Every request on its own connection: a restarted app is never met through a dead one.
  settings.idle_connections_per_host = 0;
  return settings;
}

std::chrono::milliseconds since(std::int64_t start) {
  auto const passed = std::chrono::microseconds(now_microseconds() - start);
  return std::chrono::duration_cast<std::chrono::milliseconds>(passed);
}

// The same event once more under another event_id, as has been seen of Slack.
BotRequest with_new_event_id(Workspace& workspace, BotRequest request) {
  auto envelope = parse_json(request.body);
  if (envelope && has(*envelope, "event_id")) {
    (*envelope)["event_id"] = workspace.ids.numbered("Ev");
    request.body = to_text(*envelope);
    request.envelope_id = workspace.ids.uuid();
  }
  return request;
}

// An app that was removed hears of nothing but that.
bool is_heard(Workspace const& workspace, BotRequest const& request) {
  return workspace.app.installed == Installed::yes || request.kind == "app_uninstalled" ||
         request.kind == "tokens_revoked";
}

Delivery delivery_of(net::HttpResult<net::HttpResponse> const& sent, std::chrono::milliseconds took,
                     std::chrono::milliseconds deadline) {
  Delivery delivery;
  if (took >= deadline) {
    delivery.result = Delivery::Result::timed_out;
    return delivery;
  }
  if (!sent) {
    bool const timeout = sent.error().kind == net::HttpFailure::Kind::timeout;
    delivery.result = timeout ? Delivery::Result::timed_out : Delivery::Result::unreachable;
    return delivery;
  }
  delivery.result = Delivery::Result::answered;
  delivery.status = sent->status;
  delivery.content_type = std::string(sent->header("content-type"));
  delivery.body = sent->body;
  delivery.no_retry = sent->header("x-slack-no-retry") == "1";
  return delivery;
}

Json response_of(net::HttpResult<net::HttpResponse> const& sent) {
  if (sent) return readable_body(sent->header("content-type"), sent->body);
  return sent.error().detail;
}

}  // namespace

BotLink::BotLink(asio::any_io_executor executor, Workspace& workspace, Watch& watch,
                 Sockets& sockets)
    : workspace_(workspace),
      watch_(watch),
      sockets_(sockets),
      client_(executor, client_settings(workspace.settings.timing.acknowledgement)) {}

net::HttpCall BotLink::signed_call(BotRequest const& request) const {
  auto const timestamp = seconds_text(now_microseconds());
  net::HttpCall call("POST", workspace_.settings.bot_url);
  if (request.attempt > 0) {
    call.headers.emplace_back("X-Slack-Retry-Num", std::to_string(request.attempt));
    call.headers.emplace_back("X-Slack-Retry-Reason", request.retry_reason);
  }
  call.headers.emplace_back("Content-Type", request.content_type);
  call.headers.emplace_back("Accept", "application/json,*/*");
  call.headers.emplace_back("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)");
  call.headers.emplace_back("X-Slack-Request-Timestamp", timestamp);
  call.headers.emplace_back("X-Slack-Signature", sign_request(workspace_.settings.signing_secret,
                                                              timestamp, request.body));
  call.body = request.body;
  return call;
}

asio::awaitable<Delivery> BotLink::send(BotRequest request) {
  if (!is_heard(workspace_, request)) co_return Delivery();
  if (request.envelope_id.empty()) request.envelope_id = workspace_.ids.uuid();
  auto const fault = workspace_.faults.take(Side::bot, request.kind);
  if (fault && fault->what == "slow") {
    bool const go_on = co_await watch_.pause(fault->delay);
    if (!go_on) co_return Delivery();
  }
  auto delivery = co_await send_once(request);
  if (fault && fault->what == "duplicate") {
    co_await send_once(request);
  } else if (fault && fault->what == "duplicate_new_id") {
    auto again = with_new_event_id(workspace_, request);
    co_await send_once(std::move(again));
  }
  co_return delivery;
}

asio::awaitable<Delivery> BotLink::send_once(BotRequest request) {
  if (sockets_.are_open()) {
    auto delivery = co_await sockets_.send(std::move(request));
    co_return delivery;
  }
  auto delivery = co_await send_over_http(std::move(request));
  co_return delivery;
}

asio::awaitable<Delivery> BotLink::send_over_http(BotRequest request) {
  if (workspace_.settings.bot_url.empty()) co_return Delivery();
  auto const start = now_microseconds();
  auto const trigger = workspace_.triggers.find(request.trigger_id);
  if (trigger != workspace_.triggers.end()) trigger->second.made_at = start;

  auto call = signed_call(request);
  auto const sent = co_await client_.send(std::move(call));
  auto const took = since(start);
  auto delivery = delivery_of(sent, took, workspace_.settings.timing.acknowledgement);

  Exchange exchange;
  exchange.direction = Direction::to_bot;
  exchange.what = request.what;
  exchange.status = delivery.status;
  exchange.took = took;
  exchange.request = readable_body(request.content_type, request.body);
  exchange.response = response_of(sent);
  if (delivery.result == Delivery::Result::timed_out) exchange.note = "operation_timeout";
  workspace_.traffic.add(std::move(exchange));
  co_return delivery;
}

void BotLink::note(BotRequest const& request, std::string const& text) {
  if (!text.empty()) workspace_.traffic.note(request.what, text);
}

}  // namespace sandbox
