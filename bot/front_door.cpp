// Checking who is at the door before anything is read.
#include "bot/front_door.hpp"

#include "bot/log.hpp"
#include "slack/blocks.hpp"
#include "slack/payload.hpp"

namespace bot {

using boost::asio::awaitable;
using net::HttpReply;
using net::HttpRequest;

namespace {

constexpr std::string_view json = "application/json; charset=utf-8";
constexpr std::string_view prometheus_text = "text/plain; version=0.0.4; charset=utf-8";

HttpReply reply(int status, std::string_view content_type, std::string body) {
  HttpReply made;
  made.status = status;
  made.content_type = content_type;
  made.body = std::move(body);
  return made;
}

std::string_view reason_of(slack::SignatureVerdict verdict) {
  switch (verdict) {
    case slack::SignatureVerdict::missing:
      return "no_signature";
    case slack::SignatureVerdict::stale:
      return "stale";
    default:
      return "bad_signature";
  }
}

}  // namespace

FrontDoor::FrontDoor(config::Settings const& settings, Dispatcher& dispatcher, Health& health,
                     Metrics& metrics, Clock clock)
    : dispatcher_(dispatcher), health_(health), metrics_(metrics), clock_(std::move(clock)) {
  if (!settings.signing_secret.empty()) signature_.emplace(settings.signing_secret.reveal());
}

HttpReply FrontDoor::turn_away(int status, std::string_view reason) {
  metrics_.count_refusal(reason);
  log_info("refused", {{"status", std::to_string(status)}, {"reason", reason}});
  return reply(status, "text/plain; charset=utf-8", "");
}

awaitable<HttpReply> FrontDoor::answer(HttpRequest request) {
  if (request.path == "/slack/events") {
    if (!signature_) co_return turn_away(404, "no_signing_secret");
    if (request.method != "POST") co_return turn_away(405, "wrong_method");
    co_return co_await answer_slack(request);
  }
  co_return co_await answer_operator(request);
}

awaitable<HttpReply> FrontDoor::answer_slack(HttpRequest request) {
  std::string_view const content_type = request.header("content-type");
  std::string_view const signature = request.header("x-slack-signature");
  // Slack's own check of the URL comes unsigned and gets nothing but its empty answer.
  if (signature.empty() && slack::is_ssl_check(content_type, request.body)) {
    co_return reply(200, "text/plain; charset=utf-8", "");
  }
  auto const verdict = signature_->verify(request.header("x-slack-request-timestamp"), signature,
                                          request.body, clock_().ms / 1000);
  if (verdict != slack::SignatureVerdict::valid) co_return turn_away(401, reason_of(verdict));

  slack::Payload payload = slack::parse_payload(content_type, request.body);
  if (auto const* const malformed = std::get_if<slack::Malformed>(&payload)) {
    log_info("malformed", {{"reason", malformed->reason}});
    co_return turn_away(400, "malformed");
  }
  if (auto const* const verification = std::get_if<slack::UrlVerification>(&payload)) {
    std::string body = "{\"challenge\":";
    slack::write_string(body, verification->challenge);
    body += '}';
    co_return reply(200, json, std::move(body));
  }
  std::string body;
  bool is_taken = true;
  try {
    body = co_await dispatcher_.handle(std::move(payload));
  } catch (NotTaken const&) {
    is_taken = false;
  }
  if (!is_taken) co_return turn_away(503, "not_taken");
  std::string_view const type = body.empty() ? "text/plain; charset=utf-8" : json;
  co_return reply(200, type, std::move(body));
}

awaitable<HttpReply> FrontDoor::answer_operator(HttpRequest request) {
  if (request.method != "GET") co_return turn_away(404, "not_found");
  if (request.path == "/healthz") co_return reply(200, "text/plain; charset=utf-8", "ok\n");
  if (request.path == "/metrics") co_return reply(200, prometheus_text, metrics_.text());
  if (request.path == "/readyz") {
    auto readiness = co_await health_.readiness();
    co_return reply(readiness.is_ready ? 200 : 503, "text/plain; charset=utf-8",
                    std::move(readiness.text));
  }
  co_return turn_away(404, "not_found");
}

}  // namespace bot
