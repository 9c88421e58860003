// What the files of the dispatcher share. For bot/dispatcher*.cpp only.
#pragma once

#include "bot/dispatcher.hpp"
#include "handlers/texts.hpp"
#include "storage/inbox.hpp"

namespace bot {

// How a payload was handled.
struct Dispatcher::Handled {
  std::string_view route = "none";  // for the log and metrics, from a small set
  std::string_view result = "ok";
  std::string user;
  Prepared answer;
  bool wants_courier = false;
  std::string stop_reason;

  void take(Done done);
};

// What a reader ends with: an answer, or the wish to be introduced first.
struct Dispatcher::Look {
  Prepared answer;
  bool is_stranger = false;
  bool is_refused = false;
};

struct Dispatcher::Done {
  Prepared answer;
  std::string_view result = "ok";
  bool wants_courier = false;
  std::string stop_reason;
};

// Makes an outcome of a handler that shows something ready for its way.
struct PrepareShown {
  Asked const& asked;

  Prepared operator()(handlers::Outcome& outcome) const {
    return prepared(std::move(static_cast<handlers::Shown&>(outcome)), asked);
  }
  Prepared refused(handlers::Who who) const {
    return prepared(handlers::texts::refused(who), asked);
  }
};

// The one frame of everything that writes: once per payload, permission, handler, deliveries. The
// answer is kept for the payload's repeats, which have no other effect.
template <class Handle, class Prepare>
Dispatcher::Done Dispatcher::perform(storage::Transaction const& transaction,
                                     std::vector<std::string> const& ids, handlers::Who who,
                                     std::string const& user, domain::Instant now,
                                     Handle const& handle, Prepare const& prepare) const {
  Done done;
  storage::Noted noted = storage::note_once(transaction, ids, now);
  if (noted.is_repeat) {
    done.result = "repeat";
    done.answer.acknowledgement = std::move(noted.reply);
    // A copy may have brought an id of its own, by which the next copy comes.
    auto const& again = done.answer.acknowledgement;
    if (!again.empty()) storage::keep_reply(transaction, ids, again);
    return done;
  }
  handlers::Caller const caller = handlers::caller_of(transaction, user, settings_);
  if (handlers::may_call(who, caller)) {
    handlers::WriteContext const context{transaction, now, caller, settings_};
    handlers::Outcome outcome = handle(context);
    for (auto const& it : outcome.deliveries) storage::put_delivery(transaction, it, now);
    done.wants_courier = outcome.wakes_courier || !outcome.deliveries.empty();
    done.stop_reason = std::move(outcome.stop_reason);
    done.answer = prepare(outcome);
  } else {
    done.result = "refused";
    done.answer = prepare.refused(who);
  }
  auto const& kept = done.answer.acknowledgement;
  if (!kept.empty()) storage::keep_reply(transaction, ids, kept);
  return done;
}

inline void Dispatcher::Handled::take(Done done) {
  answer = std::move(done.answer);
  result = done.result;
  wants_courier = done.wants_courier;
  stop_reason = std::move(done.stop_reason);
}

}  // namespace bot
