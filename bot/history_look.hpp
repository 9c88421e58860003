// Finding out whether a message has arrived, by reading where it would stand.
#pragma once

#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "bot/retry.hpp"
#include "slack/client/web_api.hpp"
#include "storage/outbox.hpp"

namespace bot {

struct Look {
  LookEnd end = LookEnd::failed;
  std::string reason;                // unless found
  std::string json;                  // found: as chat.postMessage would have answered
  std::string channel;               // found: its id; of a user's DM the "D…"
  std::vector<std::string> surplus;  // ts of further copies, to be deleted
};

// Looks for the message with the delivery's key among those since its first attempt: in the
// channel, the thread, or the DM that it went to. `web_api` must outlive the coroutine.
boost::asio::awaitable<Look> look_for(slack::WebApi* web_api, storage::ClaimedDelivery delivery);

}  // namespace bot
