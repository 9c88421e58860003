// The bot's Socket Mode side: what comes over its connections goes the way of a request over HTTP.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include "bot/dispatcher.hpp"
#include "bot/metrics.hpp"
#include "config/settings.hpp"
#include "slack/client/socket_mode.hpp"
#include "slack/client/web_api.hpp"

namespace net {
class HttpClient;
}

namespace bot {

class SocketLink {
 public:
  struct Ends {
    // Sends an answer that its acknowledgement could not carry to its response_url.
    std::function<boost::asio::awaitable<CallEnd>(storage::Delivery)> call_now;
    // Why nothing comes from Slack; empty = a connection is up. May be empty itself.
    std::function<void(std::string trouble)> note_trouble;
  };

  // The settings for the WebSockets themselves come from `made`, for tests.
  SocketLink(boost::asio::any_io_executor executor, net::HttpClient& http,
             config::Settings const& settings, Dispatcher& dispatcher, Metrics& metrics, Ends ends,
             slack::SocketModeSettings made = {});

  // Keeps the connections up until `stop`.
  boost::asio::awaitable<void> run();

  // Takes nothing more from Slack, lets what is under way be acknowledged, then says goodbye.
  boost::asio::awaitable<void> stop(std::chrono::milliseconds patience);

  slack::SocketMode::Status status() const { return mode_.status(); }

 private:
  boost::asio::awaitable<std::string> answer(slack::SocketEnvelope envelope);
  boost::asio::awaitable<void> send_late(std::string response_url, std::string body);
  slack::SocketMode::Ends ends();
  void note(slack::Tell const& news);

  Dispatcher& dispatcher_;
  Metrics& metrics_;
  Ends ends_;
  slack::WebApi api_;  // with the app's token
  slack::SocketMode mode_;
};

}  // namespace bot
