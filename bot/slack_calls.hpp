// One call to Slack for one delivery, and what became of it.
#pragma once

#include <string>

#include <boost/asio/awaitable.hpp>

#include "bot/retry.hpp"
#include "config/settings.hpp"
#include "slack/client/web_api.hpp"
#include "storage/outbox.hpp"

namespace net {
class HttpClient;
}

namespace bot {

struct Attempted {
  AttemptEnd end = AttemptEnd::uncertain;
  std::int64_t asked_wait_ms = 0;
  std::string reason;  // for the log and the dead letters
  std::string error;   // Slack's code; empty when it is none of Slack's
  std::string json;    // Slack's answer when delivered
};

class SlackCalls {
 public:
  SlackCalls(net::HttpClient& http, slack::WebApi& web_api, config::Settings const& settings);

  // Posts to the delivery's response_url or calls its method. A message with a `key` carries it in
  // its metadata. Used by coroutines that end before this does.
  boost::asio::awaitable<Attempted> attempt(storage::Delivery delivery, std::string key);

 private:
  boost::asio::awaitable<Attempted> post_response(std::string url, std::string body);
  boost::asio::awaitable<Attempted> call_method(std::string method, slack::FormArguments form);

  net::HttpClient& http_;
  slack::WebApi& web_api_;
  config::Settings const& settings_;
};

// The event type of the metadata that carries a delivery's key.
inline constexpr std::string_view key_event_type = "fieldcert_delivery";

// The same message, meant for a response_url, as arguments of chat.postMessage to this user's DM.
std::string as_direct_message(std::string_view response_body, std::string_view user);

}  // namespace bot
