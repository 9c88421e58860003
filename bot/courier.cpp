// Delivering the outbox: claim, call, settle.
#include "bot/courier.hpp"

#include <algorithm>
#include <random>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include "bot/database_calls.hpp"
#include "bot/log.hpp"
#include "storage/inbox.hpp"

namespace bot {

using boost::asio::awaitable;
using domain::Instant;
using storage::ClaimedDelivery;
using storage::Transaction;
using What = NextStep::What;

namespace {

constexpr int most_under_way = 32;
constexpr std::int64_t longest_sleep_ms = 60'000;
constexpr std::int64_t pause_after_trouble_ms = 1000;
constexpr std::int64_t tidy_up_every_ms = 60 * 60 * 1000;
constexpr std::int64_t kept_ms = std::int64_t{7} * 24 * 60 * 60 * 1000;
// A modal's trigger lives for three seconds; a person looks elsewhere soon after.
constexpr std::int64_t longest_wait_for_turn_ms = 2000;

double random_spread() {
  static std::mt19937 engine{std::random_device{}()};
  return std::uniform_real_distribution<double>(0, 1)(engine);
}

// What the limits are counted by: a look calls another method than the delivery.
std::string paced_method(std::string const& method, bool is_look) {
  return is_look && can_be_looked_for(method) ? "conversations.history" : method;
}

storage::Delivery deletion(std::string const& channel, std::string const& ts) {
  storage::Delivery delivery;
  delivery.lane = channel;
  delivery.method = "chat.delete";
  delivery.body = R"({"channel":")" + channel + R"(","ts":")" + ts + R"("})";
  return delivery;
}

}  // namespace

Courier::Courier(boost::asio::io_context& io, storage::Database& database, net::HttpClient& http,
                 slack::WebApi& web_api, config::Settings const& settings, Metrics& metrics,
                 Clock clock, Ends ends)
    : io_(io),
      database_(database),
      web_api_(web_api),
      calls_(http, web_api, settings),
      settings_(settings),
      metrics_(metrics),
      clock_(std::move(clock)),
      ends_(std::move(ends)),
      alarm_(io) {}

void Courier::wake() {
  is_awake_ = true;
  alarm_.cancel();
}

awaitable<void> Courier::run() {
  while (!is_stopping_) {
    is_awake_ = false;
    if (clock_().ms - tidied_at_.ms > tidy_up_every_ms) {
      co_await tidy_up();
    }
    storage::Claim claimed;
    std::string trouble;
    try {
      claimed = co_await claim();
    } catch (std::exception const& error) {
      trouble = error.what();
    }
    if (!trouble.empty()) {
      log_error("outbox", {{"reason", trouble}});
      claimed.next_at = Instant{clock_().ms + pause_after_trouble_ms};
    }
    for (ClaimedDelivery& delivery : claimed.deliveries) {
      std::string const method = paced_method(delivery.method, delivery.looks.has_value());
      web_api_.gate().note_call(method, delivery.lane, clock_().ms);
      ++under_way_;
      boost::asio::co_spawn(io_, deliver(std::move(delivery)), boost::asio::detached);
    }
    if (is_awake_ || is_stopping_) continue;
    co_await sleep_until(claimed.next_at);
  }
}

awaitable<storage::Claim> Courier::claim() {
  Instant const now = clock_();
  std::int64_t const most = std::max(most_under_way - under_way_, 0);
  bool const may_call = ends_.may_call_slack();
  // The gate goes along as a copy: the database's thread must not touch ours.
  auto admission = [gate = web_api_.gate(), now, may_call](storage::Candidate const& it) mutable {
    if (!may_call && it.method != "response_url") {
      return storage::Verdict{Instant{now.ms + longest_sleep_ms}, true};
    }
    std::string const method = paced_method(it.method, it.is_look);
    std::int64_t const method_free_at = gate.free_at(method, "", now.ms);
    std::int64_t const free_at = gate.free_at(method, it.lane, now.ms);
    bool const holds_for_method = method_free_at > now.ms && !it.is_look;
    if (free_at > now.ms) return storage::Verdict{Instant{free_at}, holds_for_method};
    gate.note_call(method, it.lane, now.ms);
    return storage::Verdict{};
  };
  struct Result {
    storage::Claim claim;
    storage::OutboxCount count;
  };
  auto job = [now, most, admission = std::move(admission)](Transaction const& transaction) mutable {
    Result result;
    result.claim = storage::claim_due(transaction, now, most, std::ref(admission));
    result.count = storage::count_outbox(transaction);
    return result;
  };
  Result result = co_await write(database_, std::move(job));
  metrics_.set_outbox(result.count.waiting, result.count.buried);
  co_return std::move(result.claim);
}

awaitable<void> Courier::sleep_until(std::optional<Instant> next_at) {
  std::int64_t wait_ms = longest_sleep_ms;
  if (next_at) wait_ms = std::clamp<std::int64_t>(next_at->ms - clock_().ms, 1, longest_sleep_ms);
  alarm_.expires_after(std::chrono::milliseconds(wait_ms));
  auto const quiet = boost::asio::as_tuple(boost::asio::use_awaitable);
  co_await alarm_.async_wait(quiet);
}

awaitable<void> Courier::pause(std::int64_t wait_ms) {
  boost::asio::steady_timer timer(io_, std::chrono::milliseconds(wait_ms));
  auto const quiet = boost::asio::as_tuple(boost::asio::use_awaitable);
  co_await timer.async_wait(quiet);
}

awaitable<void> Courier::tidy_up() {
  tidied_at_ = clock_();
  Instant const before{tidied_at_.ms - kept_ms};
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
  Settled settled;
  try {
    settled = co_await carry(delivery);
  } catch (std::exception const& error) {
    // A message that cannot even be put into a call is broken for good.
    settled.next.what = What::give_up;
    settled.attempted.reason = error.what();
  }
  report(delivery, settled);
  // What has happened at Slack has to be written down, whatever it takes.
  for (;;) {
    std::string trouble;
    try {
      co_await settle(delivery, settled);
    } catch (std::exception const& error) {
      trouble = error.what();
    }
    if (trouble.empty()) break;
    log_error("delivery", {{"id", std::to_string(delivery.id)}, {"reason", trouble}});
    if (is_stopping_) break;  // the next start looks whether it has arrived
    co_await pause(pause_after_trouble_ms);
  }
  --under_way_;
  wake();
}

awaitable<Courier::Settled> Courier::carry(ClaimedDelivery delivery) {
  if (!delivery.looks) {
    co_return co_await send(std::move(delivery));
  }
  if (!can_be_looked_for(delivery.method)) {
    if (shows_when_repeated(delivery.method)) {
      log_warning("at_least_once", {{"id", std::to_string(delivery.id)},
                                    {"method", delivery.method},
                                    {"reason", "it cannot be seen whether it has arrived"}});
    }
    co_return co_await send(std::move(delivery));
  }
  Settled looked = co_await look(delivery);
  if (looked.next.what != What::send_now) co_return looked;
  // Others may have taken the turn, or Slack may have asked for a pause, while this one waited.
  for (;;) {
    std::int64_t const now_ms = clock_().ms;
    std::int64_t const free_at = web_api_.gate().free_at(delivery.method, delivery.lane, now_ms);
    if (free_at <= now_ms) break;
    co_await pause(free_at - now_ms);
  }
  web_api_.gate().note_call(delivery.method, delivery.lane, clock_().ms);
  co_return co_await send(std::move(delivery));
}

awaitable<Courier::Settled> Courier::look(ClaimedDelivery delivery) {
  Look found = co_await look_for(&web_api_, delivery);
  web_api_.gate().note_answer(paced_method(delivery.method, true));
  Settled settled;
  settled.next = after_look(delivery, found.end, clock_(), random_spread());
  settled.attempted.reason = std::move(found.reason);
  if (found.end == LookEnd::found) {
    settled.attempted.end = AttemptEnd::delivered;
    settled.attempted.json = std::move(found.json);
    for (auto const& ts : found.surplus) settled.follow_ups.push_back(deletion(found.channel, ts));
  }
  if (found.end == LookEnd::unreadable) {
    log_warning("at_least_once", {{"id", std::to_string(delivery.id)},
                                  {"method", delivery.method},
                                  {"reason", settled.attempted.reason}});
  }
  co_return settled;
}

awaitable<Courier::Settled> Courier::send(ClaimedDelivery delivery) {
  storage::Delivery const call = delivery;
  Settled settled;
  settled.attempted = co_await calls_.attempt(call, delivery.key);
  web_api_.gate().note_answer(delivery.method);
  Attempted const& attempted = settled.attempted;
  if (attempted.end == AttemptEnd::unauthorised) ends_.token_refused(attempted.error);
  settled.next =
      after_attempt(delivery, attempted.end, clock_(), attempted.asked_wait_ms, random_spread());
  bool const goes_elsewhere = settled.next.what == What::give_up &&
                              delivery.method == "response_url" && !delivery.fallback_user.empty();
  if (goes_elsewhere) {
    storage::Delivery message;
    message.lane = delivery.fallback_user;
    message.method = "chat.postMessage";
    message.body = as_direct_message(delivery.body, delivery.fallback_user);
    message.urgency = storage::Urgency::awaited;
    settled.follow_ups.push_back(std::move(message));
    settled.next.what = What::done;
  }
  co_return settled;
}

awaitable<CallEnd> Courier::call_now(storage::Delivery delivery) {
  CallEnd ended;
  bool const needs_token = delivery.method != "response_url";
  ended.error = needs_token && !ends_.may_call_slack() ? "invalid_auth" : "ratelimited";
  if (ended.error == "invalid_auth") co_return ended;
  std::int64_t const now_ms = clock_().ms;
  std::int64_t const wait_ms =
      web_api_.gate().free_at(delivery.method, delivery.lane, now_ms) - now_ms;
  if (wait_ms > longest_wait_for_turn_ms) co_return ended;
  web_api_.gate().note_call(delivery.method, delivery.lane, now_ms + wait_ms);
  ++under_way_;
  std::string const method = delivery.method;
  try {
    if (wait_ms > 0) {
      co_await pause(wait_ms);
    }
    Attempted const attempted = co_await calls_.attempt(std::move(delivery), std::string());
    web_api_.gate().note_answer(method);
    if (attempted.end == AttemptEnd::unauthorised) ends_.token_refused(attempted.error);
    ended.ok = attempted.end == AttemptEnd::delivered;
    ended.error = attempted.error.empty() ? attempted.reason : attempted.error;
    ended.json = attempted.json;
  } catch (std::exception const& error) {
    ended.ok = false;
    ended.error = error.what();
  }
  --under_way_;
  metrics_.count_delivery(method, ended.ok ? "delivered" : "lost");
  if (!ended.ok) log_info("call", {{"method", method}, {"reason", ended.error}});
  co_return ended;
}

awaitable<void> Courier::stop(std::chrono::milliseconds patience) {
  is_stopping_ = true;
  wake();
  auto const deadline = std::chrono::steady_clock::now() + patience;
  while (under_way_ > 0 && std::chrono::steady_clock::now() < deadline) {
    co_await pause(10);
  }
}

}  // namespace bot
