// The bot's HTTP side: `POST /slack/events`, signed by Slack, and the pages for operators.
#pragma once

#include <optional>

#include <boost/asio/awaitable.hpp>

#include "bot/clock.hpp"
#include "bot/dispatcher.hpp"
#include "bot/health.hpp"
#include "bot/metrics.hpp"
#include "net/http_server.hpp"
#include "slack/signature.hpp"

namespace bot {

class FrontDoor {
 public:
  FrontDoor(config::Settings const& settings, Dispatcher& dispatcher, Health& health,
            Metrics& metrics, Clock clock);

  boost::asio::awaitable<net::HttpReply> answer(net::HttpRequest request);

 private:
  boost::asio::awaitable<net::HttpReply> answer_slack(net::HttpRequest request);
  boost::asio::awaitable<net::HttpReply> answer_operator(net::HttpRequest request);
  net::HttpReply turn_away(int status, std::string_view reason);

  // Nothing when there is no signing secret: then nobody can prove to be Slack, and what Slack has
  // to say comes by Socket Mode.
  std::optional<slack::SignatureCheck> signature_;
  Dispatcher& dispatcher_;
  Health& health_;
  Metrics& metrics_;
  Clock clock_;
};

}  // namespace bot
