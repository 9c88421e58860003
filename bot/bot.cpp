// Putting the bot together.
#include "bot/bot.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include "bot/courier.hpp"
#include "bot/database_calls.hpp"
#include "bot/dispatcher.hpp"
#include "bot/front_door.hpp"
#include "bot/health.hpp"
#include "bot/log.hpp"
#include "bot/socket_link.hpp"
#include "bot/timetable.hpp"
#include "net/http_client.hpp"
#include "net/http_server.hpp"
#include "slack/client/web_api.hpp"
#include "storage/database.hpp"
#include "storage/outbox.hpp"
#include "storage/pauses.hpp"

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

// So that a restart does not call too early either. When it cannot be written, the process at hand
// still knows.
awaitable<void> keep_pause(storage::Database& database, std::string method, std::int64_t until_ms) {
  auto job = [&method, until_ms](storage::Transaction const& transaction) {
    storage::keep_pause(transaction, {method, {until_ms}});
    return 0;
  };
  std::string trouble;
  try {
    co_await write(database, std::move(job));
  } catch (std::exception const& error) {
    trouble = error.what();
  }
  if (!trouble.empty()) log_warning("pause", {{"method", method}, {"reason", trouble}});
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
        web_api(http, settings.slack_api_url, settings.bot_token.reveal(), milliseconds(clock)),
        health(io, database, web_api, settings),
        courier(io, database, http, web_api, settings, metrics, clock, courier_ends()),
        dispatcher(database, settings, metrics, clock, ends()),
        timetable(io, database, settings, metrics, clock, [this] { courier.wake(); }),
        front_door(settings, dispatcher, health, metrics, clock),
        server(io, settings.listen, handler(), server_settings()) {
    if (!settings.app_token.empty()) {
      socket_link.emplace(io.get_executor(), http, settings, dispatcher, metrics, socket_ends());
    }
    take_up(clock());
    web_api.on_pause([this](std::string method, std::int64_t until_ms) {
      return keep_pause(database, std::move(method), until_ms);
    });
    health.on_token_good_again([this] { courier.wake(); });
  }

  // Takes up where the process before has ended, however that was.
  void take_up(domain::Instant now) {
    auto const [last, paused] = database.write_now([now](storage::Transaction const& transaction) {
      bool const was_cut_off = storage::reclaim_leases(transaction, now) > 0;
      auto const ended_at = storage::last_delivery_at(transaction);
      return std::pair(was_cut_off ? std::optional(now) : ended_at, storage::pauses(transaction));
    });
    if (last) web_api.gate().assume_used_up(last->ms);
    for (auto const& pause : paused) web_api.gate().pause(pause.method, pause.until.ms);
  }

  static slack::WebApi::Now milliseconds(Clock clock) {
    return [clock = std::move(clock)] { return clock().ms; };
  }

  Courier::Ends courier_ends() {
    return {[this] { return health.may_call_slack(); },
            [this](std::string const& error) { health.token_refused(error); }};
  }

  Dispatcher::Ends ends() {
    return {[this] { courier.wake(); },
            [this](storage::Delivery delivery) { return courier.call_now(std::move(delivery)); },
            [this](std::string const& reason) { leave(reason); }};
  }

  SocketLink::Ends socket_ends() {
    return {[this](storage::Delivery delivery) { return courier.call_now(std::move(delivery)); },
            [this](std::string trouble) { health.set_socket(std::move(trouble)); }};
  }

  void leave(std::string const& reason) {
    log_warning("uninstalled", {{"reason", reason}});
    health.token_refused(reason);
    if (uninstalled) uninstalled();
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
  Health health;
  Courier courier;
  Dispatcher dispatcher;
  Timetable timetable;
  FrontDoor front_door;
  net::HttpServer server;
  std::optional<SocketLink> socket_link;  // with SLACK_APP_TOKEN only
  std::function<void()> uninstalled;
};

Bot::Bot(boost::asio::io_context& io, config::Settings settings, Clock clock)
    : parts_(std::make_unique<Parts>(io, std::move(settings), std::move(clock))) {}

Bot::~Bot() = default;

std::uint16_t Bot::port() const { return parts_->server.port(); }
storage::Database& Bot::database() { return parts_->database; }

void Bot::on_uninstalled(std::function<void()> told) { parts_->uninstalled = std::move(told); }

void Bot::start() {
  parts_->server.start();
  boost::asio::co_spawn(parts_->io, parts_->courier.run(), boost::asio::detached);
  boost::asio::co_spawn(parts_->io, parts_->timetable.run(), boost::asio::detached);
  boost::asio::co_spawn(parts_->io, parts_->health.watch_slack(), boost::asio::detached);
  if (!parts_->socket_link) return;
  boost::asio::co_spawn(parts_->io, parts_->socket_link->run(), boost::asio::detached);
}

awaitable<void> Bot::stop() {
  if (parts_->socket_link) {
    co_await parts_->socket_link->stop(patience);
  }
  co_await parts_->server.stop(patience);
  parts_->health.stop();
  parts_->timetable.stop();
  co_await parts_->courier.stop(patience);
  parts_->http.close_idle();
}

}  // namespace bot
