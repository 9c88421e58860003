// The bot inside its local workspace, with the cast in the middle of the program: what
// `fieldcert sandbox` runs and what the end-to-end tests drive.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

#include "bot/bot.hpp"
#include "config/settings.hpp"
#include "content/problem.hpp"
#include "sandbox/sandbox.hpp"

namespace bot::cli {

enum class Transport { http, socket_mode };

struct DemoOptions {
  std::string page = "127.0.0.1:4000";  // HOST:PORT of the web page
  std::string program;  // handbook pages; empty = our own, with the cast's progress in it
  Transport transport = Transport::http;
};

class Demo {
 public:
  // Settings need a database and an address for the bot; secrets and the API's address are made
  // here. Throws with a line for the operator.
  Demo(boost::asio::io_context& io, config::Settings settings, DemoOptions options);

  // Imports program, roster and progress. Problems mean that nothing of that file was taken.
  std::vector<content::Problem> fill();

  void start();
  boost::asio::awaitable<void> stop();

  sandbox::Sandbox& workspace() { return workspace_; }
  Bot& bot() { return bot_; }
  config::Settings const& settings() const { return settings_; }

 private:
  DemoOptions options_;
  config::Settings settings_;
  sandbox::Sandbox workspace_;
  Bot bot_;
};

}  // namespace bot::cli
