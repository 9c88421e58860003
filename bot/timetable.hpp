// Does what the timetable says when its moment has come; after a stop of the bot, what came due
// meanwhile is done at the start.
#pragma once

#include <functional>
#include <optional>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "bot/clock.hpp"
#include "bot/metrics.hpp"
#include "config/settings.hpp"
#include "storage/database.hpp"
#include "storage/timetable.hpp"

namespace bot {

class Timetable {
 public:
  // `database`, `settings` and `metrics` must outlive this.
  Timetable(boost::asio::io_context& io, storage::Database& database,
            config::Settings const& settings, Metrics& metrics, Clock clock,
            std::function<void()> wake_courier);

  // Until `stop`. An entry is done in one transaction, which takes it off: each once, also when the
  // process ends at any moment. One that fails is tried again.
  boost::asio::awaitable<void> run();
  void stop();

 private:
  struct Waiting {
    std::vector<storage::DueEntry> due;
    std::optional<domain::Instant> next_at;
  };

  boost::asio::awaitable<Waiting> look();
  boost::asio::awaitable<void> carry_out(storage::DueEntry entry);
  boost::asio::awaitable<void> sleep(std::int64_t wait_ms);

  storage::Database& database_;
  config::Settings const& settings_;
  Metrics& metrics_;
  Clock clock_;
  std::function<void()> wake_courier_;
  boost::asio::steady_timer alarm_;
  bool is_stopping_ = false;
};

}  // namespace bot
