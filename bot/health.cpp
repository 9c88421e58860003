// Asking the database and Slack how they are.
#include "bot/health.hpp"

#include <algorithm>

#include <boost/asio/as_tuple.hpp>

#include "bot/database_calls.hpp"
#include "bot/log.hpp"
#include "slack/client/web_api.hpp"
#include "storage/outbox.hpp"
#include "storage/probe.hpp"

namespace bot {

using boost::asio::awaitable;
using std::chrono::milliseconds;

namespace {

std::string line(std::string_view what, std::string_view trouble) {
  return std::string(what) + ": " + std::string(trouble.empty() ? "ok" : trouble) + "\n";
}

std::string outbox_line(storage::OutboxCount const& count) {
  std::string text = "outbox: " + std::to_string(count.waiting) + " waiting";
  if (count.buried > 0) text += ", " + std::to_string(count.buried) + " given up";
  return text + "\n";
}

}  // namespace

Health::Health(boost::asio::io_context& io, storage::Database& database, slack::WebApi& web_api,
               config::Settings const& settings)
    : Health(io, database, web_api, settings, Pauses{}) {}

Health::Health(boost::asio::io_context& io, storage::Database& database, slack::WebApi& web_api,
               config::Settings const& settings, Pauses pauses)
    : database_(database),
      web_api_(web_api),
      settings_(settings),
      pauses_(pauses),
      pause_(io),
      is_token_good_(!settings.bot_token.empty()) {}

awaitable<void> Health::watch_slack() {
  if (settings_.bot_token.empty()) {
    slack_trouble_ = "SLACK_BOT_TOKEN is not set";
    co_return;
  }
  auto const quiet = boost::asio::as_tuple(boost::asio::use_awaitable);
  while (!is_stopping_) {
    slack::FormArguments none;
    auto const answer = co_await web_api_.call("auth.test", std::move(none));
    if (is_stopping_) break;
    milliseconds pause = pauses_.when_good;
    if (answer) {
      note({}, true);
    } else {
      pause = take_failure(answer.error());
    }
    pause_.expires_after(pause);
    co_await pause_.async_wait(quiet);
  }
}

// Gives how long to wait before asking again.
milliseconds Health::take_failure(slack::ApiFailure const& failure) {
  using Kind = slack::ApiFailure::Kind;
  std::string trouble = failure.error.empty() ? failure.detail : failure.error;
  switch (failure.kind) {
    case Kind::rate_limited:
      // Slack is there, and says nothing about the token.
      return std::max(milliseconds(std::int64_t{failure.retry_after_s} * 1000), pauses_.when_bad);
    case Kind::unauthorised:
      note(trouble + ", the bot token is not good (any more)", false);
      return pauses_.when_refused;
    default:
      // Whether the token is good is not known: it is as good as it was.
      note(std::move(trouble), is_token_good_);
      return pauses_.when_bad;
  }
}

void Health::token_refused(std::string_view error) {
  note(std::string(error) + ", the bot token is not good (any more)", false);
}

void Health::note(std::string trouble, bool is_token_good) {
  if (trouble != slack_trouble_) {
    if (trouble.empty()) {
      log_info("slack", {{"state", "reachable"}});
    } else {
      log_warning("slack", {{"state", "trouble"}, {"reason", trouble}});
    }
  }
  slack_trouble_ = std::move(trouble);
  bool const is_good_again = is_token_good && !is_token_good_;
  is_token_good_ = is_token_good;
  if (is_good_again && token_good_again_) token_good_again_();
}

void Health::stop() {
  is_stopping_ = true;
  pause_.cancel();
}

awaitable<Health::Readiness> Health::readiness() {
  std::string database_trouble;
  std::string backlog;
  auto job = [](storage::Transaction const& transaction) {
    storage::probe_writing(transaction);
    return storage::count_outbox(transaction);
  };
  try {
    auto const count = co_await write(database_, std::move(job));
    backlog = outbox_line(count);
  } catch (std::exception const& error) {
    database_trouble = error.what();
  }
  bool const has_socket = !settings_.app_token.empty();
  Readiness readiness;
  readiness.is_ready = database_trouble.empty() && slack_trouble_.empty() &&
                       (!has_socket || socket_trouble_.empty());
  readiness.text = line("database", database_trouble) + line("slack", slack_trouble_) +
                   (has_socket ? line("socket mode", socket_trouble_) : "") + backlog;
  co_return readiness;
}

}  // namespace bot
