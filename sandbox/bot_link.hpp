// Sends requests to the app, signed over HTTP or as envelopes over Socket Mode, and measures how
// long it takes to acknowledge them.
#pragma once

#include <string>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include "net/http_client.hpp"
#include "sandbox/delivery.hpp"
#include "sandbox/requests.hpp"
#include "sandbox/sockets.hpp"
#include "sandbox/watch.hpp"
#include "sandbox/workspace.hpp"

namespace sandbox {

class BotLink {
 public:
  BotLink(boost::asio::any_io_executor executor, Workspace& workspace, Watch& watch,
          Sockets& sockets);

  // One request, with the faults that are switched on for it.
  boost::asio::awaitable<Delivery> send(BotRequest request);

  // Adds why the last answer was not used to the traffic log.
  void note(BotRequest const& request, std::string const& text);

 private:
  boost::asio::awaitable<Delivery> send_once(BotRequest request);
  boost::asio::awaitable<Delivery> send_over_http(BotRequest request);
  net::HttpCall signed_call(BotRequest const& request) const;

  Workspace& workspace_;
  Watch& watch_;
  Sockets& sockets_;
  net::HttpClient client_;
};

}  // namespace sandbox
