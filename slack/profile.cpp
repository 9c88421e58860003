// Reading users.info.
#include "slack/profile.hpp"

#include <nlohmann/json.hpp>

namespace slack {
namespace {

using nlohmann::json;

std::string text(json const& object, char const* key) {
  auto const found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

bool flag(json const& object, char const* key) {
  auto const found = object.find(key);
  return found != object.end() && found->is_boolean() && found->get<bool>();
}

}  // namespace

Profile read_profile(std::string_view answer) {
  Profile profile;
  json const body = json::parse(answer, nullptr, /*allow_exceptions=*/false);
  if (!body.is_object()) return profile;
  auto const user = body.find("user");
  if (user == body.end() || !user->is_object()) return profile;
  profile.id = text(*user, "id");
  profile.timezone = text(*user, "tz");
  profile.is_deleted = flag(*user, "deleted");
  profile.may_be_linked =
      !profile.is_deleted && !flag(*user, "is_bot") && !flag(*user, "is_stranger");
  auto const details = user->find("profile");
  if (details != user->end() && details->is_object()) profile.email = text(*details, "email");
  return profile;
}

}  // namespace slack
