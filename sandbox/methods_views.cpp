// views.*: modals and App Homes.
#include "sandbox/methods.hpp"
#include "sandbox/people.hpp"
#include "sandbox/triggers.hpp"
#include "sandbox/views.hpp"

namespace sandbox {
namespace {

Json shown(Workspace const& workspace, View const& view) {
  return ok({{"view", view_object(workspace, view)}});
}

// Why this view cannot be shown, null when it can. `own`: the view that it is to replace.
Json view_refusal(Workspace& workspace, Arguments const& arguments, Surface surface,
                  std::string_view own) {
  if (!arguments.given("view")) return missing_argument("view");
  auto const view = arguments.nested("view");
  if (auto const refusal = refuse_view(view, surface, file_exists(workspace))) {
    return refused(*refusal);
  }
  if (external_id_is_taken(workspace, view, own)) return refused("duplicate_external_id");
  return nullptr;
}

View* view_to_update(Workspace& workspace, Arguments const& arguments) {
  if (arguments.given("view_id")) return find_view(workspace, arguments.text("view_id"));
  return find_external_view(workspace, arguments.text("external_id"));
}

}  // namespace

Json views_open(Workspace& workspace, Arguments const& arguments) {
  if (!arguments.given("trigger_id")) return missing_argument("trigger_id");
  auto refusal = view_refusal(workspace, arguments, Surface::modal, "");
  if (!refusal.is_null()) return refusal;
  auto const use = usable_trigger(workspace, arguments.text("trigger_id"));
  if (use.trigger == nullptr) return refused(use.error);
  use.trigger->used = true;
  return shown(workspace, open_view(workspace, use.trigger->user, arguments.nested("view")));
}

Json views_push(Workspace& workspace, Arguments const& arguments) {
  if (!arguments.given("trigger_id")) return missing_argument("trigger_id");
  auto refusal = view_refusal(workspace, arguments, Surface::modal, "");
  if (!refusal.is_null()) return refusal;
  auto const use = usable_trigger(workspace, arguments.text("trigger_id"));
  if (use.trigger == nullptr) return refused(use.error);
  // Only an action inside the open modal may push onto it.
  auto const* below = find_view(workspace, use.trigger->view_id);
  auto const stack = stack_of(workspace, use.trigger->user);
  if (below == nullptr || stack.empty()) return refused("not_found");
  if (stack.size() >= most_stacked_views) return refused("push_limit_reached");
  use.trigger->used = true;
  return shown(workspace, push_view(workspace, use.trigger->user, arguments.nested("view")));
}

Json views_update(Workspace& workspace, Arguments const& arguments) {
  if (!arguments.given("view_id") && !arguments.given("external_id")) {
    return missing_argument("view_id");
  }
  auto* view = view_to_update(workspace, arguments);
  if (view == nullptr) return refused("not_found");
  auto const surface = text_at(view->content, "type") == "home" ? Surface::home : Surface::modal;
  auto refusal = view_refusal(workspace, arguments, surface, view->id);
  if (!refusal.is_null()) return refusal;
  if (arguments.given("hash") && arguments.text("hash") != view->hash) {
    return refused("hash_conflict");
  }
  replace_view(workspace, *view, arguments.nested("view"));
  return shown(workspace, *view);
}

Json views_publish(Workspace& workspace, Arguments const& arguments) {
  if (!arguments.given("user_id")) return missing_argument("user_id");
  auto const* person = find_person(workspace, arguments.text("user_id"));
  if (person == nullptr || !is_playable(*person)) {
    return refused(Refusal{"invalid_arguments", {"[ERROR] invalid user [json-pointer:/user_id]"}});
  }
  auto* home = home_of(workspace, person->id);
  auto refusal =
      view_refusal(workspace, arguments, Surface::home, home != nullptr ? home->id : std::string());
  if (!refusal.is_null()) return refusal;
  // A hash names a view that is there: it fails for somebody who has no Home yet.
  bool const fits =
      !arguments.given("hash") || (home != nullptr && arguments.text("hash") == home->hash);
  if (!fits) return refused("hash_conflict");
  return shown(workspace, publish_home(workspace, person->id, arguments.nested("view")));
}

}  // namespace sandbox
