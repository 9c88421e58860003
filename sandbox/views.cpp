// See views.hpp.
#include "sandbox/views.hpp"

#include <algorithm>

#include "sandbox/element_state.hpp"

namespace sandbox {
namespace {

Json normalised_view(Workspace& workspace, Json content) {
  for (auto const* key : {"title", "submit", "close"}) {
    content[key] = content.contains(key) ? normalised_text(content[key]) : Json(nullptr);
  }
  for (auto const* key : {"private_metadata", "callback_id", "external_id"}) {
    if (!at(content, key).is_string()) content[key] = "";
  }
  for (auto const* key : {"clear_on_close", "notify_on_close"}) {
    if (!at(content, key).is_boolean()) content[key] = false;
  }
  auto const make_id = [&workspace] { return workspace.ids.block_id(); };
  content["blocks"] = normalised_blocks(at(content, "blocks"), make_id);
  return content;
}

View& make_view(Workspace& workspace, std::string const& person, Json content) {
  auto const id = workspace.ids.numbered("V");
  auto& view = workspace.views.all[id];
  view.id = id;
  view.user = person;
  view.root = id;
  view.hash = workspace.ids.view_hash();
  view.content = normalised_view(workspace, std::move(content));
  view.values = values_of(at(view.content, "blocks"), nullptr, nullptr);
  return view;
}

}  // namespace

View* find_view(Workspace& workspace, std::string_view id) {
  auto const found = workspace.views.all.find(std::string(id));
  return found == workspace.views.all.end() ? nullptr : &found->second;
}

View* find_external_view(Workspace& workspace, std::string_view external_id) {
  for (auto& [id, view] : workspace.views.all) {
    if (!external_id.empty() && text_at(view.content, "external_id") == external_id) return &view;
  }
  return nullptr;
}

View* home_of(Workspace& workspace, std::string const& person) {
  auto const found = workspace.views.homes.find(person);
  return found == workspace.views.homes.end() ? nullptr : find_view(workspace, found->second);
}

std::vector<std::string> stack_of(Workspace const& workspace, std::string const& person) {
  auto const found = workspace.views.stacks.find(person);
  return found == workspace.views.stacks.end() ? std::vector<std::string>() : found->second;
}

View* top_view(Workspace& workspace, std::string const& person) {
  auto const stack = stack_of(workspace, person);
  return stack.empty() ? nullptr : find_view(workspace, stack.back());
}

bool external_id_is_taken(Workspace& workspace, Json const& content, std::string_view own) {
  auto const* other = find_external_view(workspace, text_at(content, "external_id"));
  return other != nullptr && other->id != own;
}

View& open_view(Workspace& workspace, std::string const& person, Json content) {
  close_all_views(workspace, person);
  return push_view(workspace, person, std::move(content));
}

View& push_view(Workspace& workspace, std::string const& person, Json content) {
  auto& view = make_view(workspace, person, std::move(content));
  auto& stack = workspace.views.stacks[person];
  if (!stack.empty()) {
    view.root = stack.front();
    view.previous = stack.back();
  }
  stack.push_back(view.id);
  workspace.changed(person);
  return view;
}

void replace_view(Workspace& workspace, View& view, Json content) {
  view.content = normalised_view(workspace, std::move(content));
  view.hash = workspace.ids.view_hash();
  view.values = values_of(at(view.content, "blocks"), nullptr, view.values);
  workspace.changed(view.user);
}

View& publish_home(Workspace& workspace, std::string const& person, Json content) {
  if (auto* home = home_of(workspace, person)) {
    replace_view(workspace, *home, std::move(content));
    return *home;
  }
  auto& home = make_view(workspace, person, std::move(content));
  workspace.views.homes[person] = home.id;
  workspace.changed(person);
  return home;
}

void close_view(Workspace& workspace, std::string const& person, std::string const& id) {
  std::string const closed = id;  // the caller's may live in the view
  auto& stack = workspace.views.stacks[person];
  stack.erase(std::remove(stack.begin(), stack.end(), closed), stack.end());
  workspace.views.all.erase(closed);
  workspace.changed(person);
}

void close_all_views(Workspace& workspace, std::string const& person) {
  auto const stack = stack_of(workspace, person);
  if (stack.empty()) return;
  for (auto const& id : stack) workspace.views.all.erase(id);
  workspace.views.stacks.erase(person);
  workspace.changed(person);
}

Json view_object(Workspace const& workspace, View const& view) {
  auto object = view.content;
  object["id"] = view.id;
  object["team_id"] = workspace.app.team_id;
  object["hash"] = view.hash;
  object["root_view_id"] = view.root;
  object["previous_view_id"] = view.previous.empty() ? Json(nullptr) : Json(view.previous);
  object["app_id"] = workspace.app.id;
  object["app_installed_team_id"] = workspace.app.team_id;
  object["bot_id"] = workspace.app.bot_id;
  object["state"] = Json{{"values", view.values}};
  return object;
}

}  // namespace sandbox
