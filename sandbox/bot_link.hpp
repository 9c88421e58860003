// Sends signed requests to the app and measures how long it takes to acknowledge them.
#pragma once

#include <string>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include "net/http_client.hpp"
#include "sandbox/requests.hpp"
#include "sandbox/watch.hpp"
#include "sandbox/workspace.hpp"

namespace sandbox {

struct Delivery {
  enum class Result { answered, timed_out, unreachable };
  Result result = Result::unreachable;
  int status = 0;
  std::string content_type;
  std::string body;
  bool no_retry = false;  // the app asked for no further try

  // Commands and interactions want 200, events any 2xx.
  bool accepted() const { return result == Result::answered && status == 200; }
  bool accepted_event() const {
    return result == Result::answered && status >= 200 && status < 300;
  }

  // "operation_timeout" or "dispatch_failed": what the person sees.
  std::string error() const;
};

class BotLink {
 public:
  BotLink(boost::asio::any_io_executor executor, Workspace& workspace, Watch& watch);

  // One request, with the faults that are switched on for it.
  boost::asio::awaitable<Delivery> send(BotRequest request);

  // Adds why the last answer was not used to the traffic log.
  void note(BotRequest const& request, std::string const& text);

 private:
  boost::asio::awaitable<Delivery> send_once(BotRequest request);
  net::HttpCall signed_call(BotRequest const& request) const;

  Workspace& workspace_;
  Watch& watch_;
  net::HttpClient client_;
};

}  // namespace sandbox
