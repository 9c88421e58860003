// Whether the bot can do its work: for `GET /readyz`.
#pragma once

#include <string>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "config/settings.hpp"
#include "storage/database.hpp"

namespace slack {
class WebApi;
}

namespace bot {

class Health {
 public:
  Health(boost::asio::io_context& io, storage::Database& database, slack::WebApi& web_api,
         config::Settings const& settings);

  // Asks Slack at start and from time to time, until `stop`.
  boost::asio::awaitable<void> watch_slack();
  void stop();

  struct Readiness {
    bool is_ready = false;
    std::string text;  // a line each for the database and Slack
  };
  // Writes to the database to see whether that works.
  boost::asio::awaitable<Readiness> readiness();

 private:
  storage::Database& database_;
  slack::WebApi& web_api_;
  config::Settings const& settings_;
  boost::asio::steady_timer pause_;
  std::string slack_trouble_ = "not asked yet";  // empty = reachable, token good
  bool is_stopping_ = false;
};

}  // namespace bot
