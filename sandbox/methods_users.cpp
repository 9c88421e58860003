// users.*, auth.test, team.info.
#include "sandbox/conversations.hpp"
#include "sandbox/methods.hpp"
#include "sandbox/pages.hpp"
#include "sandbox/people.hpp"

namespace sandbox {
namespace {

Email email_for(Workspace const& workspace) {
  return has_scope(workspace, "users:read.email") ? Email::shown : Email::hidden;
}

Json user(Workspace const& workspace, Person const& person, Arguments const& arguments) {
  auto object = user_object(workspace, person, email_for(workspace));
  if (arguments.flag("include_locale")) object["locale"] = "en-US";
  return object;
}

}  // namespace

Json auth_test(Workspace& workspace, Arguments const&) {
  auto const& app = workspace.app;
  return ok({{"url", workspace.base_url},
             {"team", workspace.settings.team_name},
             {"user", find_person(workspace, app.bot_user_id)->name},
             {"team_id", app.team_id},
             {"user_id", app.bot_user_id},
             {"bot_id", app.bot_id},
             {"is_enterprise_install", false}});
}

Json team_info(Workspace& workspace, Arguments const&) {
  return ok({{"team",
              {{"id", workspace.app.team_id},
               {"name", workspace.settings.team_name},
               {"domain", workspace.app.team_domain},
               {"url", workspace.base_url}}}});
}

Json users_info(Workspace& workspace, Arguments const& arguments) {
  if (!arguments.given("user")) return missing_argument("user");
  auto const* person = find_person(workspace, arguments.text("user"));
  if (person == nullptr) return refused("user_not_found");
  return ok({{"user", user(workspace, *person, arguments)}});
}

Json users_list(Workspace& workspace, Arguments const& arguments) {
  auto const page = page_of(arguments, workspace.people.size(), 1000, 1000);
  if (!page.error.empty()) return refused(page.error);
  auto members = Json::array();
  for (auto i = page.begin; i < page.end; ++i) {
    members.push_back(user(workspace, workspace.people[i], arguments));
  }
  return ok({{"members", std::move(members)},
             {"cache_ts", now_microseconds() / 1'000'000},
             {"response_metadata", {{"next_cursor", page.next_cursor}}}});
}

Json users_lookup_by_email(Workspace& workspace, Arguments const& arguments) {
  if (!arguments.given("email")) return missing_argument("email");
  auto const email = arguments.text("email");
  for (auto const& person : workspace.people) {
    bool const found = !person.email.empty() && person.email == email && !person.is_deleted;
    if (found) return ok({{"user", user(workspace, person, arguments)}});
  }
  return refused("users_not_found");
}

Json users_profile_get(Workspace& workspace, Arguments const& arguments) {
  auto id = arguments.text("user");
  if (id.empty()) id = workspace.app.bot_user_id;
  auto const* person = find_person(workspace, id);
  if (person == nullptr) return refused("user_not_found");
  return ok({{"profile", user(workspace, *person, arguments)["profile"]}});
}

}  // namespace sandbox
