// Starting, stopping and looking at a bot in a process of its own.
#include "tests/end_to_end/support/served_bot.hpp"

#include <chrono>
#include <csignal>
#include <fstream>
#include <stdexcept>

#include "bot/clock.hpp"

namespace {

constexpr std::chrono::seconds patience{100};

sandbox::Settings with_short_polls(sandbox::Settings settings) {
  settings.timing.long_poll = std::chrono::milliseconds(100);
  return settings;
}

}  // namespace

ServedBot::ServedBot(sandbox::Settings settings) : slack(with_short_polls(std::move(settings))) {
  environment = {{"SLACK_SIGNING_SECRET", "5ec4e7"},  {"SLACK_BOT_TOKEN", "xoxb-test-token"},
                 {"SLACK_API_URL", slack.api_url()},  {"FIELDCERT_DATABASE", place_.file("bot.db")},
                 {"FIELDCERT_LISTEN", "127.0.0.1:0"}, {"FIELDCERT_LOG_LEVEL", "info"}};
  storage::DatabaseSettings database_settings;
  database_settings.path = place_.file("bot.db");
  database_ = std::make_unique<storage::Database>(database_settings);
}

ServedBot::~ServedBot() {
  if (process_ != 0) kill_at_once();
}

void ServedBot::start(std::string const& subcommand) {
  process_ = place_.start(subcommand, environment);
}

void ServedBot::kill_at_once() {
  kill(process_, SIGKILL);
  ended();
}

Ran ServedBot::stop() {
  kill(process_, SIGTERM);
  return ended();
}

Ran ServedBot::ended() {
  pid_t const process = process_;
  process_ = 0;
  return place_.wait(process);
}

std::string ServedBot::url() const {
  std::string const log = place_.read("stderr");
  std::size_t const at = log.find("port=") + 5;
  return "http://127.0.0.1:" + log.substr(at, log.find_first_not_of("0123456789", at) - at);
}

std::int64_t ServedBot::resident_kib() const {
  std::ifstream status("/proc/" + std::to_string(process_) + "/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) return std::stoll(line.substr(6));
  }
  throw std::runtime_error("the bot does not run");
}

void ServedBot::put(storage::Delivery const& delivery) {
  database_->write_now([&](storage::Transaction const& transaction) {
    storage::put_delivery(transaction, delivery, bot::system_now());
  });
}

void ServedBot::put_message(std::string const& channel, std::string const& text, Json more) {
  more["channel"] = channel;
  more["text"] = text;
  storage::Delivery delivery;
  delivery.lane = channel;
  delivery.method = "chat.postMessage";
  delivery.body = more.dump();
  put(delivery);
}

storage::OutboxCount ServedBot::count() {
  return database_->read_now([](auto const& it) { return storage::count_outbox(it); });
}

void ServedBot::wait_until(std::function<bool()> const& holds, std::string const& what) {
  auto const deadline = std::chrono::steady_clock::now() + patience;
  while (!holds()) {
    if (std::chrono::steady_clock::now() > deadline) throw std::runtime_error("never: " + what);
    auto const version = slack.get("client/workspace?as=U0PERSON1")["version"];
    slack.get("client/wait?as=U0PERSON1&since=" + version.dump());
  }
}

void ServedBot::wait_until_all_is_delivered() {
  wait_until([this] { return count().waiting == 0; }, "an empty outbox");
}
