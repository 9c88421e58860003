// Calling Slack for a delivery.
#include "bot/slack_calls.hpp"

#include <charconv>

#include <nlohmann/json.hpp>

#include "net/http_client.hpp"

namespace bot {

using boost::asio::awaitable;
using nlohmann::json;

namespace {

// Arguments of a method: texts as they are, anything else as JSON in the form field.
slack::FormArguments form_of(storage::Delivery const& delivery, std::string const& key) {
  slack::FormArguments form;
  auto const arguments = json::parse(delivery.body);
  for (auto const& [name, value] : arguments.items()) {
    form.emplace_back(name, value.is_string() ? value.get<std::string>() : value.dump());
  }
  if (key.empty() || !can_be_looked_for(delivery.method)) return form;
  json const metadata = {{"event_type", key_event_type}, {"event_payload", {{"key", key}}}};
  form.emplace_back("metadata", metadata.dump());
  return form;
}

AttemptEnd end_of(slack::ApiFailure::Kind kind) {
  using Kind = slack::ApiFailure::Kind;
  switch (kind) {
    case Kind::rate_limited:
      return AttemptEnd::rate_limited;
    case Kind::unavailable:
      return AttemptEnd::nothing_done;
    case Kind::unauthorised:
      return AttemptEnd::unauthorised;
    case Kind::configuration:
    case Kind::refused:
      return AttemptEnd::refused;
    case Kind::uncertain:
    case Kind::malformed:
      return AttemptEnd::uncertain;
  }
  return AttemptEnd::uncertain;
}

AttemptEnd end_of(net::HttpFailure const& failure) {
  if (failure.kind == net::HttpFailure::Kind::bad_url) return AttemptEnd::refused;
  return failure.maybe_sent ? AttemptEnd::uncertain : AttemptEnd::nothing_done;
}

std::int64_t seconds_asked(net::HttpResponse const& response) {
  auto const text = response.header("retry-after");
  std::int64_t seconds = 1;
  std::from_chars(text.data(), text.data() + text.size(), seconds);
  return std::max<std::int64_t>(seconds, 1);
}

}  // namespace

SlackCalls::SlackCalls(net::HttpClient& http, slack::WebApi& web_api,
                       config::Settings const& settings)
    : http_(http), web_api_(web_api), settings_(settings) {}

awaitable<Attempted> SlackCalls::attempt(storage::Delivery delivery, std::string key) {
  if (delivery.method == "response_url") {
    co_return co_await post_response(std::move(delivery.url), std::move(delivery.body));
  }
  Attempted attempted;
  if (settings_.bot_token.empty()) {
    attempted.end = AttemptEnd::refused;
    attempted.reason = "SLACK_BOT_TOKEN is not set";
    co_return attempted;
  }
  auto form = form_of(delivery, key);
  co_return co_await call_method(std::move(delivery.method), std::move(form));
}

awaitable<Attempted> SlackCalls::post_response(std::string url, std::string body) {
  net::HttpCall call("POST", std::move(url));
  call.headers.emplace_back("content-type", "application/json; charset=utf-8");
  call.headers.emplace_back("user-agent", "fieldcert");
  call.body = std::move(body);
  auto const response = co_await http_.send(std::move(call));
  Attempted attempted;
  if (!response) {
    attempted.end = end_of(response.error());
    attempted.reason = response.error().detail;
    co_return attempted;
  }
  int const status = response->status;
  attempted.reason = "HTTP " + std::to_string(status);
  if (status >= 200 && status < 300) {
    attempted.end = AttemptEnd::delivered;
    attempted.reason.clear();
  } else if (status == 429) {
    attempted.end = AttemptEnd::rate_limited;
    attempted.asked_wait_ms = seconds_asked(*response) * 1000;
  } else {
    // 5xx may pass; an expired or used-up address will not.
    attempted.end = status >= 500 ? AttemptEnd::uncertain : AttemptEnd::refused;
  }
  co_return attempted;
}

awaitable<Attempted> SlackCalls::call_method(std::string method, slack::FormArguments form) {
  auto const result = co_await web_api_.call(std::move(method), std::move(form));
  Attempted attempted;
  if (result) {
    attempted.end = AttemptEnd::delivered;
    attempted.json = result->json;
    co_return attempted;
  }
  slack::ApiFailure const& failure = result.error();
  attempted.end = end_of(failure.kind);
  attempted.asked_wait_ms = std::int64_t{failure.retry_after_s} * 1000;
  attempted.error = failure.error;
  attempted.reason = failure.error.empty() ? failure.detail : failure.error;
  if (!failure.needed.empty()) attempted.reason += " (scope " + failure.needed + ")";
  co_return attempted;
}

std::string as_direct_message(std::string_view response_body, std::string_view user) {
  json message = json::parse(response_body);
  for (auto const* const only_there : {"response_type", "replace_original", "delete_original"}) {
    message.erase(only_there);
  }
  message["channel"] = user;
  return message.dump();
}

}  // namespace bot
