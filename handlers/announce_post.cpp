// "Post it": the draft becomes a delivery in the same transaction; what Slack says to it comes
// back.
#include <charconv>

#include "handlers/announce.hpp"
#include "handlers/home.hpp"
#include "handlers/texts.hpp"
#include "slack/answer.hpp"
#include "storage/announcements.hpp"

namespace handlers {
namespace {

using slack::Mrkdwn;

std::int64_t number_in(std::string const& text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// What the author can do about it.
slack::OwnWords advice(std::string const& reason) {
  if (reason.starts_with("not_in_channel") || reason.starts_with("channel_not_found")) {
    return "I am not a member of that channel: please invite me there first.";
  }
  if (reason.starts_with("is_archived")) return "The channel is archived.";
  if (reason.starts_with("restricted_action")) return "Not everybody may post in that channel.";
  return "Slack did not take it.";
}

slack::Reply given_up(storage::Announcement const& it, std::string const& reason) {
  Mrkdwn text("Your announcement could not be posted in ");
  text.channel(it.channel).own(". ").own(advice(reason)).own(" (").typed(reason);
  text.own(")\nIt is kept in the outbox, from where you can send it again.");
  slack::Reply reply = texts::sentence(std::move(text));
  slack::Actions actions;
  actions.buttons.push_back(slack::run_button("Outbox", "admin outbox"));
  reply.blocks.emplace_back(std::move(actions));
  return reply;
}

}  // namespace

Outcome post_announcement(slack::Submission const& submission, WriteContext const& context) {
  Outcome outcome;
  outcome.submission = slack::submission::Clear{};
  auto const it = storage::announcement(context.db, number_in(submission.view.private_metadata));
  bool const may_post = it && it->author == context.caller.slack_user_id;
  if (!may_post || !storage::post_draft(context.db, it->id, context.now)) return outcome;
  auto delivery = message_to(it->channel, announcement_message(it->text));
  delivery.answer_route = "announced";
  delivery.answer_context = std::to_string(it->id);
  outcome.deliveries.push_back(std::move(delivery));
  refresh_home(outcome, context, it->author, storage::Urgency::normal);
  return outcome;
}

Outcome note_announced(Answer const& answer, WriteContext const& context) {
  Outcome outcome;
  auto const it = storage::announcement(context.db, number_in(answer.context));
  if (!it) return outcome;
  if (answer.ok) {
    std::string const ts = slack::message_ts(answer.json);
    if (!ts.empty()) storage::mark_announced(context.db, it->id, ts);
  } else {
    storage::mark_not_announced(context.db, it->id, answer.error);
    outcome.deliveries.push_back(message_to(it->author, given_up(*it, answer.error)));
  }
  refresh_home(outcome, context, it->author, storage::Urgency::normal);
  return outcome;
}

}  // namespace handlers
