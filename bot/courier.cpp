// Delivering the outbox.
#include "bot/courier.hpp"

#include <algorithm>
#include <random>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <nlohmann/json.hpp>

#include "bot/database_calls.hpp"
#include "bot/log.hpp"
#include "bot/retry.hpp"
#include "handlers/routes.hpp"
#include "net/http_client.hpp"
#include "slack/client/web_api.hpp"
#include "storage/inbox.hpp"

namespace bot {

using boost::asio::awaitable;
using domain::Instant;
using storage::ClaimedDelivery;
using storage::Transaction;

namespace {

constexpr std::int64_t most_at_once = 16;
constexpr std::int64_t lease_ms = 60'000;
constexpr std::int64_t longest_sleep_ms = 60'000;
constexpr std::int64_t kept_ms = std::int64_t{7} * 24 * 60 * 60 * 1000;
constexpr std::int64_t response_url_life_ms = 30 * 60 * 1000;

double random_spread() {
  static std::mt19937 engine{std::random_device{}()};
  return std::uniform_real_distribution<double>(0, 1)(engine);
}

// What a batch of claims tells the loop.
struct Claimed {
  std::vector<ClaimedDelivery> deliveries;
  std::optional<Instant> next_at;
  storage::OutboxCount count;
};

// Arguments of a method: texts as they are, anything else as JSON in the form field.
slack::FormArguments form_of(std::string const& json_arguments) {
  slack::FormArguments form;
  auto const arguments = nlohmann::json::parse(json_arguments);
  for (auto const& [name, value] : arguments.items()) {
    form.emplace_back(name, value.is_string() ? value.get<std::string>() : value.dump());
  }
  return form;
}

bool is_permanent(slack::ApiFailure::Kind kind) {
  using Kind = slack::ApiFailure::Kind;
  return kind == Kind::unauthorised || kind == Kind::configuration || kind == Kind::refused;
}

RetryRule rule_for(ClaimedDelivery const& delivery) {
  RetryRule rule;
  if (delivery.method == "response_url") rule.give_up_after_ms = response_url_life_ms;
  // Somebody waits for the answer: better a word soon than a surprise tomorrow.
  if (!delivery.answer_route.empty()) rule.give_up_after_ms = response_url_life_ms;
  return rule;
}

}  // namespace

Courier::Courier(boost::asio::io_context& io, storage::Database& database, net::HttpClient& http,
                 slack::WebApi& web_api, config::Settings const& settings, Metrics& metrics,
                 Clock clock)
    : io_(io),
      database_(database),
      http_(http),
      web_api_(web_api),
      settings_(settings),
      metrics_(metrics),
      clock_(std::move(clock)),
      alarm_(io) {}

void Courier::wake() {
  is_awake_ = true;
  alarm_.cancel();
}

awaitable<void> Courier::run() {
  co_await tidy_up();
  while (!is_stopping_) {
    is_awake_ = false;
    Instant const now = clock_();
    auto claim_job = [now](Transaction const& transaction) {
      Claimed claimed;
      claimed.deliveries =
          storage::claim_due(transaction, now, Instant{now.ms + lease_ms}, most_at_once);
      claimed.next_at = storage::next_delivery_at(transaction);
      claimed.count = storage::count_outbox(transaction);
      return claimed;
    };
    Claimed claimed;
    try {
      claimed = co_await write(database_, std::move(claim_job));
    } catch (std::exception const& error) {
      log_error("outbox", {{"reason", error.what()}});
      claimed.next_at = Instant{now.ms + 1000};
    }
    metrics_.set_outbox(claimed.count.waiting, claimed.count.buried);
    for (ClaimedDelivery& delivery : claimed.deliveries) {
      ++under_way_;
      boost::asio::co_spawn(io_, deliver(std::move(delivery)), boost::asio::detached);
    }
    if (!claimed.deliveries.empty() || is_awake_ || is_stopping_) continue;
    std::int64_t const wait_ms =
        claimed.next_at
            ? std::clamp<std::int64_t>(claimed.next_at->ms - now.ms, 10, longest_sleep_ms)
            : longest_sleep_ms;
    alarm_.expires_after(std::chrono::milliseconds(wait_ms));
    auto const quiet = boost::asio::as_tuple(boost::asio::use_awaitable);
    co_await alarm_.async_wait(quiet);
  }
}

awaitable<void> Courier::tidy_up() {
  Instant const before{clock_().ms - kept_ms};
  auto job = [before](Transaction const& transaction) {
    storage::forget_delivered(transaction, before);
    storage::forget_noted(transaction, before);
    return 0;
  };
  try {
    co_await write(database_, std::move(job));
  } catch (std::exception const& error) {
    log_warning("tidy_up", {{"reason", error.what()}});
  }
}

awaitable<void> Courier::deliver(ClaimedDelivery delivery) {
  std::string trouble;
  try {
    Ended ended = co_await call(delivery);
    co_await settle(std::move(delivery), std::move(ended));
  } catch (std::exception const& error) {
    trouble = error.what();
  }
  // What could not be settled stays leased and comes back when the lease is over.
  if (!trouble.empty()) log_error("delivery", {{"reason", trouble}});
  --under_way_;
  wake();
}

awaitable<Courier::Ended> Courier::call(storage::Delivery delivery) {
  if (delivery.method == "response_url") {
    co_return co_await post_response(std::move(delivery.url), std::move(delivery.body));
  }
  co_return co_await call_method(std::move(delivery.method), std::move(delivery.body));
}

awaitable<Courier::Ended> Courier::post_response(std::string url, std::string body) {
  net::HttpCall call("POST", std::move(url));
  call.headers.emplace_back("content-type", "application/json; charset=utf-8");
  call.body = std::move(body);
  auto const response = co_await http_.send(std::move(call));
  Ended ended;
  if (!response) {
    ended.reason = response.error().detail;
    ended.is_permanent = response.error().kind == net::HttpFailure::Kind::bad_url;
    co_return ended;
  }
  int const status = response->status;
  ended.ok = status >= 200 && status < 300;
  // 429 and 5xx may pass; an expired or used-up address will not.
  ended.is_permanent = !ended.ok && status != 429 && status < 500;
  if (!ended.ok) ended.reason = "HTTP " + std::to_string(status);
  co_return ended;
}

awaitable<Courier::Ended> Courier::call_method(std::string method, std::string json_arguments) {
  Ended ended;
  if (settings_.bot_token.empty()) {
    ended.is_permanent = true;
    ended.reason = "SLACK_BOT_TOKEN is not set";
    co_return ended;
  }
  auto arguments = form_of(json_arguments);
  auto const result = co_await web_api_.call(std::move(method), std::move(arguments));
  if (result) {
    ended.ok = true;
    ended.json = *result;
    co_return ended;
  }
  slack::ApiFailure const& failure = result.error();
  ended.is_permanent = is_permanent(failure.kind);
  ended.asked_wait_ms = std::int64_t{failure.retry_after_s} * 1000;
  ended.reason = failure.error.empty() ? failure.detail : failure.error;
  if (!failure.needed.empty()) ended.reason += " (scope " + failure.needed + ")";
  co_return ended;
}

awaitable<void> Courier::settle(ClaimedDelivery delivery, Ended ended) {
  Instant const now = clock_();
  auto const kind = ended.is_permanent ? FailureKind::permanent : FailureKind::later;
  std::optional<Instant> again;
  if (!ended.ok) {
    again = next_attempt(rule_for(delivery), kind, delivery.attempts, delivery.put_at, now,
                         ended.asked_wait_ms, random_spread());
  }
  auto job = [&, now, again](Transaction const& transaction) {
    if (again) {
      storage::postpone(transaction, delivery.id, *again, ended.reason);
      return 0;
    }
    if (ended.ok) {
      storage::mark_delivered(transaction, delivery.id, now);
    } else {
      storage::bury(transaction, delivery.id, now, ended.reason);
    }
    auto const* const route = handlers::find_answer(delivery.answer_route);
    if (route == nullptr) return 0;
    // The answer is handled in the commit that marks the delivery.
    handlers::Answer const answer{delivery.answer_context, ended.ok, ended.reason, ended.json};
    handlers::Caller const nobody;
    auto const outcome =
        route->handler(answer, handlers::WriteContext{transaction, now, nobody, settings_});
    for (auto const& next : outcome.deliveries) storage::put_delivery(transaction, next, now);
    return 0;
  };
  co_await write(database_, std::move(job));
  std::string_view const result = ended.ok ? "delivered" : again ? "postponed" : "buried";
  metrics_.count_delivery(delivery.method, result);
  log_info("delivery", {{"id", std::to_string(delivery.id)},
                        {"method", delivery.method},
                        {"result", result},
                        {"attempt", std::to_string(delivery.attempts)},
                        {"reason", ended.reason}});
}

void Courier::send_follow_up(FollowUp follow_up) {
  ++under_way_;
  boost::asio::co_spawn(io_, carry(std::move(follow_up)), boost::asio::detached);
}

awaitable<void> Courier::carry(FollowUp follow_up) {
  storage::Delivery delivery;
  delivery.method = follow_up.response_url.empty() ? "chat.postMessage" : "response_url";
  delivery.url = std::move(follow_up.response_url);
  delivery.body = std::move(follow_up.body);
  std::string const method = delivery.method;
  std::string trouble;
  try {
    Ended const ended = co_await call(std::move(delivery));
    metrics_.count_delivery(method, ended.ok ? "delivered" : "lost");
    if (!ended.ok) trouble = ended.reason;
  } catch (std::exception const& error) {
    trouble = error.what();
  }
  if (!trouble.empty()) log_warning("follow_up", {{"method", method}, {"reason", trouble}});
  --under_way_;
}

awaitable<void> Courier::stop(std::chrono::milliseconds patience) {
  is_stopping_ = true;
  wake();
  auto const deadline = std::chrono::steady_clock::now() + patience;
  boost::asio::steady_timer pause(io_);
  auto const quiet = boost::asio::as_tuple(boost::asio::use_awaitable);
  while (under_way_ > 0 && std::chrono::steady_clock::now() < deadline) {
    pause.expires_after(std::chrono::milliseconds(10));
    co_await pause.async_wait(quiet);
  }
}

}  // namespace bot
