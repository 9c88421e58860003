// Whether the bot can do its work: for `GET /readyz`, and for whoever wants to call Slack.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "config/settings.hpp"
#include "storage/database.hpp"

namespace slack {
struct ApiFailure;
class WebApi;
}  // namespace slack

namespace bot {

// All of it on the I/O thread.
class Health {
 public:
  // How long until Slack is asked again.
  struct Pauses {
    std::chrono::milliseconds when_good{60'000};
    std::chrono::milliseconds when_bad{10'000};
    // A token that is not good stays so until somebody does something about it.
    std::chrono::milliseconds when_refused{60'000};
  };

  Health(boost::asio::io_context& io, storage::Database& database, slack::WebApi& web_api,
         config::Settings const& settings);
  Health(boost::asio::io_context& io, storage::Database& database, slack::WebApi& web_api,
         config::Settings const& settings, Pauses pauses);

  // Asks Slack at start and from time to time, until `stop`.
  boost::asio::awaitable<void> watch_slack();
  void stop();

  // False when there is no bot token, or Slack has said that it is not good (any more): what is to
  // be sent is kept until it is good again. True when Slack can't be reached: that shows when it
  // is called. A response_url needs no token.
  bool may_call_slack() const { return is_token_good_; }
  void on_token_good_again(std::function<void()> told) { token_good_again_ = std::move(told); }

  // Somebody else's call was answered as `unauthorised`, or Slack has told us that the app is gone.
  void token_refused(std::string_view error);

  // How Socket Mode stands: empty = connected. Asked for only when it is set up.
  void set_socket(std::string trouble) { socket_trouble_ = std::move(trouble); }

  struct Readiness {
    bool is_ready = false;
    std::string text;  // a line each for the database, Slack, Socket Mode and the outbox
  };
  // Writes to the database to see whether that works.
  boost::asio::awaitable<Readiness> readiness();

 private:
  std::chrono::milliseconds take_failure(slack::ApiFailure const& failure);
  void note(std::string trouble, bool is_token_good);

  storage::Database& database_;
  slack::WebApi& web_api_;
  config::Settings const& settings_;
  Pauses pauses_;
  boost::asio::steady_timer pause_;
  std::string slack_trouble_ = "not asked yet";  // empty = reachable, token good
  std::string socket_trouble_ = "not connected yet";
  std::function<void()> token_good_again_;
  bool is_token_good_;
  bool is_stopping_ = false;
};

}  // namespace bot
