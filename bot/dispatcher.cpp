// From payload to acknowledgement.
#include "bot/dispatcher.hpp"

#include <chrono>
#include <random>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/this_coro.hpp>

#include "bot/database_calls.hpp"
#include "bot/dispatcher_parts.hpp"
#include "bot/log.hpp"

namespace bot {

using boost::asio::awaitable;

namespace {

// Short enough to be read out on the phone.
std::string reference_number() {
  static std::mt19937 engine{std::random_device{}()};
  constexpr std::string_view digits = "23456789abcdefghjkmnpqrstuvwxyz";
  std::uniform_int_distribution<std::size_t> pick(0, digits.size() - 1);
  std::string number;
  for (int i = 0; i < 6; ++i) number += digits[pick(engine)];
  return number;
}

slack::Reply apology(std::string const& reference) {
  slack::Mrkdwn text(
      "Something went wrong on my side; nothing was changed. Please try again. "
      "If it stays, tell the enablement team this number: ");
  return handlers::texts::sentence(text.typed(reference).own("."));
}

slack::Reply busy() {
  return handlers::texts::sentence(
      slack::Mrkdwn("I'm very busy right now. Please try again in a moment."));
}

// Where an apology would go; nothing when nobody waits for one. A command's answer goes with its
// acknowledgement, so that nothing else of it is needed.
std::optional<Asked> place_of(slack::Payload const& payload) {
  if (auto const* const it = std::get_if<slack::Command>(&payload)) {
    Asked asked;
    asked.command.user = it->user;
    return asked;
  }
  if (auto const* const it = std::get_if<slack::Click>(&payload)) return asked_by(*it);
  if (auto const* const it = std::get_if<slack::Submission>(&payload)) return asked_by(*it);
  if (auto const* const it = std::get_if<slack::Shortcut>(&payload)) return asked_by(*it, "");
  return std::nullopt;
}

}  // namespace

Dispatcher::Dispatcher(storage::Database& database, config::Settings const& settings,
                       Metrics& metrics, Clock clock, Ends ends)
    : database_(database),
      settings_(settings),
      metrics_(metrics),
      clock_(std::move(clock)),
      ends_(std::move(ends)) {}

awaitable<std::string> Dispatcher::handle(slack::Payload payload) {
  auto const began = std::chrono::steady_clock::now();
  std::optional<Asked> const asked = place_of(payload);
  bool const is_event = std::holds_alternative<slack::Event>(payload);
  Handled handled;
  std::string trouble;
  bool is_busy = false;
  try {
    handled = co_await route(std::move(payload));
  } catch (DatabaseBusy const&) {
    is_busy = true;
  } catch (std::exception const& error) {
    trouble = error.what();
  }
  if (is_busy) handled = instead("busy", busy(), asked);
  if (!trouble.empty()) {
    std::string const reference = reference_number();
    log_error("broken", {{"reference", reference}, {"reason", trouble}});
    handled = instead("error", apology(reference), asked);
  }
  std::chrono::duration<double> const took = std::chrono::steady_clock::now() - began;
  note(handled, took.count());
  if (is_event && (is_busy || !trouble.empty())) throw NotTaken("the event was not handled");
  if (handled.wants_courier) ends_.wake_courier();
  if (handled.answer.follow_up) {
    auto const executor = co_await boost::asio::this_coro::executor;
    boost::asio::co_spawn(executor, follow(std::move(handled.answer.follow_up)),
                          boost::asio::detached);
  }
  if (!handled.stop_reason.empty()) ends_.on_uninstalled(std::move(handled.stop_reason));
  co_return std::move(handled.answer.acknowledgement);
}

Dispatcher::Handled Dispatcher::instead(std::string_view result, slack::Reply reply,
                                        std::optional<Asked> const& asked) {
  Handled handled;
  handled.result = result;
  if (!asked) return handled;
  handled.user = asked->command.user;
  handled.answer = prepared(std::move(reply), *asked);
  return handled;
}

void Dispatcher::note(Handled const& handled, double seconds) {
  metrics_.count_request(handled.route, handled.result, seconds);
  log_request({{"route", handled.route},
               {"user", handled.user},
               {"result", handled.result},
               {"ms", in_ms(seconds)}});
}

awaitable<Dispatcher::Handled> Dispatcher::route(slack::Payload payload) {
  if (auto* const command = std::get_if<slack::Command>(&payload)) {
    co_return co_await handle_words(asked_by(std::move(*command)), std::vector<std::string>());
  }
  if (auto* const click = std::get_if<slack::Click>(&payload)) {
    co_return co_await handle_click(std::move(*click));
  }
  if (auto* const submission = std::get_if<slack::Submission>(&payload)) {
    co_return co_await handle_submission(std::move(*submission));
  }
  if (auto* const shortcut = std::get_if<slack::Shortcut>(&payload)) {
    co_return co_await handle_shortcut(std::move(*shortcut));
  }
  if (auto* const event = std::get_if<slack::Event>(&payload)) {
    co_return co_await handle_event(std::move(*event));
  }
  Handled ignored;
  ignored.result = "ignored";
  co_return ignored;
}

}  // namespace bot
