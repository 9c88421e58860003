// chat.*: posting, changing and deleting messages.
#include "sandbox/conversations.hpp"
#include "sandbox/messages.hpp"
#include "sandbox/methods.hpp"
#include "sandbox/people.hpp"

namespace sandbox {
namespace {

struct Place {
  Conversation* conversation = nullptr;
  Json refusal;
};

// A channel by id, by "#name", or a person's id, which means their DM with the app.
Conversation* posting_place(Workspace& workspace, std::string const& channel) {
  if (auto const* person = find_person(workspace, channel)) {
    return is_playable(*person) ? &app_conversation(workspace, person->id) : nullptr;
  }
  for (auto& conversation : workspace.conversations) {
    bool const room = conversation.visibility == Visibility::open ||
                      conversation.visibility == Visibility::closed;
    if (room && "#" + conversation.channel.name == channel) return &conversation;
  }
  return find_conversation(workspace, channel);
}

bool sees(Conversation const& conversation) {
  return conversation.visibility == Visibility::open || app_is_member(conversation);
}

enum class Joined { needed, public_is_enough };

Place place_of(Workspace& workspace, Arguments const& arguments, Joined joined) {
  if (!arguments.given("channel")) return {nullptr, missing_argument("channel")};
  auto* found = posting_place(workspace, arguments.text("channel"));
  if (found == nullptr || !sees(*found)) return {nullptr, refused("channel_not_found")};
  bool const may_post = app_is_member(*found) || (joined == Joined::public_is_enough &&
                                                  has_scope(workspace, "chat:write.public"));
  if (!may_post) return {nullptr, refused("not_in_channel")};
  if (found->channel.is_archived) return {nullptr, refused("is_archived")};
  return {found, nullptr};
}

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
  if (conversation == nullptr || !sees(*conversation)) {
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
  auto const place = place_of(workspace, arguments, Joined::public_is_enough);
  if (place.conversation == nullptr) return place.refusal;
  auto read = read_content(arguments.message(), Purpose::post, file_exists(workspace));
  if (read.refusal) return refused(*read.refusal);

  auto message = app_message(workspace, std::move(read.content));
  message.thread_ts = arguments.text("thread_ts");
  if (!message.thread_ts.empty()) {
    auto const* parent = find_message(*place.conversation, message.thread_ts);
    if (parent == nullptr || !parent->only_for.empty()) return refused("cannot_reply_to_message");
  }
  auto const& stored = post_message(workspace, *place.conversation, std::move(message));
  return posted(workspace, *place.conversation, stored);
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
  if (conversation == nullptr || !sees(*conversation)) return refused("channel_not_found");
  auto const* message = find_message(*conversation, arguments.text("message_ts"));
  if (message == nullptr || !message->only_for.empty()) return refused("message_not_found");
  auto digits = message->ts;
  digits.erase(digits.find('.'), 1);
  return ok(
      {{"channel", conversation->channel.id},
       {"permalink", workspace.base_url + "archives/" + conversation->channel.id + "/p" + digits}});
}

}  // namespace sandbox
