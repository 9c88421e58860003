// From payload to outcome.
#include "bot/dispatcher.hpp"

#include <chrono>
#include <random>

#include "bot/database_calls.hpp"
#include "bot/log.hpp"
#include "handlers/routes.hpp"
#include "handlers/stranger.hpp"
#include "handlers/texts.hpp"
#include "storage/inbox.hpp"
#include "storage/outbox.hpp"
#include "storage/people.hpp"

namespace bot {

using boost::asio::awaitable;
using handlers::Caller;
using handlers::Outcome;
using handlers::ReadContext;
using handlers::Request;
using handlers::WriteContext;

// How a payload was handled.
struct Dispatcher::Handled {
  std::string_view route = "none";  // for the log and metrics, from a small set
  std::string_view result = "ok";
  std::string user;
  std::string body;  // the answer as JSON, made for its way
  bool wants_courier = false;
  Way way = Way::acknowledgement;
  std::string response_url;
};

namespace {

// What a read may end with: an answer, or the wish to be introduced first. The answer leaves the
// database thread as text: its blocks are freed where they were made, which costs half as much.
struct Read {
  std::string body;
  bool is_stranger = false;
  bool is_refused = false;
};

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

bool needs_introduction(handlers::Word const& word, Request const& request, Caller const& caller) {
  if (word.who != handlers::Who::self || caller.person) return false;
  // The enablement team may ask about others without being in the roster.
  return !(caller.is_enablement && !request.words.empty());
}

void put_all(storage::Transaction const& transaction, Outcome const& outcome, domain::Instant now) {
  for (auto const& delivery : outcome.deliveries) {
    storage::put_delivery(transaction, delivery, now);
  }
}

// The one frame of everything that writes: once per envelope, permission, handler, deliveries.
template <class Handle>
Outcome perform(storage::Transaction const& transaction, std::string const& envelope,
                handlers::Who who, std::string const& user, domain::Instant now,
                config::Settings const& settings, Handle const& handle) {
  bool const is_repeat = !envelope.empty() && storage::note_once(transaction, envelope, now) ==
                                                  storage::Noted::seen_before;
  if (is_repeat) return {};
  Caller const caller = caller_of(transaction, user, settings);
  if (!handlers::may_call(who, caller)) return {};
  Outcome outcome = handle(WriteContext{transaction, now, caller, settings});
  put_all(transaction, outcome, now);
  return outcome;
}

}  // namespace

Caller caller_of(storage::Snapshot const& snapshot, std::string const& slack_user_id,
                 config::Settings const& settings) {
  Caller caller;
  caller.slack_user_id = slack_user_id;
  caller.person = storage::person_with_slack_id(snapshot, slack_user_id);
  caller.is_enablement =
      settings.is_enablement(slack_user_id) || (caller.person && caller.person->is_enablement);
  return caller;
}

Dispatcher::Dispatcher(storage::Database& database, config::Settings const& settings,
                       Metrics& metrics, Clock clock, Ends ends)
    : database_(database),
      settings_(settings),
      metrics_(metrics),
      clock_(std::move(clock)),
      ends_(std::move(ends)) {}

awaitable<std::string> Dispatcher::handle(slack::Payload payload) {
  auto const began = std::chrono::steady_clock::now();
  Handled handled = expected(payload);
  slack::Command asker;  // for an answer that no handler gives
  asker.user = handled.user;
  std::string trouble;
  try {
    handled = co_await route(std::move(payload));
  } catch (DatabaseBusy const&) {
    handled.result = "busy";
    handled.body = rendered(busy(), handled.way, asker);
  } catch (std::exception const& error) {
    trouble = error.what();
  }
  if (!trouble.empty()) {
    std::string const reference = reference_number();
    log_error("broken", {{"reference", reference}, {"reason", trouble}});
    handled.result = "error";
    handled.body = rendered(apology(reference), handled.way, asker);
  }
  std::chrono::duration<double> const took = std::chrono::steady_clock::now() - began;
  metrics_.count_request(handled.route, handled.result, took.count());
  log_request({{"route", handled.route},
               {"user", handled.user},
               {"result", handled.result},
               {"ms", in_ms(took.count())}});
  if (handled.wants_courier) ends_.wake_courier();
  bool const is_acknowledgement = handled.way == Way::acknowledgement;
  if (is_acknowledgement || handled.body.empty()) co_return std::move(handled.body);
  ends_.send_follow_up({std::move(handled.response_url), std::move(handled.body)});
  co_return std::string();
}

// How an answer would go out if no handler came to give one: a click's acknowledgement takes no
// message, so an apology has to go where the answer would have gone.
Dispatcher::Handled Dispatcher::expected(slack::Payload const& payload) {
  Handled handled;
  if (auto const* const command = std::get_if<slack::Command>(&payload)) {
    handled.user = command->user;
  } else if (auto const* const click = std::get_if<slack::Click>(&payload)) {
    handled.user = click->user;
    handled.way = way_of(*click);
    handled.response_url = click->response_url;
  }
  return handled;
}

Dispatcher::Way Dispatcher::way_of(slack::Click const& click) {
  return click.response_url.empty() ? Way::direct_message : Way::response_url;
}

std::string Dispatcher::rendered(slack::Reply reply, Way way, slack::Command const& command) {
  if (reply.empty()) return {};
  if (way == Way::direct_message) return slack::to_json_for_channel(reply, command.user);
  // A page takes the place of the page on which its button stood.
  reply.replaces_original =
      way == Way::response_url && command.text.find(" page:") != std::string::npos;
  return slack::to_json(reply);
}

awaitable<Dispatcher::Handled> Dispatcher::route(slack::Payload payload) {
  if (auto* const command = std::get_if<slack::Command>(&payload)) {
    co_return co_await handle_command(std::move(*command), Way::acknowledgement);
  }
  if (auto* const click = std::get_if<slack::Click>(&payload)) {
    co_return co_await handle_click(std::move(*click));
  }
  if (auto* const event = std::get_if<slack::Event>(&payload)) {
    co_return co_await handle_event(std::move(*event));
  }
  Handled ignored;
  ignored.result = "ignored";
  co_return ignored;
}

awaitable<Dispatcher::Handled> Dispatcher::handle_command(slack::Command command, Way way) {
  Request const request = handlers::parse_request(command);
  handlers::Word const* const known = handlers::find_word(request.word);
  // `/cert` alone and an unknown word are answered by help.
  handlers::Word const& word = known != nullptr ? *known : *handlers::find_word("help");
  Handled handled;
  handled.route = word.word;
  handled.user = command.user;
  handled.way = way;
  handled.response_url = command.response_url;

  auto read_job = [&, way, now = clock_()](storage::Snapshot const& snapshot) {
    Caller const caller = caller_of(snapshot, command.user, settings_);
    Read read;
    read.is_stranger = needs_introduction(word, request, caller);
    read.is_refused = !read.is_stranger && !handlers::may_call(word.who, caller);
    auto const* const handler = std::get_if<handlers::ReadHandler>(&word.handler);
    if (read.is_refused) read.body = rendered(handlers::texts::not_for_you(), way, command);
    if (read.is_stranger || read.is_refused || handler == nullptr) return read;
    auto reply = (*handler)(request, ReadContext{snapshot, now, caller, settings_});
    read.body = rendered(std::move(reply), way, command);
    return read;
  };
  Read read = co_await bot::read(database_, std::move(read_job));
  handled.body = std::move(read.body);
  if (read.is_refused) handled.result = "refused";
  auto const* const writes = std::get_if<handlers::WriteHandler>(&word.handler);
  if (read.is_refused || (!read.is_stranger && writes == nullptr)) co_return handled;

  handlers::WriteHandler const handler = read.is_stranger ? &handlers::meet_stranger : *writes;
  auto write_job = [&, handler, now = clock_()](storage::Transaction const& transaction) {
    auto const handle_it = [&](WriteContext const& context) { return handler(request, context); };
    return perform(transaction, command.trigger_id, handlers::Who::anyone, command.user, now,
                   settings_, handle_it);
  };
  Outcome outcome = co_await bot::write(database_, std::move(write_job));
  handled.body = rendered(std::move(outcome.reply), way, command);
  handled.wants_courier = !outcome.deliveries.empty();
  if (read.is_stranger) handled.result = "stranger";
  co_return handled;
}

awaitable<Dispatcher::Handled> Dispatcher::handle_click(slack::Click click) {
  slack::Command command;  // the words that the button stands for; none for other buttons
  command.user = click.user;
  command.channel = click.channel;
  command.text = slack::words_of_run_action(click.action_id);
  command.response_url = click.response_url;
  command.trigger_id = click.trigger_id;
  Way const way = way_of(click);
  if (!command.text.empty()) {
    co_return co_await handle_command(std::move(command), way);
  }

  Handled handled;
  handled.user = click.user;
  handlers::ClickRoute const* const route = handlers::find_click(click.action_id);
  if (route == nullptr) {
    handled.result = "ignored";
    co_return handled;
  }
  handled.route = route->action;
  auto write_job = [&, route, now = clock_()](storage::Transaction const& transaction) {
    auto const handle_it = [&](WriteContext const& context) {
      return route->handler(click, context);
    };
    return perform(transaction, click.trigger_id, route->who, click.user, now, settings_,
                   handle_it);
  };
  Outcome outcome = co_await bot::write(database_, std::move(write_job));
  handled.way = way;
  handled.response_url = click.response_url;
  handled.body = rendered(std::move(outcome.reply), way, command);
  handled.wants_courier = !outcome.deliveries.empty();
  co_return handled;
}

awaitable<Dispatcher::Handled> Dispatcher::handle_event(slack::Event event) {
  Handled handled;
  handled.user = event.user;
  handlers::EventRoute const* const route = handlers::find_event(event.type);
  if (route == nullptr) {
    handled.result = "ignored";
    co_return handled;
  }
  handled.route = route->type;
  auto write_job = [&, route, now = clock_()](storage::Transaction const& transaction) {
    auto const handle_it = [&](WriteContext const& context) {
      return route->handler(event, context);
    };
    return perform(transaction, event.id, handlers::Who::anyone, event.user, now, settings_,
                   handle_it);
  };
  Outcome outcome = co_await bot::write(database_, std::move(write_job));
  handled.wants_courier = !outcome.deliveries.empty();
  co_return handled;
}

}  // namespace bot
