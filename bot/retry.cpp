// The rules of retries.
#include "bot/retry.hpp"

#include <algorithm>

namespace bot {

using domain::Instant;
using storage::ClaimedDelivery;
using What = NextStep::What;

namespace {

constexpr std::int64_t first_wait_ms = 1000;
constexpr std::int64_t longest_wait_ms = 5 * 60 * 1000;
// What goes to a response_url is worth nothing after half an hour (Slack: handling user
// interaction); nor is the answer that somebody waits for.
constexpr std::int64_t patience_of_people_ms = 30 * 60 * 1000;
constexpr std::int64_t patience_ms = 24 * 60 * 60 * 1000;
// How soon Slack's history shows what was posted is not documented.
constexpr std::int64_t first_look_after_ms = 1500;
constexpr std::int64_t next_look_after_ms = 3000;
constexpr std::int64_t most_looks = 2;
// A lane stands still until its message has been looked for, so looking is not put off for long.
constexpr std::int64_t longest_wait_for_look_ms = 10'000;

std::int64_t patience_for(ClaimedDelivery const& delivery) {
  bool const somebody_waits = delivery.method == "response_url" || !delivery.answer_route.empty();
  // A message to a channel that reports its end to a handler is still worth a day.
  bool const is_post = can_be_looked_for(delivery.method);
  return somebody_waits && !is_post ? patience_of_people_ms : patience_ms;
}

std::int64_t backed_off(std::int64_t attempts) {
  std::int64_t const doublings = std::clamp<std::int64_t>(attempts - 1, 0, 20);
  return std::min(first_wait_ms * (std::int64_t{1} << doublings), longest_wait_ms);
}

std::int64_t spread_out(std::int64_t wait_ms, double spread) {
  return wait_ms + static_cast<std::int64_t>(static_cast<double>(wait_ms) * 0.2 * spread);
}

// What is not worth waiting for any longer is given up.
NextStep unless_too_late(ClaimedDelivery const& delivery, NextStep step) {
  if (step.at.ms - delivery.put_at.ms > patience_for(delivery)) step.what = What::give_up;
  return step;
}

}  // namespace

bool can_be_looked_for(std::string_view method) { return method == "chat.postMessage"; }

bool shows_when_repeated(std::string_view method) {
  return can_be_looked_for(method) || method == "response_url" || method == "chat.postEphemeral";
}

NextStep after_attempt(ClaimedDelivery const& delivery, AttemptEnd end, Instant now,
                       std::int64_t asked_wait_ms, double spread) {
  auto const in = [now](std::int64_t wait_ms) { return Instant{now.ms + wait_ms}; };
  std::int64_t const wait_ms = spread_out(backed_off(delivery.attempts), spread);
  switch (end) {
    case AttemptEnd::delivered:
      return {What::done, now};
    case AttemptEnd::refused:
      return {What::give_up, now};
    case AttemptEnd::rate_limited:
      return unless_too_late(delivery, {What::hold, in(spread_out(asked_wait_ms, spread))});
    case AttemptEnd::unauthorised:
      return unless_too_late(delivery, {What::hold, in(longest_wait_ms)});
    case AttemptEnd::uncertain:
      // What may have arrived is looked for, however late it is: the answer decides.
      if (can_be_looked_for(delivery.method)) return {What::look_first, in(first_look_after_ms)};
      return unless_too_late(delivery, {What::try_again, in(wait_ms)});
    case AttemptEnd::nothing_done:
      return unless_too_late(delivery, {What::try_again, in(wait_ms)});
  }
  return {What::give_up, now};
}

NextStep after_look(ClaimedDelivery const& delivery, LookEnd end, Instant now, double spread) {
  std::int64_t const looks = delivery.looks.value_or(0);
  switch (end) {
    case LookEnd::found:
      return {What::done, now};
    case LookEnd::not_found:
      if (looks + 1 >= most_looks) return {What::send_now, now};
      return {What::look_first, {now.ms + next_look_after_ms}, looks + 1};
    case LookEnd::unreadable:
      return {What::send_now, now};
    case LookEnd::failed: {
      std::int64_t const wait_ms =
          spread_out(std::min(backed_off(delivery.attempts), longest_wait_for_look_ms), spread);
      return unless_too_late(delivery, {What::look_first, {now.ms + wait_ms}, looks});
    }
  }
  return {What::give_up, now};
}

}  // namespace bot
