// See events.hpp.
#include "sandbox/events.hpp"

#include <algorithm>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

namespace sandbox {

namespace asio = boost::asio;

namespace {

bool is_subscribed(Workspace const& workspace, Json const& event) {
  auto name = text_at(event, "type");
  if (name == "message") {
    auto const type = text_at(event, "channel_type");
    name += "." + type + (type == "channel" || type == "group" ? "s" : "");
  }
  auto const& events = workspace.settings.events;
  return std::any_of(events.begin(), events.end(), [&name](std::string const& subscribed) {
    return subscribed == name || subscribed == "*";
  });
}

std::string retry_reason(Delivery const& delivery) {
  switch (delivery.result) {
    case Delivery::Result::timed_out:
      return "http_timeout";
    case Delivery::Result::unreachable:
      return "connection_failed";
    case Delivery::Result::answered:
      break;
  }
  return "http_error";
}

bool wants_retry(Delivery const& delivery) {
  bool const forbidden = delivery.result == Delivery::Result::answered && delivery.no_retry;
  return !delivery.accepted_event() && !forbidden;
}

asio::awaitable<void> deliver(std::shared_ptr<Running> running, BotRequest request) {
  Watch::Busy const busy(running->watch);
  auto delivery = co_await running->link.send(request);
  int attempt = 0;
  for (auto const wait : running->workspace.settings.timing.event_retries) {
    if (!wants_retry(delivery)) co_return;
    bool const go_on = co_await running->watch.pause(wait);
    if (!go_on) co_return;
    auto retry = request;
    retry.attempt = ++attempt;
    retry.retry_reason = retry_reason(delivery);
    delivery = co_await running->link.send(std::move(retry));
  }
}

}  // namespace

void send_event(std::shared_ptr<Running> running, Json event) {
  auto& workspace = running->workspace;
  auto const& settings = workspace.settings;
  bool const has_receiver = !settings.bot_url.empty() || !settings.app_token.empty();
  if (!has_receiver || running->watch.is_stopped() || !is_subscribed(workspace, event)) return;
  auto request = event_request(event_envelope(workspace, std::move(event)));
  request.envelope_id = workspace.ids.uuid();
  auto& io = running->io;
  asio::co_spawn(io, deliver(std::move(running), std::move(request)), asio::detached);
}

}  // namespace sandbox
