// What `fieldcert check` says about Slack: it asks the same questions that the bot lives by.
#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <map>
#include <optional>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "bot/app_manifest.hpp"
#include "bot/cli/checks.hpp"
#include "bot/clock.hpp"
#include "net/http_client.hpp"
#include "slack/client/web_api.hpp"
#include "slack/json_reading.hpp"

namespace bot::cli {
namespace {

using boost::asio::awaitable;
using slack::ApiAnswer;
using slack::ApiFailure;
using slack::ApiResult;
using slack::json_reading::read_object;
using slack::json_reading::text_at;
using Kind = ApiFailure::Kind;

constexpr std::int64_t most_skew_s = 60;
constexpr char const* not_asked = "Slack could not be asked";

// Nobody waits long at a terminal.
net::HttpClientSettings hasty_client(config::Settings const& settings) {
  net::HttpClientSettings made;
  made.ca_file = settings.ca_file;
  made.connect_timeout = std::chrono::seconds(3);
  made.response_timeout = std::chrono::seconds(5);
  return made;
}

std::string words_of(ApiFailure const& failure) {
  return failure.error.empty() ? failure.detail : failure.error;
}

// Slack, or what stands in its place, gave no answer of its own.
bool is_out_of_reach(ApiFailure const& failure) {
  return failure.error.empty() && failure.kind != Kind::rate_limited;
}

std::string put_off(ApiFailure const& failure) {
  return "Slack asks for patience; try again in " + std::to_string(failure.retry_after_s) + " s";
}

// Which of `wanted` are not in `granted`, a list with commas as Slack gives it: "a, b".
std::string missing_scopes(std::string granted, std::vector<std::string> const& wanted) {
  std::erase(granted, ' ');
  granted = "," + granted + ",";
  std::string missing;
  for (std::string const& scope : wanted) {
    if (granted.find("," + scope + ",") != std::string::npos) continue;
    missing += (missing.empty() ? "" : ", ") + scope;
  }
  return missing;
}

// Unix seconds of "Sun, 06 Nov 1994 08:49:37 GMT"; nothing for what is no such date.
std::optional<std::int64_t> http_date(std::string const& text) {
  std::tm parts{};
  char const* const rest = strptime(text.c_str(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
  if (rest == nullptr || *rest != '\0') return std::nullopt;
  return timegm(&parts);
}

class SlackChecks {
 public:
  SlackChecks(boost::asio::io_context& io, Checks& checks, config::Settings const& settings)
      : checks_(checks),
        settings_(settings),
        http_(io.get_executor(), hasty_client(settings)),
        as_bot_(http_, settings.slack_api_url, settings.bot_token.reveal()),
        as_app_(http_, settings.slack_api_url, settings.app_token.reveal()) {}

  awaitable<void> run() {
    co_await check_token();
    if (is_token_good_) {
      co_await check_channels();
    } else {
      for (auto const* what : {"scopes", "clock", "channels"}) checks_.skipped(what, not_asked);
    }
    if (settings_.app_token.empty()) co_return;
    co_await check_socket_mode();
  }

 private:
  awaitable<void> check_token();
  void take_token_failure(ApiFailure const& failure);
  void check_scopes(ApiAnswer const& answer);
  void check_clock(ApiAnswer const& answer);
  awaitable<void> check_channels();
  // False when there is no use in asking on.
  bool take_channel(std::string const& channel, ApiResult<ApiAnswer> const& answer);
  awaitable<void> check_socket_mode();
  void take_socket_failure(ApiFailure const& failure);

  Checks& checks_;
  config::Settings const& settings_;
  net::HttpClient http_;
  slack::WebApi as_bot_;
  slack::WebApi as_app_;
  std::string bot_name_ = "fieldcert";
  bool is_token_good_ = false;
  bool is_reachable_ = true;
};

awaitable<void> SlackChecks::check_token() {
  if (settings_.bot_token.empty()) {
    checks_.bad("token",
                "SLACK_BOT_TOKEN is not set; it stands in the app's settings in Slack under "
                "OAuth & Permissions");
    co_return;
  }
  slack::FormArguments none;
  auto const answer = co_await as_bot_.call("auth.test", std::move(none));
  if (!answer) {
    take_token_failure(answer.error());
    co_return;
  }
  is_token_good_ = true;
  auto const about = read_object(answer->json);
  std::string const name = text_at(about, {"user"});
  if (!name.empty()) bot_name_ = name;
  checks_.good("token", "accepted by " + settings_.slack_api_url + " as @" + bot_name_ + " of " +
                            text_at(about, {"team"}));
  check_scopes(*answer);
  check_clock(*answer);
}

void SlackChecks::take_token_failure(ApiFailure const& failure) {
  if (failure.kind == Kind::rate_limited) return checks_.skipped("token", put_off(failure));
  if (is_out_of_reach(failure)) {
    is_reachable_ = false;
    return checks_.bad("token", settings_.slack_api_url + " gives no answer: " + failure.detail +
                                    "; check the way out to it, and set SLACK_CA_FILE behind a "
                                    "proxy that inspects");
  }
  checks_.bad("token", words_of(failure) +
                           "; install the app in the workspace (again) and copy the bot token "
                           "from OAuth & Permissions to SLACK_BOT_TOKEN");
}

void SlackChecks::check_scopes(ApiAnswer const& answer) {
  if (answer.granted_scopes.empty()) {
    return checks_.skipped("scopes", "Slack did not say which the token has");
  }
  std::string const missing = missing_scopes(answer.granted_scopes, bot_scopes());
  if (missing.empty()) return checks_.good("scopes", "all that are needed");
  checks_.bad("scopes", "missing: " + missing +
                            "; add them to the app under OAuth & Permissions (fieldcert manifest "
                            "prints all) and install it again");
}

void SlackChecks::check_clock(ApiAnswer const& answer) {
  auto const theirs = http_date(answer.date);
  if (!theirs) return checks_.skipped("clock", "Slack did not say what time it is");
  std::int64_t const ahead_s = system_now().ms / 1000 - *theirs;
  if (std::abs(ahead_s) <= most_skew_s) return checks_.good("clock", "agrees with Slack's");
  checks_.bad("clock", "this machine is " + std::to_string(std::abs(ahead_s)) + " s " +
                           (ahead_s > 0 ? "ahead of" : "behind") +
                           " Slack; set it by NTP, for requests that seem over 300 s old or "
                           "early are refused");
}

awaitable<void> SlackChecks::check_channels() {
  std::map<std::string, std::string> uses;  // by channel: what for
  auto const add = [&uses](std::string const& channel, std::string const& use) {
    if (channel.empty()) return;
    std::string& all = uses[channel];
    all += (all.empty() ? "" : ", ") + use;
  };
  add(settings_.channels.badges, "badges");
  add(settings_.channels.shadow, "shadow");
  add(settings_.channels.program, "program");
  add(settings_.channels.feedback, "feedback");
  if (uses.empty()) {
    checks_.good("channels", "none is set (FIELDCERT_CHANNEL_BADGES, …)");
    co_return;
  }
  bool goes_on = true;
  for (auto const& [channel, use] : uses) {
    std::string const named = channel + " (" + use + ")";
    if (!goes_on) {
      checks_.skipped("channel", named + ": " + not_asked);
      continue;
    }
    slack::FormArguments arguments;
    arguments.emplace_back("channel", channel);
    arguments.emplace_back("limit", "1");
    auto const answer = co_await as_bot_.call("conversations.history", std::move(arguments));
    goes_on = take_channel(named, answer);
  }
}

bool SlackChecks::take_channel(std::string const& channel, ApiResult<ApiAnswer> const& answer) {
  if (answer) {
    checks_.good("channel", channel + ": the bot is a member");
    return true;
  }
  ApiFailure const& failure = answer.error();
  if (failure.kind == Kind::rate_limited) {
    checks_.skipped("channel", channel + ": " + put_off(failure));
    return false;
  }
  std::string remedy;
  if (failure.error == "not_in_channel") {
    remedy = "; type /invite @" + bot_name_ + " in the channel";
  } else if (failure.error == "channel_not_found") {
    remedy = "; check the id, and in a private channel type /invite @" + bot_name_;
  } else if (failure.error == "missing_scope") {
    remedy = " (" + failure.needed + "); see scopes";
  } else if (failure.error == "is_archived") {
    remedy = "; name another channel";
  }
  checks_.bad("channel", channel + ": " + words_of(failure) + remedy);
  return !is_out_of_reach(failure);
}

awaitable<void> SlackChecks::check_socket_mode() {
  if (!is_reachable_) {
    checks_.skipped("socket mode", not_asked);
    co_return;
  }
  // Only asks for the address. To connect would take envelopes away from a bot that is running.
  slack::FormArguments none;
  auto const answer = co_await as_app_.call("apps.connections.open", std::move(none));
  if (answer) {
    checks_.good("socket mode", "SLACK_APP_TOKEN is accepted");
  } else {
    take_socket_failure(answer.error());
  }
}

void SlackChecks::take_socket_failure(ApiFailure const& failure) {
  if (failure.kind == Kind::rate_limited) return checks_.skipped("socket mode", put_off(failure));
  std::string remedy = "; is Socket Mode switched on in the app's settings?";
  if (is_out_of_reach(failure)) remedy = "";
  if (failure.kind == Kind::unauthorised || failure.error == "missing_scope") {
    remedy =
        "; make an app-level token with the scope connections:write in the app's settings under "
        "Basic Information > App-Level Tokens and set it as SLACK_APP_TOKEN";
  }
  checks_.bad("socket mode", words_of(failure) + remedy);
}

}  // namespace

void check_slack(Checks& checks, config::Settings const& settings) {
  boost::asio::io_context io(1);
  std::optional<SlackChecks> slack;
  try {
    slack.emplace(io, checks, settings);
  } catch (std::exception const& error) {  // SLACK_CA_FILE can't be read
    return checks.bad("token", error.what());
  }
  std::exception_ptr failure;
  boost::asio::co_spawn(io, slack->run(), [&](std::exception_ptr error) { failure = error; });
  io.run();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace bot::cli
