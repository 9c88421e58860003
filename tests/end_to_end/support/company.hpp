// The whole bot and a workspace, talking over sockets, and people who use its page.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <nlohmann/json.hpp>

#include "bot/cli/demo.hpp"
#include "net/http_client.hpp"

using Json = nlohmann::json;

class Company {
 public:
  Company();
  ~Company();
  Company(Company const&) = delete;
  Company& operator=(Company const&) = delete;

  // What the person sees in #general after the line was typed and answered.
  std::vector<Json> types(std::string const& person, std::string const& line);

  // Clicks a button of a message in #general by its action id; waits until the conversation has
  // changed.
  std::vector<Json> clicks(std::string const& person, Json const& message,
                           std::string const& action_id);

  // Messages of #general as the person sees them.
  std::vector<Json> sees(std::string const& person);

  // Waits (on the workspace's version, not on a clock) until `wanted` holds for what the person
  // sees in #general; gives what they see.
  std::vector<Json> sees_at_last(std::string const& person,
                                 std::function<bool(std::vector<Json> const&)> const& wanted);

  Json workspace(std::string const& person);
  void opens_home(std::string const& person);
  Json home_of(std::string const& person);  // waits for it
  void plays_fault(Json const& rules);

  // A raw request to the bot.
  struct RawReply {
    int status = 0;
    std::string body;
  };
  RawReply to_bot(std::string const& method, std::string const& path, std::string body,
                  std::vector<std::pair<std::string, std::string>> headers);
  std::string bot_port() { return std::to_string(demo_->bot().port()); }

  // Everybody's progress as exported, to see whether anything has changed.
  std::string export_everything();

  std::string const& signing_secret() { return demo_->settings().signing_secret.reveal(); }

 private:
  Json get(std::string const& path);
  Json post(std::string const& path, Json const& body);
  net::HttpResponse call(net::HttpCall call);
  template <class T>
  T run(boost::asio::awaitable<T> work);

  std::string folder_;
  boost::asio::io_context io_{1};
  std::unique_ptr<net::HttpClient> http_;
  std::unique_ptr<bot::cli::Demo> demo_;
};

// All words of a message.
bool shows(Json const& message, std::string const& part);
