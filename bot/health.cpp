// Asking the database and Slack how they are.
#include "bot/health.hpp"

#include <boost/asio/as_tuple.hpp>

#include "bot/database_calls.hpp"
#include "bot/log.hpp"
#include "slack/client/web_api.hpp"
#include "storage/probe.hpp"

namespace bot {

using boost::asio::awaitable;

namespace {

constexpr std::chrono::seconds pause_when_good{60};
constexpr std::chrono::seconds pause_when_bad{10};

}  // namespace

Health::Health(boost::asio::io_context& io, storage::Database& database, slack::WebApi& web_api,
               config::Settings const& settings)
    : database_(database), web_api_(web_api), settings_(settings), pause_(io) {}

awaitable<void> Health::watch_slack() {
  if (settings_.bot_token.empty()) {
    slack_trouble_ = "SLACK_BOT_TOKEN is not set";
    co_return;
  }
  auto const quiet = boost::asio::as_tuple(boost::asio::use_awaitable);
  while (!is_stopping_) {
    slack::FormArguments none;
    auto const answer = co_await web_api_.call("auth.test", std::move(none));
    std::string trouble;
    if (!answer) {
      auto const& failure = answer.error();
      trouble = failure.error.empty() ? failure.detail : failure.error;
    }
    if (trouble != slack_trouble_) {
      if (trouble.empty()) {
        log_info("slack", {{"state", "reachable"}});
      } else {
        log_warning("slack", {{"state", "trouble"}, {"reason", trouble}});
      }
    }
    slack_trouble_ = trouble;
    if (is_stopping_) break;
    pause_.expires_after(trouble.empty() ? pause_when_good : pause_when_bad);
    co_await pause_.async_wait(quiet);
  }
}

void Health::stop() {
  is_stopping_ = true;
  pause_.cancel();
}

awaitable<Health::Readiness> Health::readiness() {
  std::string database_trouble;
  auto job = [](storage::Transaction const& transaction) {
    storage::probe_writing(transaction);
    return 0;
  };
  try {
    co_await write(database_, std::move(job));
  } catch (std::exception const& error) {
    database_trouble = error.what();
  }
  Readiness readiness;
  readiness.is_ready = database_trouble.empty() && slack_trouble_.empty();
  readiness.text = "database: " + (database_trouble.empty() ? "ok" : database_trouble) +
                   "\nslack: " + (slack_trouble_.empty() ? "ok" : slack_trouble_) + "\n";
  co_return readiness;
}

}  // namespace bot
