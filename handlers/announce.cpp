// `/cert admin announce [#channel] [text]`: a modal to write in, then a look at how it will be.
// What is written is a draft until "Post it" is pressed (handlers/announce_post.cpp).
#include "handlers/announce.hpp"

#include "domain/words.hpp"
#include "handlers/admin.hpp"
#include "handlers/texts.hpp"
#include "slack/utf8.hpp"
#include "storage/announcements.hpp"

namespace handlers {
namespace {

using slack::Mrkdwn;

constexpr char const* channel_block = "announce.channel";
constexpr char const* text_block = "announce.text";
constexpr std::size_t longest = 3000;
constexpr std::int64_t draft_life_ms = std::int64_t{7} * 24 * 60 * 60 * 1000;

// Takes "<#C123|general>" off the front of the words.
std::string take_channel(std::string& words) {
  if (!words.starts_with("<#")) return {};
  std::size_t const close = words.find('>');
  if (close == std::string::npos) return {};
  std::string const id = words.substr(2, words.find_first_of("|>") - 2);
  words = std::string(domain::trim(std::string_view(words).substr(close + 1)));
  return id;
}

slack::InputBlock channel_input(std::string initial) {
  slack::Input input;
  input.block_id = channel_block;
  input.action_id = "channel";
  input.label = "Channel";
  input.hint = "I must be a member of it.";
  input.element = slack::ChannelInput{std::move(initial), "Choose a channel"};
  return std::make_shared<slack::Input const>(std::move(input));
}

slack::InputBlock text_input(std::string initial) {
  slack::TextInput text;
  text.lines = slack::Lines::many;
  text.initial = std::move(initial);
  text.placeholder = "What is new?";
  text.max_length = longest;
  slack::Input input;
  input.block_id = text_block;
  input.action_id = "text";
  input.label = "Text";
  input.hint = "*bold* and _italic_ work; web addresses become links. Nobody is notified by name.";
  input.element = std::move(text);
  return std::make_shared<slack::Input const>(std::move(input));
}

slack::submission::Errors errors_in(std::string const& channel, std::string const& text) {
  slack::submission::Errors errors;
  if (channel.empty()) errors.by_block.emplace_back(channel_block, "Please choose a channel.");
  if (text.empty()) errors.by_block.emplace_back(text_block, "Please write something.");
  // What is escaped takes more room than it seems to.
  std::size_t const length = slack::code_points(announcement_message(text).text);
  if (slack::code_points(text) > longest) {
    errors.by_block.emplace_back(text_block, "Please keep it to 3000 characters.");
  } else if (length > longest) {
    errors.by_block.emplace_back(text_block,
                                 "Please make it a little shorter: each &, < and > counts for "
                                 "several of the 3000 characters.");
  }
  return errors;
}

slack::Modal preview(std::int64_t draft, std::string const& channel, std::string const& text) {
  slack::Modal modal;
  modal.callback_id = "announce.post";
  modal.title = "Post this?";
  modal.submit = "Post it";
  modal.close = "Back";
  modal.private_metadata = std::to_string(draft);
  Mrkdwn where("This will stand in ");
  modal.blocks.emplace_back(slack::Context{where.channel(channel).own(":")});
  for (auto& block : announcement_message(text).blocks) modal.blocks.push_back(std::move(block));
  return modal;
}

}  // namespace

slack::Reply announcement_message(std::string const& text) {
  slack::Reply reply;
  Mrkdwn message;
  message.typed_message(text);
  reply.text = message.text();
  reply.blocks.emplace_back(
      slack::Section{std::move(message), std::nullopt, slack::PlainWords::as_they_are});
  return reply;
}

Shown write_announcement(std::string const& words, std::size_t, ReadContext const& context) {
  std::string text = words;
  std::string channel = take_channel(text);
  if (channel.empty()) channel = context.settings.channels.program;
  Shown shown;
  shown.modal.emplace();
  shown.modal->callback_id = "announce";
  shown.modal->title = "Announce";
  shown.modal->submit = "Preview";
  shown.modal->close = "Cancel";
  shown.modal->blocks.emplace_back(channel_input(std::move(channel)));
  shown.modal->blocks.emplace_back(text_input(slack::as_typed(text)));
  return shown;
}

Outcome draft_announcement(slack::Submission const& submission, WriteContext const& context) {
  std::string const channel = submission.view.value(channel_block);
  std::string const text(domain::trim(submission.view.value(text_block)));
  Outcome outcome;
  auto errors = errors_in(channel, text);
  if (!errors.by_block.empty()) {
    outcome.submission = std::move(errors);
    return outcome;
  }
  storage::forget_drafts(context.db, domain::Instant{context.now.ms - draft_life_ms});
  auto const draft =
      storage::add_draft(context.db, context.caller.slack_user_id, channel, text, context.now);
  outcome.submission = slack::submission::Push{preview(draft, channel, text)};
  return outcome;
}

}  // namespace handlers
