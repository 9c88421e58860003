// See posting_place.hpp.
#include "sandbox/posting_place.hpp"

#include "sandbox/conversations.hpp"
#include "sandbox/messages.hpp"
#include "sandbox/people.hpp"

namespace sandbox {

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

bool app_sees(Conversation const& conversation) {
  return conversation.visibility == Visibility::open || app_is_member(conversation);
}

Place place_of(Workspace& workspace, Arguments const& arguments, Joined joined) {
  if (!arguments.given("channel")) return {nullptr, missing_argument("channel")};
  auto* found = posting_place(workspace, arguments.text("channel"));
  if (found == nullptr || !app_sees(*found)) return {nullptr, refused("channel_not_found")};
  bool const may_post = app_is_member(*found) || (joined == Joined::public_is_enough &&
                                                  has_scope(workspace, "chat:write.public"));
  if (!may_post) return {nullptr, refused("not_in_channel")};
  if (found->channel.is_archived) return {nullptr, refused("is_archived")};
  return {found, nullptr};
}

NewMessage new_message(Workspace& workspace, Arguments const& arguments) {
  NewMessage made;
  auto place = place_of(workspace, arguments, Joined::public_is_enough);
  if (place.conversation == nullptr) {
    made.refusal = std::move(place.refusal);
    return made;
  }
  auto read = read_content(arguments.message(), Purpose::post, file_exists(workspace));
  if (read.refusal) {
    made.refusal = refused(*read.refusal);
    return made;
  }
  made.message = app_message(workspace, std::move(read.content));
  made.message.thread_ts = arguments.text("thread_ts");
  if (!made.message.thread_ts.empty()) {
    auto const* parent = find_message(*place.conversation, made.message.thread_ts);
    if (parent == nullptr || !parent->only_for.empty()) {
      made.refusal = refused("cannot_reply_to_message");
      return made;
    }
  }
  made.conversation = place.conversation;
  return made;
}

}  // namespace sandbox
