// What tells a payload from others. Everything here is chosen by Slack, never by a person.
#include "slack/payload.hpp"

namespace slack {
namespace {

// Ids and moments hold no blank. A moment comes first, as Slack's trigger ids begin with a number
// that grows: what comes together then stands together in the database's index, whose pages are
// written whole.
void add(std::vector<std::string>& ids, std::string_view kind,
         std::initializer_list<std::string_view> parts) {
  std::string id(kind);
  char const* separator = "";
  for (std::string_view const part : parts) {
    id.append(separator).append(part);
    separator = " ";
  }
  ids.push_back(std::move(id));
}

void identify(Command const& it, std::vector<std::string>& ids) {
  if (!it.trigger_id.empty()) add(ids, "command:", {it.trigger_id});
  if (!it.response_url.empty()) add(ids, "response:", {it.response_url});
}

void identify(Click const& it, std::vector<std::string>& ids) {
  if (!it.trigger_id.empty()) add(ids, "click:", {it.trigger_id});
  if (!it.action_ts.empty()) add(ids, "action:", {it.action_ts, it.user, it.action_id});
}

void identify(Submission const& it, std::vector<std::string>& ids) {
  if (!it.trigger_id.empty()) add(ids, "submission:", {it.trigger_id});
}

void identify(Shortcut const& it, std::vector<std::string>& ids) {
  if (!it.trigger_id.empty()) add(ids, "shortcut:", {it.trigger_id});
  if (!it.action_ts.empty()) add(ids, "shortcut:", {it.action_ts, it.user, it.callback_id});
}

// Slack has been seen to send an event again under a new id. Where the event says its own moment,
// that and what it is about tell the copy; team_join and app_uninstalled have none.
void identify(Event const& it, std::vector<std::string>& ids) {
  add(ids, "event:", {it.id});
  if (!it.event_ts.empty()) add(ids, "event:", {it.type, it.event_ts, it.user, it.channel, it.tab});
}

template <class Other>
void identify(Other const&, std::vector<std::string>&) {}

}  // namespace

std::vector<std::string> identities(Payload const& payload) {
  std::vector<std::string> ids;
  std::visit([&](auto const& it) { identify(it, ids); }, payload);
  return ids;
}

}  // namespace slack
