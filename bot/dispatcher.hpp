// Takes a payload from Slack to its handler and the outcome into the database; the answer is what
// the acknowledgement carries.
#pragma once

#include <functional>
#include <string>

#include <boost/asio/awaitable.hpp>

#include "bot/clock.hpp"
#include "bot/metrics.hpp"
#include "config/settings.hpp"
#include "handlers/handler.hpp"
#include "slack/payload.hpp"
#include "storage/database.hpp"

namespace bot {

// An answer that goes to Slack by itself, after the acknowledgement.
struct FollowUp {
  std::string response_url;  // empty: the body holds the arguments of chat.postMessage
  std::string body;          // JSON
};

class Dispatcher {
 public:
  struct Ends {
    std::function<void()> wake_courier;            // a delivery was put
    std::function<void(FollowUp)> send_follow_up;  // after the acknowledgement
  };

  Dispatcher(storage::Database& database, config::Settings const& settings, Metrics& metrics,
             Clock clock, Ends ends);

  // Returns the body of the acknowledgement: a reply as JSON, or nothing. Never throws: what goes
  // wrong is logged under a number that the person is told.
  boost::asio::awaitable<std::string> handle(slack::Payload payload);

 private:
  struct Handled;
  // How an answer reaches the person: in the acknowledgement of a command, to the response_url of a
  // click, or, for a click on the Home tab, as a direct message.
  enum class Way { acknowledgement, response_url, direct_message };
  static Handled expected(slack::Payload const& payload);
  static Way way_of(slack::Click const& click);
  static std::string rendered(slack::Reply reply, Way way, slack::Command const& command);
  boost::asio::awaitable<Handled> handle_command(slack::Command command, Way way);
  boost::asio::awaitable<Handled> handle_click(slack::Click click);
  boost::asio::awaitable<Handled> handle_event(slack::Event event);
  boost::asio::awaitable<Handled> route(slack::Payload payload);

  storage::Database& database_;
  config::Settings const& settings_;
  Metrics& metrics_;
  Clock clock_;
  Ends ends_;
};

// Who this Slack user is in the program.
handlers::Caller caller_of(storage::Snapshot const& snapshot, std::string const& slack_user_id,
                           config::Settings const& settings);

}  // namespace bot
