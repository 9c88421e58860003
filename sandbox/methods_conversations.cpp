// conversations.*: finding, opening and joining channels. Reading them is in methods_history.cpp.
#include <algorithm>

#include "sandbox/conversations.hpp"
#include "sandbox/installation.hpp"
#include "sandbox/methods.hpp"
#include "sandbox/methods_channels.hpp"
#include "sandbox/pages.hpp"
#include "sandbox/people.hpp"

namespace sandbox {
namespace {

constexpr std::size_t most_people = 8;

std::vector<std::string> split(std::string_view list) {
  std::vector<std::string> words;
  while (!list.empty()) {
    auto const end = list.find(',');
    auto word = list.substr(0, end);
    list = end == std::string_view::npos ? std::string_view() : list.substr(end + 1);
    while (word.starts_with(' ')) word.remove_prefix(1);
    while (word.ends_with(' ')) word.remove_suffix(1);
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

std::string_view type_of(Conversation const& conversation) {
  switch (conversation.visibility) {
    case Visibility::open:
      return "public_channel";
    case Visibility::closed:
      return "private_channel";
    case Visibility::group:
      return "mpim";
    default:
      return "im";
  }
}

Json people_refusal(Workspace const& workspace, std::vector<std::string> const& ids) {
  if (ids.empty()) return refused("users_list_not_supplied");
  if (ids.size() > most_people) return refused("too_many_users");
  for (auto const& id : ids) {
    auto const* person = find_person(workspace, id);
    if (person == nullptr) return refused("user_not_found");
    if (person->is_deleted) return refused("user_disabled");
    if (!is_playable(*person)) return refused("cannot_dm_bot");
  }
  return nullptr;
}

}  // namespace

std::string_view scope_group(Conversation const& conversation) {
  switch (conversation.visibility) {
    case Visibility::open:
      return "channels";
    case Visibility::closed:
      return "groups";
    case Visibility::group:
      return "mpim";
    default:
      return "im";
  }
}

FoundChannel visible_channel(Workspace& workspace, Arguments const& arguments,
                             std::string_view right) {
  if (!arguments.given("channel")) return {nullptr, missing_argument("channel")};
  auto* found = find_conversation(workspace, arguments.text("channel"));
  bool const visible =
      found != nullptr && (found->visibility == Visibility::open || app_is_member(*found));
  if (!visible) return {nullptr, refused("channel_not_found")};
  auto const scope = std::string(scope_group(*found)) + ":" + std::string(right);
  if (!has_scope(workspace, scope)) return {nullptr, missing_scope(workspace, scope)};
  return {found, nullptr};
}

Json conversations_open(Workspace& workspace, Arguments const& arguments) {
  Conversation* opened = nullptr;
  auto const before = workspace.conversations.size();
  if (arguments.given("channel")) {
    opened = find_conversation(workspace, arguments.text("channel"));
    if (opened == nullptr || !is_direct(*opened)) return refused("channel_not_found");
  } else {
    auto const ids = split(arguments.text("users"));
    if (auto refusal = people_refusal(workspace, ids); !refusal.is_null()) return refusal;
    if (ids.size() > 1 && !has_scope(workspace, "mpim:write")) {
      return missing_scope(workspace, "mpim:write");
    }
    opened = &direct_conversation(workspace, ids, WithApp::yes);
  }
  Json channel{{"id", opened->channel.id}};
  if (arguments.flag("return_im")) channel = channel_object(workspace, *opened);
  auto answer = ok({{"channel", std::move(channel)}});
  if (workspace.conversations.size() == before) {
    answer["no_op"] = true;
    answer["already_open"] = true;
  }
  return answer;
}

namespace {

enum class Which { visible, joined };

Json list_channels(Workspace& workspace, Arguments const& arguments, Which which) {
  auto types = split(arguments.text("types"));
  if (types.empty()) types = {"public_channel"};
  for (auto const& type : types) {
    constexpr std::pair<std::string_view, std::string_view> scopes[] = {
        {"public_channel", "channels:read"},
        {"private_channel", "groups:read"},
        {"mpim", "mpim:read"},
        {"im", "im:read"}};
    auto const* const known =
        std::find_if(std::begin(scopes), std::end(scopes),
                     [&type](auto const& scope) { return scope.first == type; });
    if (known == std::end(scopes)) return refused("invalid_types");
    if (!has_scope(workspace, known->second)) return missing_scope(workspace, known->second);
  }
  std::vector<Conversation const*> found;
  for (auto const& conversation : workspace.conversations) {
    bool const open = conversation.visibility == Visibility::open && which == Which::visible;
    bool const visible = open || app_is_member(conversation);
    bool const wanted = std::find(types.begin(), types.end(), type_of(conversation)) != types.end();
    bool const hidden = arguments.flag("exclude_archived") && conversation.channel.is_archived;
    if (visible && wanted && !hidden) found.push_back(&conversation);
  }
  auto const page = page_of(arguments, found.size(), 100, 999);
  if (!page.error.empty()) return refused(page.error);
  auto channels = Json::array();
  for (auto i = page.begin; i < page.end; ++i) {
    channels.push_back(channel_object(workspace, *found[i]));
  }
  return ok({{"channels", std::move(channels)},
             {"response_metadata", {{"next_cursor", page.next_cursor}}}});
}

}  // namespace

Json conversations_list(Workspace& workspace, Arguments const& arguments) {
  return list_channels(workspace, arguments, Which::visible);
}

Json users_conversations(Workspace& workspace, Arguments const& arguments) {
  return list_channels(workspace, arguments, Which::joined);
}

Json conversations_info(Workspace& workspace, Arguments const& arguments) {
  auto const found = visible_channel(workspace, arguments, "read");
  if (found.conversation == nullptr) return found.refusal;
  auto channel = channel_object(workspace, *found.conversation);
  if (arguments.flag("include_num_members")) {
    channel["num_members"] = member_ids(workspace, *found.conversation).size();
  }
  return ok({{"channel", std::move(channel)}});
}

Json conversations_members(Workspace& workspace, Arguments const& arguments) {
  auto const found = visible_channel(workspace, arguments, "read");
  if (found.conversation == nullptr) return found.refusal;
  auto const members = member_ids(workspace, *found.conversation);
  auto const page = page_of(arguments, members.size(), 100, 999);
  if (!page.error.empty()) return refused(page.error);
  auto ids = Json::array();
  for (auto i = page.begin; i < page.end; ++i) ids.push_back(members[i]);
  return ok(
      {{"members", std::move(ids)}, {"response_metadata", {{"next_cursor", page.next_cursor}}}});
}

Json conversations_join(Workspace& workspace, Arguments const& arguments) {
  if (!arguments.given("channel")) return missing_argument("channel");
  auto* found = find_conversation(workspace, arguments.text("channel"));
  if (found == nullptr) return refused("channel_not_found");
  if (found->visibility != Visibility::open) {
    return refused(app_is_member(*found) ? "method_not_supported_for_channel_type"
                                         : "channel_not_found");
  }
  if (found->channel.is_archived) return refused("is_archived");
  bool const already = found->channel.app_is_member;
  change_membership(workspace, *found, workspace.app.bot_user_id, Membership::joins);
  auto answer = ok({{"channel", channel_object(workspace, *found)}});
  if (already) {
    answer["warning"] = "already_in_channel";
    answer["response_metadata"] = Json{{"warnings", Json::array({"already_in_channel"})}};
  }
  return answer;
}

}  // namespace sandbox
