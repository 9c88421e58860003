// See response_urls.hpp.
#include "sandbox/response_urls.hpp"

#include <algorithm>

#include "sandbox/conversations.hpp"
#include "sandbox/messages.hpp"
#include "sandbox/methods.hpp"

namespace sandbox {
namespace {

constexpr int most_uses = 5;
constexpr std::size_t kept_urls = 2'000;

void forget_oldest(Workspace& workspace) {
  auto& urls = workspace.response_urls;
  if (urls.size() <= kept_urls) return;
  urls.erase(std::min_element(urls.begin(), urls.end(), [](auto const& a, auto const& b) {
    return a.second.made_at < b.second.made_at;
  }));
}

bool has_content(Json const& reply) {
  return has(reply, "text") || has(reply, "blocks") || has(reply, "attachments");
}

void post_reply(Workspace& workspace, Conversation& conversation, ReplyPlace const& place,
                Json const& reply, Content content) {
  auto message = app_message(workspace, std::move(content));
  bool const for_all = text_at(reply, "response_type") == "in_channel";
  if (!for_all) message.only_for = place.person;
  if (for_all) message.thread_ts = text_at(reply, "thread_ts");
  post_message(workspace, conversation, std::move(message));
}

}  // namespace

std::string make_response_url(Workspace& workspace, std::string_view kind,
                              std::string const& channel, std::string const& person,
                              std::string const& source_ts) {
  auto const path =
      std::string(kind) + "/" + workspace.app.team_id + "/" + workspace.ids.secret(24);
  workspace.response_urls[path] = ResponseUrl{channel, person, source_ts, now_microseconds(), 0};
  forget_oldest(workspace);
  return workspace.base_url + "response/" + path;
}

std::optional<Refusal> apply_reply(Workspace& workspace, ReplyPlace const& place,
                                   Json const& reply) {
  if (!reply.is_object()) return Refusal{"invalid_payload", {}};
  auto* conversation = find_conversation(workspace, place.channel);
  if (conversation == nullptr) return Refusal{"channel_not_found", {}};
  bool const deletes = flag_at(reply, "delete_original");
  if (deletes && !has_content(reply)) {
    if (!place.source_ts.empty()) remove_message(workspace, *conversation, place.source_ts);
    return std::nullopt;
  }
  auto read = read_content(reply, Purpose::reply, file_exists(workspace));
  if (read.refusal) return read.refusal;
  if (deletes && !place.source_ts.empty()) {
    remove_message(workspace, *conversation, place.source_ts);
  }
  auto* source = place.source_ts.empty() ? nullptr : find_message(*conversation, place.source_ts);
  if (flag_at(reply, "replace_original") && source != nullptr) {
    change_message(workspace, *conversation, *source, std::move(read.content));
  } else {
    post_reply(workspace, *conversation, place, reply, std::move(read.content));
  }
  return std::nullopt;
}

ResponseAnswer answer_response_url(Workspace& workspace, std::string const& path,
                                   std::string_view body) {
  auto const found = workspace.response_urls.find(path);
  if (found == workspace.response_urls.end()) return {404, refused("invalid_url")};
  auto& url = found->second;
  auto const age = std::chrono::microseconds(now_microseconds() - url.made_at);
  if (age >= workspace.settings.timing.response_url) return {404, refused("expired_url")};
  if (url.uses >= most_uses) return {404, refused("used_url")};
  ++url.uses;
  auto const reply = parse_json(body);
  if (!reply) return {400, refused("invalid_payload")};
  ReplyPlace const place{url.channel, url.user, url.source_ts};
  if (auto const refusal = apply_reply(workspace, place, *reply)) return {400, refused(*refusal)};
  return {200, ok()};
}

}  // namespace sandbox
