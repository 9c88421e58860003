// chat.*: posting, changing and deleting messages.
#include "sandbox/conversations.hpp"
#include "sandbox/messages.hpp"
#include "sandbox/methods.hpp"
#include "sandbox/people.hpp"
#include "sandbox/posting_place.hpp"

namespace sandbox {
namespace {

Json posted(Workspace const& workspace, Conversation const& conversation, Message const& message) {
  return ok({{"channel", conversation.channel.id},
             {"ts", message.ts},
             {"message", message_object(workspace, message, Metadata::full)}});
}

// The app's own message that the arguments name, or why it can't be touched.
struct OwnMessage {
  Conversation* conversation = nullptr;
  Message* message = nullptr;
  Json refusal;
};

OwnMessage own_message(Workspace& workspace, Arguments const& arguments,
                       std::string const& not_own) {
  for (auto const* name : {"channel", "ts"}) {
    if (!arguments.given(name)) return {nullptr, nullptr, missing_argument(name)};
  }
  auto* conversation = find_conversation(workspace, arguments.text("channel"));
  if (conversation == nullptr || !app_sees(*conversation)) {
    return {nullptr, nullptr, refused("channel_not_found")};
  }
  auto* message = find_message(*conversation, arguments.text("ts"));
  if (message == nullptr || !message->only_for.empty()) {
    return {nullptr, nullptr, refused("message_not_found")};
  }
  if (message->bot_id != workspace.app.bot_id) return {nullptr, nullptr, refused(not_own)};
  return {conversation, message, nullptr};
}

}  // namespace

Json chat_post_message(Workspace& workspace, Arguments const& arguments) {
  auto made = new_message(workspace, arguments);
  if (made.conversation == nullptr) return made.refusal;
  auto const& stored = post_message(workspace, *made.conversation, std::move(made.message));
  return posted(workspace, *made.conversation, stored);
}

Json chat_update(Workspace& workspace, Arguments const& arguments) {
  auto const own = own_message(workspace, arguments, "cant_update_message");
  if (own.message == nullptr) return own.refusal;
  auto read = read_content(arguments.message(), Purpose::update, file_exists(workspace));
  if (read.refusal) return refused(*read.refusal);
  change_message(workspace, *own.conversation, *own.message, std::move(read.content));
  auto answer = posted(workspace, *own.conversation, *own.message);
  answer["text"] = own.message->text;
  return answer;
}

Json chat_delete(Workspace& workspace, Arguments const& arguments) {
  auto const own = own_message(workspace, arguments, "cant_delete_message");
  if (own.message == nullptr) return own.refusal;
  auto const ts = own.message->ts;
  remove_message(workspace, *own.conversation, ts);
  return ok({{"channel", own.conversation->channel.id}, {"ts", ts}});
}

Json chat_post_ephemeral(Workspace& workspace, Arguments const& arguments) {
  auto const place = place_of(workspace, arguments, Joined::needed);
  if (place.conversation == nullptr) return place.refusal;
  if (!arguments.given("user")) return missing_argument("user");
  auto const* reader = find_person(workspace, arguments.text("user"));
  bool const present =
      reader != nullptr && is_playable(*reader) && is_member(*place.conversation, reader->id);
  if (!present) return refused("user_not_in_channel");
  auto read = read_content(arguments.message(), Purpose::post, file_exists(workspace));
  if (read.refusal) return refused(*read.refusal);

  auto message = app_message(workspace, std::move(read.content));
  message.only_for = reader->id;
  auto const& stored = post_message(workspace, *place.conversation, std::move(message));
  return ok({{"message_ts", stored.ts}});
}

Json chat_get_permalink(Workspace& workspace, Arguments const& arguments) {
  for (auto const* name : {"channel", "message_ts"}) {
    if (!arguments.given(name)) return missing_argument(name);
  }
  auto* conversation = find_conversation(workspace, arguments.text("channel"));
  if (conversation == nullptr || !app_sees(*conversation)) return refused("channel_not_found");
  auto const* message = find_message(*conversation, arguments.text("message_ts"));
  if (message == nullptr || !message->only_for.empty()) return refused("message_not_found");
  auto digits = message->ts;
  digits.erase(digits.find('.'), 1);
  return ok(
      {{"channel", conversation->channel.id},
       {"permalink", workspace.base_url + "archives/" + conversation->channel.id + "/p" + digits}});
}

}  // namespace sandbox
