// Recording what has become of a delivery, in one commit with what follows from it.
#include "bot/courier.hpp"
#include "bot/database_calls.hpp"
#include "bot/log.hpp"
#include "handlers/routes.hpp"

namespace bot {

using boost::asio::awaitable;
using domain::Instant;
using storage::ClaimedDelivery;
using storage::Transaction;
using What = NextStep::What;

awaitable<void> Courier::settle(ClaimedDelivery delivery, Settled settled) {
  auto job = [this, &delivery, &settled, now = clock_()](Transaction const& transaction) {
    record(transaction, delivery, settled, now);
    return 0;
  };
  co_await write(database_, std::move(job));
}

void Courier::record(Transaction const& transaction, ClaimedDelivery const& delivery,
                     Settled const& settled, Instant now) const {
  NextStep const& next = settled.next;
  std::string const& reason = settled.attempted.reason;
  switch (next.what) {
    case What::try_again:
      return storage::postpone(transaction, delivery.id, next.at, reason);
    case What::hold:
      return storage::release(transaction, delivery.id, next.at);
    case What::look_first:
      return storage::mark_uncertain(transaction, delivery.id, next.at, next.looks, reason);
    case What::done:
    case What::send_now:
    case What::give_up:
      break;
  }
  for (auto const& each : settled.follow_ups) storage::put_delivery(transaction, each, now);
  bool const ok = next.what == What::done;
  bool const is_settled = hand_answer(transaction, delivery, settled, now);
  if (ok || is_settled) return storage::mark_delivered(transaction, delivery.id, now);
  storage::bury(transaction, delivery.id, now, reason);
}

// The answer is handled in the commit that marks the delivery. Says whether the handler has dealt
// with an error.
bool Courier::hand_answer(Transaction const& transaction, ClaimedDelivery const& delivery,
                          Settled const& settled, Instant now) const {
  auto const* const route = handlers::find_answer(delivery.answer_route);
  if (route == nullptr) return false;
  bool const ok = settled.next.what == What::done;
  Attempted const& attempted = settled.attempted;
  std::string const& error = attempted.error.empty() ? attempted.reason : attempted.error;
  handlers::Answer const answer{delivery.answer_context, ok, error, attempted.json};
  handlers::Caller const nobody;
  auto const outcome =
      route->handler(answer, handlers::WriteContext{transaction, now, nobody, settings_});
  for (auto const& each : outcome.deliveries) storage::put_delivery(transaction, each, now);
  return outcome.is_settled;
}

void Courier::report(ClaimedDelivery const& delivery, Settled const& settled) {
  constexpr std::string_view names[] = {"delivered", "postponed", "held",
                                        "uncertain", "delivered", "buried"};
  std::string_view const result = names[static_cast<std::size_t>(settled.next.what)];
  metrics_.count_delivery(delivery.method, result);
  log_info("delivery", {{"id", std::to_string(delivery.id)},
                        {"method", delivery.method},
                        {"result", result},
                        {"attempt", std::to_string(delivery.attempts)},
                        {"reason", settled.attempted.reason}});
}

}  // namespace bot
