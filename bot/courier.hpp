// Carries what stands in the outbox to Slack.
#pragma once

#include <chrono>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "bot/clock.hpp"
#include "bot/dispatcher.hpp"
#include "bot/metrics.hpp"
#include "config/settings.hpp"
#include "storage/database.hpp"
#include "storage/outbox.hpp"

namespace net {
class HttpClient;
}
namespace slack {
class WebApi;
}

namespace bot {

class Courier {
 public:
  Courier(boost::asio::io_context& io, storage::Database& database, net::HttpClient& http,
          slack::WebApi& web_api, config::Settings const& settings, Metrics& metrics, Clock clock);

  // Delivers until `stop`. Deliveries of one lane go out one after the other.
  boost::asio::awaitable<void> run();

  // There may be something to deliver.
  void wake();

  // Sends an answer that nothing depends on: it is not kept when the process dies before.
  void send_follow_up(FollowUp follow_up);

  // No further deliveries are begun; resumes when those under way have ended, or after `patience`
  // (what is still leased then is delivered after the next start).
  boost::asio::awaitable<void> stop(std::chrono::milliseconds patience);

 private:
  // How a call to Slack ended.
  struct Ended {
    bool ok = false;
    bool is_permanent = false;
    std::int64_t asked_wait_ms = 0;
    std::string reason;
    std::string json;
  };

  boost::asio::awaitable<void> deliver(storage::ClaimedDelivery delivery);
  boost::asio::awaitable<Ended> call(storage::Delivery delivery);
  boost::asio::awaitable<Ended> post_response(std::string url, std::string body);
  boost::asio::awaitable<Ended> call_method(std::string method, std::string json_arguments);
  boost::asio::awaitable<void> carry(FollowUp follow_up);
  boost::asio::awaitable<void> settle(storage::ClaimedDelivery delivery, Ended ended);
  boost::asio::awaitable<void> tidy_up();

  boost::asio::io_context& io_;
  storage::Database& database_;
  net::HttpClient& http_;
  slack::WebApi& web_api_;
  config::Settings const& settings_;
  Metrics& metrics_;
  Clock clock_;
  boost::asio::steady_timer alarm_;
  int under_way_ = 0;
  bool is_awake_ = false;
  bool is_stopping_ = false;
};

}  // namespace bot
