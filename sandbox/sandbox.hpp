// A Slack-compatible workspace for one app: see sandbox/README.md.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

namespace sandbox {

struct Person {
  std::string id;         // "U0LENA0001"
  std::string name;       // handle: "lena"
  std::string real_name;  // "Lena Vogt"
  std::string title;      // "Strategic Account Leader, new": shown in the person picker
  std::string email;      // as in Slack's profile; may be empty
  std::string timezone;   // IANA; empty = null in Slack's payloads
  bool is_bot = false;
  bool is_deleted = false;
};

struct Channel {
  std::string id;
  std::string name;
  std::string topic;
  bool is_private = false;
  bool is_archived = false;
  std::vector<std::string> members;  // person ids; empty = everybody
  bool app_is_member = true;
};

// A word that the page completes after a slash command.
struct CommandWord {
  std::string word;
  std::string hint;
};

struct SlashCommand {
  std::string command;  // "/cert"
  std::string hint;
  std::vector<CommandWord> words;
};

// How long things last; the defaults are Slack's. Tests shorten them.
struct Timing {
  std::chrono::milliseconds acknowledgement{3000};
  std::chrono::milliseconds trigger{3000};
  std::chrono::milliseconds response_url = std::chrono::minutes(30);
  std::array<std::chrono::milliseconds, 3> event_retries{
      std::chrono::milliseconds(0), std::chrono::minutes(1), std::chrono::minutes(5)};
  std::chrono::milliseconds long_poll = std::chrono::seconds(20);
  std::chrono::milliseconds socket_ticket = std::chrono::seconds(30);
  std::chrono::milliseconds socket_ping = std::chrono::seconds(10);
};

// Slack's rate limits; what they are is in README.md.
struct RateLimits {
  bool on = true;
  int posts_at_once = 3;  // messages in one channel; each second allows one more
  int posts_in_a_minute = 600;
  std::chrono::milliseconds second{1000};  // how long Slack's second lasts here
};

// Something that a person can start from the composer or from the menu of a message.
struct Shortcut {
  enum class Kind { global, message };
  Kind kind = Kind::global;
  std::string callback_id;
  std::string name;
  std::string description;
};

struct Settings {
  std::string listen = "127.0.0.1:4000";
  std::string bot_url;  // "http://127.0.0.1:3000/slack/events"; may be set later, see set_bot_url
  std::string signing_secret;
  std::string bot_token;
  std::string app_token;            // for Socket Mode; empty = switched off
  std::vector<std::string> scopes;  // of the bot's token; empty = all
  std::string team_name = "Sandbox";
  std::string app_name = "fieldcert";
  std::vector<Person> people;
  std::vector<Channel> channels;
  std::vector<SlashCommand> commands;
  // A message that stands in a channel (or, by person id, in the app's DM) from the start:
  // the first-steps card. `message` is a chat.postMessage body without the channel, as JSON.
  struct Greeting {
    std::string channel;
    std::string message;
  };
  std::vector<Greeting> greetings;
  std::vector<Shortcut> shortcuts;
  std::vector<std::string> unfurl_domains;  // links to these are told to the app
  // Events that the app has subscribed to; "*" = all.
  std::vector<std::string> events{"app_home_opened", "app_mention", "message.im", "team_join"};
  Timing timing;
  RateLimits rate_limits;
};

class Sandbox {
 public:
  // Binds at once; throws std::runtime_error naming the address when it can't.
  Sandbox(boost::asio::io_context& io, Settings settings);
  ~Sandbox();
  Sandbox(Sandbox const&) = delete;
  Sandbox& operator=(Sandbox const&) = delete;

  std::uint16_t port() const;
  std::string api_url() const;   // "http://127.0.0.1:4000/api/"
  std::string page_url() const;  // "http://127.0.0.1:4000/"
  void set_bot_url(std::string url);

  void start();
  boost::asio::awaitable<void> stop();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace sandbox
