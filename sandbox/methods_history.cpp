// conversations.history and conversations.replies.
#include <algorithm>

#include "sandbox/conversations.hpp"
#include "sandbox/messages.hpp"
#include "sandbox/methods.hpp"
#include "sandbox/methods_channels.hpp"

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

enum class Order { newest_first, oldest_first };

// A cursor names the first message of its page, so that what is posted meanwhile shifts nothing.
constexpr std::string_view cursor_start = "bmV4dF90czo";

std::string cursor_of(Message const& message) {
  auto digits = message.ts;
  digits.erase(digits.find('.'), 1);
  return std::string(cursor_start) + digits + "=";
}

// "" when it is no cursor of this server.
std::string ts_of_cursor(std::string const& cursor) {
  auto digits = cursor;
  if (!digits.starts_with(cursor_start) || !digits.ends_with('=')) return {};
  digits.erase(0, cursor_start.size());
  digits.pop_back();
  bool const whole = digits.size() == 16 && digits.find('.') == std::string::npos;
  if (!whole || !is_moment(digits)) return {};
  return digits.insert(10, ".");
}

struct FoundMessages {
  std::vector<Message const*> messages;
  Order order = Order::newest_first;
};

// How many of them come before the cursor's page.
std::size_t before_cursor(FoundMessages const& found, std::string const& ts) {
  auto const begin = std::find_if(found.messages.begin(), found.messages.end(), [&](auto* message) {
    return found.order == Order::newest_first ? message->ts <= ts : message->ts >= ts;
  });
  return static_cast<std::size_t>(begin - found.messages.begin());
}

Json messages_answer(Workspace const& workspace, Arguments const& arguments,
                     FoundMessages const& found, std::int64_t usual_limit) {
  constexpr std::int64_t most = 999;
  auto const limit = std::min(arguments.number("limit", usual_limit), most);
  if (limit < 1) return refused("invalid_limit");
  std::size_t begin = 0;
  if (auto const cursor = arguments.text("cursor"); !cursor.empty()) {
    auto const ts = ts_of_cursor(cursor);
    if (ts.empty()) return refused("invalid_cursor");
    begin = before_cursor(found, ts);
  }
  auto const total = found.messages.size();
  auto const end = std::min(total, begin + static_cast<std::size_t>(limit));
  auto const metadata =
      arguments.flag("include_all_metadata") ? Metadata::full : Metadata::type_only;
  auto messages = Json::array();
  for (auto i = begin; i < end; ++i) {
    messages.push_back(message_object(workspace, *found.messages[i], metadata));
  }
  bool const has_more = end < total;
  auto answer = ok({{"messages", std::move(messages)}, {"has_more", has_more}});
  if (has_more) {
    answer["response_metadata"] = Json{{"next_cursor", cursor_of(*found.messages[end])}};
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
  FoundMessages found;
  auto const& messages = place.conversation->messages;
  for (auto message = messages.rbegin(); message != messages.rend(); ++message) {
    bool const in_thread = !message->thread_ts.empty() && message->thread_ts != message->ts;
    if (message->only_for.empty() && !in_thread && range.holds(message->ts)) {
      found.messages.push_back(&*message);
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
  FoundMessages found;
  found.order = Order::oldest_first;
  for (auto const& message : place.conversation->messages) {
    if (!message.only_for.empty()) continue;
    // The parent comes with every page of its thread, whatever the range.
    bool const is_reply = message.thread_ts == parent && range.holds(message.ts);
    if (message.ts == parent || is_reply) found.messages.push_back(&message);
  }
  if (found.messages.empty()) return refused("thread_not_found");
  return messages_answer(workspace, arguments, found, 999);
}

}  // namespace sandbox
