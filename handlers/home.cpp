// Publishing the Home tab: the whole of it each time, by the hash of the view that it replaces, so
// that nobody's newer view is overwritten.
#include "handlers/home.hpp"

#include "handlers/stranger.hpp"
#include "slack/answer.hpp"
#include "storage/home_views.hpp"

namespace handlers {
namespace {

storage::Delivery publish(storage::Transaction const& transaction, config::Settings const& settings,
                          domain::Instant now, std::string const& user, std::string const& hash,
                          storage::Urgency urgency) {
  Caller const owner = caller_of(transaction, user, settings);
  auto const blocks = home_blocks(ReadContext{transaction, now, owner, settings});
  storage::Delivery delivery;
  delivery.lane = "home:" + user;
  delivery.replaces = delivery.lane;
  delivery.method = "views.publish";
  delivery.urgency = urgency;
  delivery.answer_route = "home_published";
  delivery.answer_context = user;
  std::string& body = delivery.body;
  body = "{\"user_id\":";
  slack::write_string(body, user);
  body += ",\"view\":";
  slack::write_string(body, slack::home_view(blocks));
  if (!hash.empty()) {
    body += ",\"hash\":";
    slack::write_string(body, hash);
  }
  body += '}';
  return delivery;
}

}  // namespace

std::optional<storage::Delivery> home_delivery(storage::Transaction const& transaction,
                                               config::Settings const& settings,
                                               domain::Instant now, std::string const& user,
                                               storage::Urgency urgency) {
  auto const hash = storage::home_hash(transaction, user);
  if (!hash) return std::nullopt;
  return publish(transaction, settings, now, user, *hash, urgency);
}

void refresh_home(Outcome& outcome, WriteContext const& context, std::string const& user,
                  storage::Urgency urgency) {
  auto delivery = home_delivery(context.db, context.settings, context.now, user, urgency);
  if (delivery) outcome.deliveries.push_back(std::move(*delivery));
}

Outcome open_home(slack::Event const& event, WriteContext const& context) {
  Outcome outcome;
  if (event.tab != "home" || event.user.empty()) return outcome;
  storage::note_home_opened(context.db, event.user, event.view_hash, context.now);
  refresh_home(outcome, context, event.user, storage::Urgency::awaited);
  bool const is_stranger = !context.caller.person && !context.caller.is_enablement;
  if (is_stranger) outcome.deliveries.push_back(look_for_home(event.user));
  return outcome;
}

Outcome note_published_home(Answer const& answer, WriteContext const& context) {
  std::string const& user = answer.context;
  Outcome outcome;
  if (answer.ok) {
    storage::keep_home_hash(context.db, user, slack::view_hash(answer.json));
    return outcome;
  }
  // A workspace may have no Home tabs; nobody misses this one.
  outcome.is_settled = answer.error == "hash_conflict" || answer.error == "not_enabled";
  if (answer.error != "hash_conflict") return outcome;
  // Slack shows another view than the one that this was to replace. What is true now is newer than
  // either.
  storage::keep_home_hash(context.db, user, "");
  refresh_home(outcome, context, user, storage::Urgency::awaited);
  return outcome;
}

}  // namespace handlers
