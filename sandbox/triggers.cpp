// See triggers.hpp.
#include "sandbox/triggers.hpp"

#include <algorithm>

namespace sandbox {
namespace {

constexpr std::size_t kept_triggers = 1'000;

void forget_oldest(Workspace& workspace) {
  auto& triggers = workspace.triggers;
  if (triggers.size() <= kept_triggers) return;
  triggers.erase(std::min_element(
      triggers.begin(), triggers.end(),
      [](auto const& a, auto const& b) { return a.second.made_at < b.second.made_at; }));
}

}  // namespace

std::string make_trigger(Workspace& workspace, std::string const& person,
                         std::string const& view_id) {
  auto const id = workspace.ids.trigger();
  workspace.triggers[id] = Trigger{person, view_id, now_microseconds(), false};
  forget_oldest(workspace);
  return id;
}

TriggerUse usable_trigger(Workspace& workspace, std::string const& id) {
  auto const found = workspace.triggers.find(id);
  if (found == workspace.triggers.end()) return {nullptr, "invalid_trigger_id"};
  if (found->second.used) return {nullptr, "exchanged_trigger_id"};
  auto const age = std::chrono::microseconds(now_microseconds() - found->second.made_at);
  if (age >= workspace.settings.timing.trigger) return {nullptr, "expired_trigger_id"};
  return {&found->second, {}};
}

}  // namespace sandbox
