// The loop of the timetable.
#include "bot/timetable.hpp"

#include <algorithm>
#include <chrono>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "bot/database_calls.hpp"
#include "bot/log.hpp"
#include "handlers/routes.hpp"
#include "storage/outbox.hpp"

namespace bot {

using boost::asio::awaitable;
using storage::DueEntry;

namespace {

constexpr std::int64_t most_at_once = 50;
// Entries that are put while we sleep lie further ahead than this; nobody has to wake us for them.
constexpr std::int64_t longest_sleep_ms = 5000;
constexpr std::int64_t pause_after_trouble_ms = 1000;

// False when the entry is not there any more.
bool carry_out_in(storage::Transaction const& transaction, DueEntry const& entry,
                  config::Settings const& settings, domain::Instant now) {
  auto const* const route = handlers::find_due(entry.kind);
  if (route == nullptr) throw std::runtime_error("nobody takes entries of this kind");
  if (!storage::take_off(transaction, entry.kind, entry.subject)) return false;
  handlers::Caller const nobody;
  handlers::WriteContext const context{transaction, now, nobody, settings};
  auto const outcome = route->handler(entry, context);
  for (auto const& it : outcome.deliveries) storage::put_delivery(transaction, it, now);
  return true;
}

}  // namespace

Timetable::Timetable(boost::asio::io_context& io, storage::Database& database,
                     config::Settings const& settings, Metrics& metrics, Clock clock,
                     std::function<void()> wake_courier)
    : database_(database),
      settings_(settings),
      metrics_(metrics),
      clock_(std::move(clock)),
      wake_courier_(std::move(wake_courier)),
      alarm_(io) {}

awaitable<void> Timetable::run() {
  while (!is_stopping_) {
    Waiting waiting = co_await look();
    for (DueEntry& entry : waiting.due) {
      if (is_stopping_) co_return;
      co_await carry_out(std::move(entry));
    }
    std::int64_t wait_ms = longest_sleep_ms;
    if (waiting.next_at) {
      wait_ms =
          std::clamp(waiting.next_at->ms - clock_().ms, pause_after_trouble_ms, longest_sleep_ms);
    }
    co_await sleep(wait_ms);
  }
}

void Timetable::stop() {
  is_stopping_ = true;
  alarm_.cancel();
}

awaitable<Timetable::Waiting> Timetable::look() {
  auto job = [now = clock_()](storage::Snapshot const& snapshot) {
    return Waiting{storage::due_entries(snapshot, now, most_at_once),
                   storage::next_due_at(snapshot)};
  };
  Waiting waiting;
  std::string trouble;
  try {
    waiting = co_await read(database_, std::move(job));
  } catch (std::exception const& error) {
    trouble = error.what();
  }
  if (!trouble.empty()) log_error("timetable", {{"reason", trouble}});
  co_return waiting;
}

awaitable<void> Timetable::carry_out(DueEntry entry) {
  auto const began = std::chrono::steady_clock::now();
  auto job = [&entry, this, now = clock_()](storage::Transaction const& transaction) {
    return carry_out_in(transaction, entry, settings_, now);
  };
  std::string trouble;
  bool is_done = false;
  try {
    is_done = co_await write(database_, std::move(job));
  } catch (std::exception const& error) {
    trouble = error.what();
  }
  if (!trouble.empty()) {
    log_error("timetable", {{"kind", entry.kind}, {"subject", entry.subject}, {"reason", trouble}});
    co_return;
  }
  if (!is_done) co_return;
  std::chrono::duration<double> const took = std::chrono::steady_clock::now() - began;
  auto const* const route = handlers::find_due(entry.kind);
  metrics_.count_request(route->kind, "ok", took.count());
  log_info("timetable",
           {{"kind", entry.kind}, {"subject", entry.subject}, {"ms", in_ms(took.count())}});
  wake_courier_();
}

awaitable<void> Timetable::sleep(std::int64_t wait_ms) {
  alarm_.expires_after(std::chrono::milliseconds(wait_ms));
  auto const quiet = boost::asio::as_tuple(boost::asio::use_awaitable);
  co_await alarm_.async_wait(quiet);
}

}  // namespace bot
