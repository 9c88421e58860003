// Carries what stands in the outbox to Slack: once, in order, at the pace that Slack allows.
#pragma once

#include <chrono>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "bot/clock.hpp"
#include "bot/dispatcher.hpp"
#include "bot/history_look.hpp"
#include "bot/metrics.hpp"
#include "bot/slack_calls.hpp"
#include "config/settings.hpp"
#include "storage/database.hpp"
#include "storage/outbox.hpp"

namespace bot {

class Courier {
 public:
  struct Ends {
    std::function<bool()> may_call_slack;  // false while the token is known to be bad
    std::function<void(std::string const& error)> token_refused;  // by Slack, just now
  };

  Courier(boost::asio::io_context& io, storage::Database& database, net::HttpClient& http,
          slack::WebApi& web_api, config::Settings const& settings, Metrics& metrics, Clock clock,
          Ends ends);

  // Delivers until `stop`. Deliveries of one lane go out one after the other.
  boost::asio::awaitable<void> run();

  // There may be something to deliver.
  void wake();

  // Calls Slack at once, besides the outbox; waits for its turn no longer than a person would.
  boost::asio::awaitable<CallEnd> call_now(storage::Delivery delivery);

  // No further deliveries are begun; resumes when those under way have ended, or after `patience`
  // (whether the rest has arrived is looked for after the next start).
  boost::asio::awaitable<void> stop(std::chrono::milliseconds patience);

 private:
  // What is to be recorded about a delivery.
  struct Settled {
    NextStep next;
    Attempted attempted;
    std::vector<storage::Delivery> follow_ups;
  };

  boost::asio::awaitable<void> deliver(storage::ClaimedDelivery delivery);
  boost::asio::awaitable<Settled> carry(storage::ClaimedDelivery delivery);
  boost::asio::awaitable<Settled> look(storage::ClaimedDelivery delivery);
  boost::asio::awaitable<Settled> send(storage::ClaimedDelivery delivery);
  boost::asio::awaitable<void> settle(storage::ClaimedDelivery delivery, Settled settled);
  boost::asio::awaitable<storage::Claim> claim();
  boost::asio::awaitable<void> sleep_until(std::optional<domain::Instant> next_at);
  boost::asio::awaitable<void> pause(std::int64_t wait_ms);
  boost::asio::awaitable<void> tidy_up();
  void report(storage::ClaimedDelivery const& delivery, Settled const& settled);
  bool hand_answer(storage::Transaction const& transaction,
                   storage::ClaimedDelivery const& delivery, Settled const& settled,
                   domain::Instant now) const;
  void record(storage::Transaction const& transaction, storage::ClaimedDelivery const& delivery,
              Settled const& settled, domain::Instant now) const;

  boost::asio::io_context& io_;
  storage::Database& database_;
  slack::WebApi& web_api_;
  SlackCalls calls_;
  config::Settings const& settings_;
  Metrics& metrics_;
  Clock clock_;
  Ends ends_;
  boost::asio::steady_timer alarm_;
  domain::Instant tidied_at_;
  int under_way_ = 0;
  bool is_awake_ = false;
  bool is_stopping_ = false;
};

}  // namespace bot
