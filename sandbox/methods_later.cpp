// chat.scheduleMessage and what belongs to it.
#include "sandbox/conversations.hpp"
#include "sandbox/messages.hpp"
#include "sandbox/methods.hpp"
#include "sandbox/pages.hpp"
#include "sandbox/posting_place.hpp"

namespace sandbox {
namespace {

constexpr std::int64_t furthest_seconds = std::int64_t{120} * 24 * 3600;
constexpr std::int64_t window_seconds = 300;
constexpr int most_in_window = 30;

std::int64_t now_seconds() { return now_microseconds() / 1'000'000; }

int scheduled_near(Workspace const& workspace, std::string const& channel, std::int64_t post_at) {
  int count = 0;
  for (auto const& [id, scheduled] : workspace.scheduled) {
    bool const near = scheduled.post_at / window_seconds == post_at / window_seconds;
    if (scheduled.channel == channel && near) ++count;
  }
  return count;
}

}  // namespace

Json chat_schedule_message(Workspace& workspace, Arguments const& arguments) {
  if (!arguments.given("post_at")) return missing_argument("post_at");
  auto const post_at = arguments.number("post_at", -1);
  if (post_at < 0) return refused("invalid_time");
  if (post_at <= now_seconds()) return refused("time_in_past");
  if (post_at > now_seconds() + furthest_seconds) return refused("time_too_far");
  auto made = new_message(workspace, arguments);
  if (made.conversation == nullptr) return made.refusal;
  auto const& channel = made.conversation->channel.id;
  if (scheduled_near(workspace, channel, post_at) >= most_in_window) {
    return refused("restricted_too_many");
  }
  auto const id = workspace.ids.numbered("Q");
  auto message = message_object(workspace, made.message, Metadata::full);
  message.erase("ts");
  workspace.scheduled[id] =
      ScheduledMessage{id, channel, post_at, now_seconds(), std::move(made.message)};
  workspace.schedule(id);
  return ok({{"channel", channel},
             {"scheduled_message_id", id},
             {"post_at", post_at},
             {"message", std::move(message)}});
}

Json chat_delete_scheduled(Workspace& workspace, Arguments const& arguments) {
  for (auto const* name : {"channel", "scheduled_message_id"}) {
    if (!arguments.given(name)) return missing_argument(name);
  }
  auto const found = workspace.scheduled.find(arguments.text("scheduled_message_id"));
  bool const fits =
      found != workspace.scheduled.end() && found->second.channel == arguments.text("channel");
  if (!fits) return refused("invalid_scheduled_message_id");
  workspace.scheduled.erase(found);
  return ok();
}

Json chat_list_scheduled(Workspace& workspace, Arguments const& arguments) {
  std::vector<ScheduledMessage const*> found;
  for (auto const& [id, scheduled] : workspace.scheduled) {
    bool const wanted =
        !arguments.given("channel") || scheduled.channel == arguments.text("channel");
    if (wanted) found.push_back(&scheduled);
  }
  auto const page = page_of(arguments, found.size(), 100, 1000);
  if (!page.error.empty()) return refused(page.error);
  auto list = Json::array();
  for (auto i = page.begin; i < page.end; ++i) {
    list.push_back({{"id", found[i]->id},
                    {"channel_id", found[i]->channel},
                    {"post_at", found[i]->post_at},
                    {"date_created", found[i]->made_at},
                    {"text", found[i]->message.text}});
  }
  return ok({{"scheduled_messages", std::move(list)},
             {"response_metadata", {{"next_cursor", page.next_cursor}}}});
}

}  // namespace sandbox
