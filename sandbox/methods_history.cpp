// conversations.history and conversations.replies.
#include <algorithm>

#include "sandbox/conversations.hpp"
#include "sandbox/messages.hpp"
#include "sandbox/methods.hpp"
#include "sandbox/methods_channels.hpp"
#include "sandbox/pages.hpp"

namespace sandbox {
namespace {

bool is_moment(std::string const& ts) {
  return std::all_of(ts.begin(), ts.end(),
                     [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

// "1700000000" and "1700000000.5" as a ts that compares as text.
std::string as_ts(std::string ts) {
  auto const dot = ts.find('.');
  if (dot == std::string::npos) {
    ts += ".000000";
  } else {
    ts.resize(dot + 7, '0');
  }
  return ts.size() < 17 ? std::string(17 - ts.size(), '0') + ts : ts;
}

struct Range {
  std::string oldest;
  std::string latest;
  bool inclusive = false;

  bool holds(std::string const& ts) const {
    auto const moment = as_ts(ts);
    if (inclusive && (moment == oldest || moment == latest)) return true;
    return (oldest.empty() || moment > oldest) && (latest.empty() || moment < latest);
  }
};

Range range_of(Arguments const& arguments) {
  Range range;
  auto const oldest = arguments.text("oldest");
  auto const latest = arguments.text("latest");
  if (!oldest.empty() && oldest != "0") range.oldest = as_ts(oldest);
  if (!latest.empty() && latest != "now") range.latest = as_ts(latest);
  range.inclusive = arguments.flag("inclusive");
  return range;
}

Json messages_answer(Workspace const& workspace, Arguments const& arguments,
                     std::vector<Message const*> const& found, std::int64_t usual_limit) {
  auto const page = full_page_of(arguments, found.size(), usual_limit, 999);
  if (!page.error.empty()) return refused(page.error);
  auto const metadata =
      arguments.flag("include_all_metadata") ? Metadata::full : Metadata::type_only;
  auto messages = Json::array();
  for (auto i = page.begin; i < page.end; ++i) {
    messages.push_back(message_object(workspace, *found[i], metadata));
  }
  auto answer = ok({{"messages", std::move(messages)}, {"has_more", !page.next_cursor.empty()}});
  if (!page.next_cursor.empty()) {
    answer["response_metadata"] = Json{{"next_cursor", page.next_cursor}};
  }
  return answer;
}

Json unreadable(Conversation const& conversation, Arguments const& arguments) {
  if (!app_is_member(conversation)) return refused("not_in_channel");
  if (!is_moment(arguments.text("oldest"))) return refused("invalid_ts_oldest");
  auto const latest = arguments.text("latest");
  if (latest != "now" && !is_moment(latest)) return refused("invalid_ts_latest");
  return nullptr;
}

}  // namespace

Json conversations_history(Workspace& workspace, Arguments const& arguments) {
  auto const place = visible_channel(workspace, arguments, "history");
  if (place.conversation == nullptr) return place.refusal;
  if (auto refusal = unreadable(*place.conversation, arguments); !refusal.is_null()) return refusal;
  auto const range = range_of(arguments);
  std::vector<Message const*> found;
  auto const& messages = place.conversation->messages;
  for (auto message = messages.rbegin(); message != messages.rend(); ++message) {
    bool const in_thread = !message->thread_ts.empty() && message->thread_ts != message->ts;
    if (message->only_for.empty() && !in_thread && range.holds(message->ts)) {
      found.push_back(&*message);
    }
  }
  auto answer = messages_answer(workspace, arguments, found, 100);
  if (at(answer, "ok") == true) answer["pin_count"] = 0;
  return answer;
}

Json conversations_replies(Workspace& workspace, Arguments const& arguments) {
  auto const place = visible_channel(workspace, arguments, "history");
  if (place.conversation == nullptr) return place.refusal;
  if (auto refusal = unreadable(*place.conversation, arguments); !refusal.is_null()) return refusal;
  if (!arguments.given("ts")) return missing_argument("ts");
  auto const parent = arguments.text("ts");
  auto const range = range_of(arguments);
  std::vector<Message const*> found;
  for (auto const& message : place.conversation->messages) {
    if (!message.only_for.empty()) continue;
    // The parent comes with every page of its thread, whatever the range.
    bool const is_reply = message.thread_ts == parent && range.holds(message.ts);
    if (message.ts == parent || is_reply) found.push_back(&message);
  }
  if (found.empty()) return refused("thread_not_found");
  return messages_answer(workspace, arguments, found, 999);
}

}  // namespace sandbox
