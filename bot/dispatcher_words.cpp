// Words of `/cert`, typed or behind a button, and what follows the acknowledgement.
#include "bot/database_calls.hpp"
#include "bot/dispatcher_parts.hpp"
#include "bot/log.hpp"
#include "handlers/stranger.hpp"

namespace bot {

using boost::asio::awaitable;
using handlers::Caller;
using handlers::ReadContext;
using handlers::Request;
using handlers::Word;

namespace {

bool needs_introduction(Word const& word, Request const& request, Caller const& caller) {
  if (word.who != handlers::Who::self || caller.person) return false;
  // The enablement team may ask about others without being in the roster.
  return !(caller.is_enablement && !request.words.empty());
}

// `/cert` alone and an unknown word are answered by help.
Word const& word_of(Request const& request) {
  Word const* const known = handlers::find_word(request.word);
  return known != nullptr ? *known : *handlers::find_word("help");
}

}  // namespace

Dispatcher::Look Dispatcher::look(storage::Snapshot const& snapshot, Word const& word,
                                  Request const& request, Asked const& asked,
                                  domain::Instant now) const {
  Caller const caller = handlers::caller_of(snapshot, asked.command.user, settings_);
  Look look;
  look.is_stranger = needs_introduction(word, request, caller);
  look.is_refused = !look.is_stranger && !handlers::may_call(word.who, caller);
  if (look.is_refused) look.answer = prepared(handlers::texts::refused(word.who), asked);
  if (look.is_stranger || look.is_refused) return look;
  ReadContext const context{snapshot, now, caller, settings_};
  if (auto const* const reads = std::get_if<handlers::ReadHandler>(&word.handler)) {
    look.answer = prepared((*reads)(request, context), asked);
  } else if (auto const* const shows = std::get_if<handlers::ShowHandler>(&word.handler)) {
    look.answer = prepared((*shows)(request, context), asked);
  }
  return look;
}

awaitable<Dispatcher::Handled> Dispatcher::handle_words(Asked asked, std::vector<std::string> ids) {
  Request const request = handlers::parse_request(asked.command);
  Word const& word = word_of(request);
  Handled handled;
  handled.route = word.word;
  handled.user = asked.command.user;

  auto read_job = [&, now = clock_()](storage::Snapshot const& snapshot) {
    return look(snapshot, word, request, asked, now);
  };
  Look looked = co_await read(database_, std::move(read_job));
  handled.answer = std::move(looked.answer);
  if (looked.is_refused) handled.result = "refused";
  auto const* const writes = std::get_if<handlers::WriteHandler>(&word.handler);
  if (looked.is_refused || (!looked.is_stranger && writes == nullptr)) co_return handled;

  bool const is_command = asked.place == Asked::Place::command;
  if (is_command) ids = slack::identities(asked.command);
  auto const handler = looked.is_stranger ? &handlers::meet_stranger : *writes;
  auto write_job = [&, handler, now = clock_()](storage::Transaction const& transaction) {
    auto const handle_it = [&](handlers::WriteContext const& it) { return handler(request, it); };
    // Whether they may has been asked above; a stranger may be introduced.
    return perform(transaction, ids, handlers::Who::anyone, asked.command.user, now, handle_it,
                   PrepareShown{asked});
  };
  Done done = co_await write(database_, std::move(write_job));
  handled.take(std::move(done));
  if (looked.is_stranger && handled.result == "ok") handled.result = "stranger";
  co_return handled;
}

// What the words show now, in place of whatever the view has become.
awaitable<CallEnd> Dispatcher::show_anew(Asked asked) {
  Request const request = handlers::parse_request(asked.command);
  Word const& word = word_of(request);
  auto read_job = [&, now = clock_()](storage::Snapshot const& snapshot) {
    return look(snapshot, word, request, asked, now);
  };
  Look looked = co_await read(database_, std::move(read_job));
  CallEnd end;
  end.error = "hash_conflict";
  if (!looked.answer.follow_up) co_return end;
  auto call = update_call(*looked.answer.follow_up, looked.answer.follow_up->json, "");
  end = co_await ends_.call_now(std::move(call));
  co_return end;
}

awaitable<void> Dispatcher::follow(std::unique_ptr<FollowUp> it) {
  using How = FollowUp::How;
  std::string trouble;
  try {
    auto call = first_call(*it);
    CallEnd end = co_await ends_.call_now(std::move(call));
    if (it->how == How::push && end.error == "push_limit_reached") {
      it->how = How::update;
      auto update = first_call(*it);
      end = co_await ends_.call_now(std::move(update));
    }
    // The view has changed under the person: shown as things are now, never set back.
    bool const has_changed = end.error == "hash_conflict" && !it->asked.command.text.empty();
    if (has_changed) {
      end = co_await show_anew(it->asked);
    }
    // Whoever has closed the view doesn't miss it.
    bool const is_over = end.ok || (it->how == How::update && end.error == "not_found");
    if (!is_over) trouble = end.error;
    bool const has_other = !is_over && (it->how == How::open || it->how == How::push);
    if (has_other) {
      auto other = other_call(*it);
      end = co_await ends_.call_now(std::move(other));
      trouble += end.ok ? " (answered by a message)" : "; message: " + end.error;
    }
  } catch (std::exception const& error) {
    trouble = error.what();
  }
  if (!trouble.empty()) log_warning("follow_up", {{"reason", trouble}});
}

}  // namespace bot
