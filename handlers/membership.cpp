// People join Slack, change their profile, leave; the app itself is taken out. The roster's links
// to Slack stay fresh, and nobody's link is ever taken over.
#include "domain/words.hpp"
#include "handlers/home.hpp"
#include "slack/event_parts.hpp"
#include "slack/profile.hpp"
#include "storage/people.hpp"
#include "storage/slack_accounts.hpp"

namespace handlers {

// team_join and user_change.
Outcome follow_profile(slack::Event const& event, WriteContext const& context) {
  Outcome outcome;
  slack::Profile const profile = slack::read_profile(event.json);
  if (profile.id.empty()) return outcome;
  if (profile.is_deleted) {
    storage::unlink_slack_user(context.db, profile.id, context.now);
    return outcome;
  }
  if (auto const known = storage::person_with_slack_id(context.db, profile.id)) {
    storage::keep_slack_timezone(context.db, known->id, profile.timezone);
    return outcome;
  }
  if (!profile.may_be_linked || profile.email.empty()) return outcome;
  auto const person = storage::person_with_email(context.db, domain::lower(profile.email));
  if (!person || !person->slack_user_id.empty()) return outcome;
  storage::link_slack_user(context.db, person->id, profile.id, context.now);
  storage::keep_slack_timezone(context.db, person->id, profile.timezone);
  refresh_home(outcome, context, profile.id, storage::Urgency::normal);
  return outcome;
}

Outcome stop_uninstalled(slack::Event const&, WriteContext const&) {
  Outcome outcome;
  outcome.stop_reason = "the app was uninstalled from the workspace";
  return outcome;
}

// Tokens of people may go, for all we care; without the bot's own nothing works.
Outcome stop_revoked(slack::Event const& event, WriteContext const&) {
  Outcome outcome;
  if (slack::revokes_bot(event.json)) outcome.stop_reason = "the bot's token was revoked";
  return outcome;
}

}  // namespace handlers
