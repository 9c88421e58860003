// See people.hpp.
#include "sandbox/people.hpp"

#include "sandbox/conversations.hpp"
#include "sandbox/time_zone.hpp"

namespace sandbox {

Person const* find_person(Workspace const& workspace, std::string_view id) {
  for (auto const& person : workspace.people) {
    if (person.id == id) return &person;
  }
  return nullptr;
}

Person const* find_handle(Workspace const& workspace, std::string_view handle) {
  for (auto const& person : workspace.people) {
    if (person.name == handle) return &person;
  }
  return nullptr;
}

bool is_playable(Person const& person) {
  return !person.is_bot && !person.is_deleted && person.id != slackbot_id;
}

namespace {

Json profile_of(Workspace const& workspace, Person const& person, Email email) {
  Json profile{{"title", person.title},
               {"real_name", person.real_name},
               {"display_name", person.name},
               {"real_name_normalized", person.real_name},
               {"display_name_normalized", person.name},
               {"status_text", ""},
               {"status_emoji", ""},
               {"team", workspace.app.team_id}};
  if (email == Email::shown && !person.email.empty()) profile["email"] = person.email;
  if (person.id == workspace.app.bot_user_id) {
    profile["bot_id"] = workspace.app.bot_id;
    profile["api_app_id"] = workspace.app.id;
  }
  return profile;
}

}  // namespace

Json user_object(Workspace const& workspace, Person const& person, Email email) {
  Json user{{"id", person.id},
            {"team_id", workspace.app.team_id},
            {"name", person.name},
            {"deleted", person.is_deleted},
            {"is_bot", person.is_bot},
            {"is_app_user", false},
            {"updated", now_microseconds() / 1'000'000},
            {"profile", profile_of(workspace, person, email)}};
  if (person.is_deleted) return user;
  user["real_name"] = person.real_name;
  user["is_admin"] = false;
  user["is_owner"] = false;
  user["is_restricted"] = false;
  user["is_ultra_restricted"] = false;
  user["tz"] = person.timezone.empty() ? Json(nullptr) : Json(person.timezone);
  auto const zone = zone_now(person.timezone, now_microseconds() / 1'000'000);
  user["tz_label"] = zone ? Json(zone->label) : Json(nullptr);
  user["tz_offset"] = zone ? zone->offset_seconds : 0;
  return user;
}

namespace {

Json user_event(Workspace const& workspace, std::string const& type, Person const& person) {
  auto const email = has_scope(workspace, "users:read.email") ? Email::shown : Email::hidden;
  return Json{{"type", type},
              {"user", user_object(workspace, person, email)},
              {"cache_ts", now_microseconds() / 1'000'000},
              {"event_ts", ts_text(now_microseconds())}};
}

void tell_everybody(Workspace& workspace, Json event) {
  for (auto const& person : workspace.people) workspace.changed(person.id);
  workspace.emit(std::move(event));
}

}  // namespace

void add_person(Workspace& workspace, Person person) {
  workspace.people.push_back(std::move(person));
  auto const& added = workspace.people.back();
  app_conversation(workspace, added.id);
  auto event = user_event(workspace, "team_join", added);
  event.erase("cache_ts");
  tell_everybody(workspace, std::move(event));
}

void change_person(Workspace& workspace, Person const& person, Json const& given) {
  for (auto& changed : workspace.people) {
    if (changed.id != person.id) continue;
    auto const take = [&given](char const* key, std::string& value) {
      if (at(given, key).is_string()) value = text_at(given, key);
    };
    take("name", changed.name);
    take("real_name", changed.real_name);
    take("title", changed.title);
    take("email", changed.email);
    take("tz", changed.timezone);
    if (at(given, "deleted").is_boolean()) changed.is_deleted = at(given, "deleted") == true;
    tell_everybody(workspace, user_event(workspace, "user_change", changed));
    return;
  }
}

}  // namespace sandbox
