// Socket Mode against a Slack in the same process, fast.
#pragma once

#include <algorithm>
#include <map>
#include <optional>

#include <boost/asio/steady_timer.hpp>
#include <gtest/gtest.h>

#include "net/http_client.hpp"
#include "slack/client/socket_mode.hpp"
#include "slack/client/web_api.hpp"
#include "tests/slack/support/socket_slack.hpp"

class SocketModeFixture : public testing::Test {
 protected:
  SocketModeFixture();

  void start();
  void start_and_wait_for(int connections);
  bool until(std::function<bool()> const& is_so) { return run_until(io, is_so); }
  bool until_acknowledged(std::size_t count);
  // True when it has ended within the test's time.
  bool stop(std::chrono::milliseconds patience);

  boost::asio::awaitable<std::string> handle(slack::SocketEnvelope envelope);
  boost::asio::awaitable<void> send_late(std::string response_url, std::string body);
  int told(slack::Tell::What what) const;

  boost::asio::io_context io{1};
  SocketSlack slack{io};
  net::HttpClient client{io.get_executor()};
  std::optional<slack::WebApi> api;
  slack::SocketModeSettings settings;
  std::optional<slack::SocketMode> mode;

  std::map<std::string, std::string> answers;  // by envelope; others get {"text":"ok"}
  std::vector<std::string> handled;            // envelopes, in order
  std::string held;                            // an envelope whose handler waits for `release`
  bool fails = false;                          // handlers throw
  std::vector<std::pair<std::string, std::string>> late;
  std::vector<slack::Tell> news;

  void release() { gate_.cancel(); }

 private:
  boost::asio::steady_timer gate_;
};
