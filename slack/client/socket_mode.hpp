// Socket Mode: keeps connections to Slack open, hands out what comes over them and acknowledges it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include "net/websocket.hpp"
#include "slack/client/socket_plan.hpp"

namespace slack {

class WebApi;

struct SocketModeSettings {
  int connections = 2;  // Slack spreads envelopes over them, and one is there while another is cut
  SocketPace pace;
  net::WebSocketSettings websocket;
};

class SocketMode {
 public:
  struct Ends {
    // Handles an envelope. Returns the payload of its acknowledgement as JSON, or nothing. Several
    // may be under way. When it throws, Slack gets no acknowledgement and sends the envelope again.
    std::function<boost::asio::awaitable<std::string>(SocketEnvelope)> on_envelope;
    // Sends an answer that its acknowledgement could not carry.
    std::function<boost::asio::awaitable<void>(std::string response_url, std::string body)>
        send_late;
    std::function<void(Tell const&)> on_news;  // for the log; may be empty
  };

  struct Status {
    int up = 0;
    int wanted = 0;
    std::optional<std::chrono::milliseconds> since_last_frame;  // of any kind; none = nothing is up
    std::string trouble;                                        // empty = nothing is wrong
  };

  // `api` has the app's token (xapp-…); it must outlive `stop`.
  SocketMode(boost::asio::any_io_executor executor, WebApi& api, SocketModeSettings settings,
             Ends ends);
  ~SocketMode();
  SocketMode(SocketMode const&) = delete;
  SocketMode& operator=(SocketMode const&) = delete;

  // Keeps the connections up until `stop`.
  boost::asio::awaitable<void> run();

  // Takes no more envelopes, lets those under way be acknowledged within `patience`, says goodbye
  // and resumes when nothing is left.
  boost::asio::awaitable<void> stop(std::chrono::milliseconds patience);

  Status status() const;

 private:
  struct Shared;
  std::shared_ptr<Shared> shared_;
};

}  // namespace slack
