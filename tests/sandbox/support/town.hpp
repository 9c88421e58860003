// A sandbox with a small cast and a bot that does as it is told, over real sockets.
#pragma once

#include <chrono>
#include <deque>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <nlohmann/json.hpp>

#include "net/http_client.hpp"
#include "net/http_server.hpp"
#include "sandbox/sandbox.hpp"

namespace sandbox_tests {

using Json = nlohmann::json;

constexpr char const* lena = "U0LENA0001";
constexpr char const* omar = "U0OMAR0001";
constexpr char const* general = "C0GENERAL1";
constexpr char const* secret_channel = "C0SECRET01";
constexpr char const* archived = "C0ARCHIVE1";
constexpr char const* not_joined = "C0PUBLIC01";
constexpr char const* signing_secret = "0123456789abcdef0123456789abcdef";
constexpr char const* bot_token = "xoxb-sandbox-1";
constexpr char const* app_token = "xapp-sandbox-1";

sandbox::Settings usual_settings();

// What the bot was sent.
struct Received {
  std::map<std::string, std::string> headers;  // lower case
  std::string body;

  std::string field(std::string_view name) const;  // of a form
  Json payload() const;                            // of an interaction
  Json json() const;                               // of an event
};

struct Answer {
  int status = 0;
  std::map<std::string, std::string> headers;
  std::string body;
  bool lost = false;  // the connection ended without an answer

  Json json() const;
};

class Town {
 public:
  explicit Town(sandbox::Settings settings = usual_settings());
  ~Town();
  Town(Town const&) = delete;
  Town& operator=(Town const&) = delete;

  // What the bot answers from now on; empty 200 at first.
  void bot_answers(int status, std::string body, std::string_view type = "application/json");
  // The answers to the next requests, one each, before the usual one.
  void bot_answers_once(int status, std::string body);
  void bot_hangs();

  std::vector<Received> const& received() const { return received_; }
  Received const& last() const { return received_.back(); }
  // Runs until the bot was sent that many requests; false after five seconds.
  bool wait_for_requests(std::size_t count);
  // Runs until this is so; false after five seconds.
  bool wait_until(std::function<bool()> const& is_so);

  Json api(std::string const& method, Json const& arguments);
  Json api_with_token(std::string const& token, std::string const& method, Json const& arguments);
  Answer api_form(std::string const& method, std::string const& form);
  Answer send(net::HttpCall call);
  // A request written by hand; the answer up to the end of its headers.
  std::string send_text(std::string request);
  Json get(std::string const& path);
  Json post(std::string const& call, Json const& body);  // of /client/
  Answer post_answer(std::string const& call, Json const& body);

  Json command(std::string const& as, std::string const& channel, std::string const& text);
  Json conversation(std::string const& as, std::string const& channel);
  std::string app_channel(std::string const& as);
  // Types a command and gives the trigger that the bot was sent.
  std::string trigger(std::string const& as = lena);

  std::string url(std::string const& path) const;
  sandbox::Sandbox& sandbox() { return *sandbox_; }
  // Switches faults on; the rules replace those of before.
  void switch_on(Json const& rule);
  boost::asio::io_context& io() { return io_; }

  template <class T>
  T run(boost::asio::awaitable<T> work) {
    std::optional<T> result;
    run(keep(std::move(work), &result));
    return std::move(*result);
  }
  void run(boost::asio::awaitable<void> work);

 private:
  template <class T>
  static boost::asio::awaitable<void> keep(boost::asio::awaitable<T> work,
                                           std::optional<T>* result) {
    auto value = co_await std::move(work);
    result->emplace(std::move(value));
  }
  boost::asio::awaitable<net::HttpReply> answer_as_bot(net::HttpRequest request);

  boost::asio::io_context io_;
  net::HttpServer bot_;
  std::unique_ptr<sandbox::Sandbox> sandbox_;
  net::HttpClient client_;
  boost::asio::steady_timer hanging_;
  std::vector<Received> received_;
  std::deque<net::HttpReply> next_replies_;
  net::HttpReply usual_reply_;
  bool hangs_ = false;
};

// Blocks and views for tests.
Json plain(std::string const& text);
Json mrkdwn(std::string const& text);
Json button(std::string const& action_id);
Json section(std::string const& text);
Json text_input(std::string const& block_id);
Json modal(Json blocks);

}  // namespace sandbox_tests
