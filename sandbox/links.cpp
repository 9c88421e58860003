// See links.hpp; also chat.unfurl.
#include "sandbox/links.hpp"

#include <algorithm>

#include "sandbox/conversations.hpp"
#include "sandbox/elements.hpp"
#include "sandbox/messages.hpp"
#include "sandbox/methods.hpp"

namespace sandbox {
namespace {

std::string host_of(std::string_view url) {
  auto const start = url.find("://");
  if (start == std::string_view::npos) return {};
  auto host = url.substr(start + 3);
  host = host.substr(0, host.find_first_of("/?#"));
  host = host.substr(0, host.find(':'));
  return std::string(host);
}

// "docs.example.com" belongs to "example.com".
bool belongs_to(std::string_view host, std::string_view domain) {
  return host == domain || (host.ends_with(domain) && host.size() > domain.size() &&
                            host[host.size() - domain.size() - 1] == '.');
}

std::string domain_of(Workspace const& workspace, std::string_view url) {
  auto const host = host_of(url);
  for (auto const& domain : workspace.settings.unfurl_domains) {
    if (belongs_to(host, domain)) return domain;
  }
  return {};
}

// The text's "&amp;" is an "&" of the address.
std::string unescaped(std::string url) {
  for (auto at = url.find("&amp;"); at != std::string::npos; at = url.find("&amp;", at + 1)) {
    url.replace(at, 5, "&");
  }
  return url;
}

struct Target {
  Conversation* conversation = nullptr;
  Message* message = nullptr;
};

Target target_of(Workspace& workspace, Arguments const& arguments) {
  auto channel = arguments.text("channel");
  auto ts = arguments.text("ts");
  if (arguments.given("unfurl_id")) {
    auto const shared = workspace.shared_links.find(arguments.text("unfurl_id"));
    if (shared == workspace.shared_links.end()) return {};
    channel = shared->second.channel;
    ts = shared->second.ts;
  }
  auto* conversation = find_conversation(workspace, channel);
  if (conversation == nullptr) return {};
  return {conversation, find_message(*conversation, ts)};
}

Json attachment_of(Workspace& workspace, std::string const& url, Json unfurl, std::size_t id) {
  unfurl["id"] = id;
  unfurl["from_url"] = url;
  unfurl["app_unfurl_url"] = url;
  unfurl["is_app_unfurl"] = true;
  unfurl["app_id"] = workspace.app.id;
  unfurl["bot_id"] = workspace.app.bot_id;
  if (at(unfurl, "blocks").is_array()) {
    auto const make_id = [&workspace] { return workspace.ids.block_id(); };
    unfurl["blocks"] = normalised_blocks(at(unfurl, "blocks"), make_id);
  }
  return unfurl;
}

// Why these can't be shown, null when they can.
Json unfurl_refusal(Workspace& workspace, Message const& message, Json const& unfurls) {
  if (!unfurls.is_object()) return refused("invalid_unfurls_format");
  auto const links = unfurled_links(workspace, message.text);
  for (auto const& [url, unfurl] : unfurls.items()) {
    bool const is_there = std::any_of(links.begin(), links.end(),
                                      [&url = url](Link const& link) { return link.url == url; });
    if (!is_there) return refused("cannot_unfurl_url");
    if (!unfurl.is_object()) return refused("invalid_unfurls_format");
    Json const body{{"text", "unfurl"}, {"attachments", Json::array({unfurl})}};
    auto const read = read_content(body, Purpose::post, file_exists(workspace));
    if (read.refusal) return refused(*read.refusal);
  }
  return nullptr;
}

}  // namespace

std::vector<Link> unfurled_links(Workspace const& workspace, std::string_view text) {
  std::vector<Link> links;
  for (auto at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    auto inside = text.substr(at + 1);
    inside = inside.substr(0, inside.find_first_of("|>"));
    auto url = unescaped(std::string(inside));
    auto domain = domain_of(workspace, url);
    bool const again = std::any_of(links.begin(), links.end(),
                                   [&url](Link const& link) { return link.url == url; });
    if (!domain.empty() && !again) links.push_back({std::move(url), std::move(domain)});
  }
  return links;
}

void share_links(Workspace& workspace, Conversation const& conversation, Message const& message) {
  auto const found = unfurled_links(workspace, message.text);
  if (found.empty()) return;
  auto links = Json::array();
  for (auto const& link : found) links.push_back({{"url", link.url}, {"domain", link.domain}});
  auto const& channel = conversation.channel.id;
  auto const unfurl_id = workspace.ids.uuid();
  workspace.shared_links[unfurl_id] = SharedLinks{channel, message.ts};
  Json event{{"type", "link_shared"},
             {"channel", channel},
             {"user", message.user},
             {"message_ts", message.ts},
             {"links", std::move(links)},
             {"is_bot_user_member", app_is_member(conversation)},
             {"unfurl_id", unfurl_id},
             {"source", "conversations_history"},
             {"event_ts", ts_text(now_microseconds())}};
  if (!message.thread_ts.empty()) event["thread_ts"] = message.thread_ts;
  workspace.emit(std::move(event));
}

Json chat_unfurl(Workspace& workspace, Arguments const& arguments) {
  if (!arguments.given("unfurls")) return missing_argument("unfurls");
  auto const target = target_of(workspace, arguments);
  if (target.message == nullptr) return refused("cannot_find_message");
  auto& message = *target.message;
  auto const unfurls = arguments.nested("unfurls");
  auto refusal = unfurl_refusal(workspace, message, unfurls);
  if (!refusal.is_null()) return refusal;
  for (auto const& [url, unfurl] : unfurls.items()) {
    auto kept = Json::array();
    for (auto const& attachment : message.attachments) {
      if (text_at(attachment, "from_url") != url) kept.push_back(attachment);
    }
    message.attachments = std::move(kept);
    message.attachments.push_back(
        attachment_of(workspace, url, unfurl, message.attachments.size() + 1));
  }
  announce_change(workspace, *target.conversation);
  return ok();
}

}  // namespace sandbox
