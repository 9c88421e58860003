// `/cert admin outbox`: what waits and what was given up, each with a second chance.
#include <algorithm>
#include <charconv>

#include "handlers/admin.hpp"
#include "handlers/home.hpp"
#include "handlers/texts.hpp"
#include "slack/message_text.hpp"

namespace handlers {
namespace {

using slack::Mrkdwn;
using storage::DeadLetter;

constexpr std::int64_t most_letters = 200;

// Whom it was meant for, by its lane. A response_url stays our secret.
Mrkdwn recipient(DeadLetter const& letter) {
  Mrkdwn text;
  std::string_view const lane = letter.lane;
  if (letter.method == "response_url") return text.own("an answer to somebody's command");
  if (std::size_t const colon = lane.find(':'); colon != std::string_view::npos) {
    std::string_view const user = lane.substr(colon + 1);
    text.typed(lane.substr(0, colon)).own(" of ");
    return user.starts_with('U') || user.starts_with('W') ? text.user(user) : text.typed(user);
  }
  if (lane.starts_with('C') || lane.starts_with('G')) return text.channel(lane);
  if (lane.starts_with('U') || lane.starts_with('W')) return text.user(lane);
  return text.typed(lane);
}

Mrkdwn description(DeadLetter const& letter) {
  Mrkdwn text;
  text.own(":warning: ").add(recipient(letter)).own(" · `").typed(letter.method).own("`");
  if (std::string line = slack::text_of_message(letter.body); !line.empty()) {
    std::ranges::replace(line, '\n', ' ');
    text.own("\n> ").written_before(line);
  }
  text.own("\nReason: ").typed(letter.reason).own(" · ").number(letter.attempts);
  text.own(letter.attempts == 1 ? slack::OwnWords(" attempt") : slack::OwnWords(" attempts"));
  return text.own(" · put ")
      .moment(letter.put_at.ms)
      .own(" · given up ")
      .moment(letter.buried_at.ms);
}

slack::Actions buttons(DeadLetter const& letter, std::size_t page) {
  std::string const id = std::to_string(letter.id);
  std::string const value = id + " " + std::to_string(page);
  slack::Button retry{"outbox.retry:" + id, "Send again", value, "", slack::ButtonStyle::primary};
  slack::Button discard{"outbox.discard:" + id, "Discard", value, "", slack::ButtonStyle::danger};
  discard.confirm = "The message will never be sent.";
  return {{std::move(retry), std::move(discard)}};
}

Mrkdwn counts(ReadContext const& context) {
  auto const count = storage::count_outbox(context.db);
  Mrkdwn text("*Outbox:* ");
  text.number(count.waiting).own(" waiting, ").number(count.buried).own(" given up");
  if (count.buried == 0) text.own(". Nothing needs you here.");
  return text.own("\nAs of ").moment(context.now.ms);
}

slack::Reply outbox_reply(Mrkdwn note, std::size_t page, ReadContext const& context) {
  slack::Reply reply;
  slack::Pages pages;
  pages.together = 2;
  Mrkdwn story = note;
  if (!note.empty()) {
    story.own("\n");
    pages.top.emplace_back(slack::Section{std::move(note), std::nullopt});
  }
  Mrkdwn top = counts(context);
  story.add(top);
  pages.top.emplace_back(
      slack::Section{std::move(top), slack::run_button("Refresh", "admin outbox page:1")});
  for (DeadLetter const& letter : storage::dead_letters(context.db, most_letters)) {
    Mrkdwn text = description(letter);
    story.own("\n").add(text);
    pages.entries.emplace_back(slack::Section{std::move(text), std::nullopt});
    pages.entries.emplace_back(buttons(letter, page));
  }
  pages.more_words = "admin outbox";
  reply.text = std::move(story).text();
  reply.blocks = slack::paged(std::move(pages), page).blocks;
  return reply;
}

struct Letter {
  std::int64_t id = 0;
  std::size_t page = 1;
};

// A button's value: "17 2".
Letter letter_of(slack::Click const& click) {
  Letter letter;
  char const* const end = click.value.data() + click.value.size();
  auto const [rest, error] = std::from_chars(click.value.data(), end, letter.id);
  if (error == std::errc{} && rest != end) std::from_chars(rest + 1, end, letter.page);
  return letter;
}

Outcome outbox_with(Mrkdwn note, std::size_t page, WriteContext const& context) {
  Outcome outcome;
  outcome.reply = outbox_reply(std::move(note), page, context.reading());
  outcome.reply.replaces_original = true;
  outcome.words = "admin outbox page:" + std::to_string(page);
  refresh_home(outcome, context, context.caller.slack_user_id, storage::Urgency::normal);
  return outcome;
}

Mrkdwn already_gone() {
  return {"That message is no longer in this list: somebody has dealt with it already."};
}

}  // namespace

Shown show_outbox(std::string const&, std::size_t page, ReadContext const& context) {
  Shown shown;
  shown.reply = outbox_reply({}, page, context);
  return shown;
}

Outcome retry_letter(slack::Click const& click, WriteContext const& context) {
  Letter const letter = letter_of(click);
  bool const is_there = storage::retry_dead_letter(context.db, letter.id, context.now);
  auto outcome = outbox_with(is_there ? Mrkdwn("It is on its way once more.") : already_gone(),
                             letter.page, context);
  outcome.wakes_courier = is_there;
  return outcome;
}

Outcome discard_letter(slack::Click const& click, WriteContext const& context) {
  Letter const letter = letter_of(click);
  bool const is_there = storage::discard_dead_letter(context.db, letter.id);
  return outbox_with(is_there ? Mrkdwn("Discarded.") : already_gone(), letter.page, context);
}

}  // namespace handlers
