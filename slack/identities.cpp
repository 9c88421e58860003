// What tells a payload from others. Everything here is chosen by Slack, never by a person.
#include "slack/payload.hpp"

namespace slack {
namespace {

using Ids = std::vector<std::string>;

// Ids and moments hold no blank. A moment comes first, as Slack's trigger ids begin with a number
// that grows: what comes together then stands together in the database's index, whose pages are
// written whole.
std::string id_of(std::string_view kind, std::initializer_list<std::string_view> parts) {
  std::string id(kind);
  char const* separator = "";
  for (std::string_view const part : parts) {
    id.append(separator).append(part);
    separator = " ";
  }
  return id;
}

Ids by_trigger(std::string_view kind, std::string const& trigger_id) {
  if (trigger_id.empty()) return {};
  return {id_of(kind, {trigger_id})};
}

}  // namespace

Ids identities(Command const& it) {
  Ids ids = by_trigger("command:", it.trigger_id);
  if (!it.response_url.empty()) ids.push_back(id_of("response:", {it.response_url}));
  return ids;
}

// A copy under another trigger id has the same moment: noting the trigger id, too, would double
// what a click writes, in vain.
Ids identities(Click const& it) {
  if (it.action_ts.empty()) return by_trigger("click:", it.trigger_id);
  return {id_of("action:", {it.action_ts, it.user, it.action_id})};
}

Ids identities(Submission const& it) { return by_trigger("submission:", it.trigger_id); }

Ids identities(Shortcut const& it) {
  if (it.action_ts.empty()) return by_trigger("shortcut:", it.trigger_id);
  return {id_of("shortcut:", {it.action_ts, it.user, it.callback_id})};
}

// Slack has been seen to send an event again under a new id. Where the event says its own moment,
// that and what it is about tell the copy; team_join and app_uninstalled have none.
Ids identities(Event const& it) {
  Ids ids = {id_of("event:", {it.id})};
  if (it.event_ts.empty()) return ids;
  ids.push_back(id_of("event:", {it.type, it.event_ts, it.user, it.channel, it.tab}));
  return ids;
}

}  // namespace slack
