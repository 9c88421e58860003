// Putting the bot together.
#include "bot/bot.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include "bot/courier.hpp"
#include "bot/dispatcher.hpp"
#include "bot/front_door.hpp"
#include "bot/health.hpp"
#include "bot/log.hpp"
#include "net/http_client.hpp"
#include "net/http_server.hpp"
#include "slack/client/web_api.hpp"
#include "storage/database.hpp"

namespace bot {

using boost::asio::awaitable;

namespace {

// Slack waits three seconds for an answer; what takes longer has failed for the person anyway.
constexpr std::chrono::milliseconds patience{3000};

net::HttpClientSettings client_settings(config::Settings const& settings) {
  net::HttpClientSettings made;
  made.ca_file = settings.ca_file;
  return made;
}

}  // namespace

storage::DatabaseSettings database_settings(config::Settings const& settings) {
  storage::DatabaseSettings made;
  made.path = settings.database;
  made.handbook_url = settings.handbook_url;
  return made;
}

struct Bot::Parts {
  Parts(boost::asio::io_context& io_, config::Settings settings_, Clock clock)
      : io(io_),
        settings(std::move(settings_)),
        database(database_settings(settings)),
        http(io.get_executor(), client_settings(settings)),
        web_api(http, settings.slack_api_url, settings.bot_token.reveal()),
        courier(io, database, http, web_api, settings, metrics, clock),
        health(io, database, web_api, settings),
        dispatcher(database, settings, metrics, clock, ends()),
        front_door(settings, dispatcher, health, metrics, clock),
        server(io, settings.listen, handler(), server_settings()) {}

  Dispatcher::Ends ends() {
    return {[this] { courier.wake(); },
            [this](FollowUp follow_up) { courier.send_follow_up(std::move(follow_up)); }};
  }

  net::HttpHandler handler() {
    return [this](net::HttpRequest request) { return front_door.answer(request); };
  }

  net::HttpServerSettings server_settings() {
    net::HttpServerSettings made;
    made.on_refusal = [this](int status) {
      metrics.count_refusal("http_" + std::to_string(status));
      log_info("refused", {{"status", std::to_string(status)}});
    };
    return made;
  }

  boost::asio::io_context& io;
  config::Settings settings;
  Metrics metrics;
  storage::Database database;
  net::HttpClient http;
  slack::WebApi web_api;
  Courier courier;
  Health health;
  Dispatcher dispatcher;
  FrontDoor front_door;
  net::HttpServer server;
};

Bot::Bot(boost::asio::io_context& io, config::Settings settings, Clock clock)
    : parts_(std::make_unique<Parts>(io, std::move(settings), std::move(clock))) {}

Bot::~Bot() = default;

std::uint16_t Bot::port() const { return parts_->server.port(); }
storage::Database& Bot::database() { return parts_->database; }

void Bot::start() {
  parts_->server.start();
  boost::asio::co_spawn(parts_->io, parts_->courier.run(), boost::asio::detached);
  boost::asio::co_spawn(parts_->io, parts_->health.watch_slack(), boost::asio::detached);
}

awaitable<void> Bot::stop() {
  co_await parts_->server.stop(patience);
  parts_->health.stop();
  co_await parts_->courier.stop(patience);
  parts_->http.close_idle();
}

}  // namespace bot
