// Buttons, submissions, shortcuts and events.
#include "bot/database_calls.hpp"
#include "bot/dispatcher_parts.hpp"

namespace bot {

using boost::asio::awaitable;
using handlers::Outcome;
using handlers::ReadContext;
using handlers::WriteContext;

namespace {

// What becomes of a modal that was submitted goes with the acknowledgement.
struct PrepareSubmission {
  Asked const& asked;

  Prepared operator()(Outcome& outcome) const {
    Prepared made;
    made.acknowledgement = slack::to_json(outcome.submission);
    return made;
  }
  Prepared refused(handlers::Who who) const {
    return prepared(handlers::texts::refused(who), asked);
  }
};

// Nobody waits for an answer to an event.
struct PrepareNothing {
  Prepared operator()(Outcome&) const { return {}; }
  Prepared refused(handlers::Who) const { return {}; }
};

}  // namespace

awaitable<Dispatcher::Handled> Dispatcher::handle_click(slack::Click click) {
  Asked asked = asked_by(click);
  auto ids = slack::identities(click);
  bool const runs_words = !asked.command.text.empty();
  if (runs_words) {
    co_return co_await handle_words(std::move(asked), std::move(ids));
  }

  Handled handled;
  handled.user = click.user;
  handlers::ClickRoute const* const route = handlers::find_click(click.action_id);
  if (route == nullptr) {
    handled.result = "ignored";
    co_return handled;
  }
  handled.route = route->action;
  if (auto const* const reads = std::get_if<0>(&route->handler)) {
    auto read_job = [&, handler = *reads, now = clock_()](storage::Snapshot const& snapshot) {
      auto const caller = handlers::caller_of(snapshot, click.user, settings_);
      if (!handlers::may_call(route->who, caller)) {
        return prepared(handlers::texts::refused(route->who), asked);
      }
      return prepared(handler(click, ReadContext{snapshot, now, caller, settings_}), asked);
    };
    handled.answer = co_await read(database_, std::move(read_job));
    co_return handled;
  }
  auto const handler = std::get<1>(route->handler);
  auto write_job = [&, handler, now = clock_()](storage::Transaction const& transaction) {
    auto const handle_it = [&](WriteContext const& it) { return handler(click, it); };
    return perform(transaction, ids, route->who, click.user, now, handle_it, PrepareShown{asked});
  };
  Done done = co_await write(database_, std::move(write_job));
  handled.take(std::move(done));
  co_return handled;
}

awaitable<Dispatcher::Handled> Dispatcher::handle_submission(slack::Submission submission) {
  Asked const asked = asked_by(submission);
  Handled handled;
  handled.user = submission.user;
  auto const* const route = handlers::find_submission(submission.view.callback_id);
  if (route == nullptr) {
    handled.result = "ignored";
    co_return handled;
  }
  handled.route = route->callback_id;
  if (auto const* const reads = std::get_if<0>(&route->handler)) {
    auto read_job = [&, handler = *reads, now = clock_()](storage::Snapshot const& snapshot) {
      auto const caller = handlers::caller_of(snapshot, submission.user, settings_);
      if (!handlers::may_call(route->who, caller)) {
        return prepared(handlers::texts::refused(route->who), asked);
      }
      Prepared made;
      made.acknowledgement =
          slack::to_json(handler(submission, ReadContext{snapshot, now, caller, settings_}));
      return made;
    };
    handled.answer = co_await read(database_, std::move(read_job));
    co_return handled;
  }
  auto const handler = std::get<1>(route->handler);
  auto const ids = slack::identities(submission);
  auto write_job = [&, handler, now = clock_()](storage::Transaction const& transaction) {
    auto const handle_it = [&](WriteContext const& it) { return handler(submission, it); };
    return perform(transaction, ids, route->who, submission.user, now, handle_it,
                   PrepareSubmission{asked});
  };
  Done done = co_await write(database_, std::move(write_job));
  handled.take(std::move(done));
  co_return handled;
}

awaitable<Dispatcher::Handled> Dispatcher::handle_shortcut(slack::Shortcut shortcut) {
  auto const* const route = handlers::find_shortcut(shortcut.callback_id);
  if (route == nullptr) {
    Handled ignored;
    ignored.user = shortcut.user;
    ignored.result = "ignored";
    co_return ignored;
  }
  Asked asked = asked_by(shortcut, route->words);
  auto ids = slack::identities(shortcut);
  co_return co_await handle_words(std::move(asked), std::move(ids));
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
  auto const ids = slack::identities(event);
  auto write_job = [&, route, now = clock_()](storage::Transaction const& transaction) {
    auto const handle_it = [&](WriteContext const& it) { return route->handler(event, it); };
    return perform(transaction, ids, handlers::Who::anyone, event.user, now, handle_it,
                   PrepareNothing{});
  };
  Done done = co_await write(database_, std::move(write_job));
  handled.take(std::move(done));
  co_return handled;
}

}  // namespace bot
