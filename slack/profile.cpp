// Reading users.info.
#include "slack/profile.hpp"

#include "slack/json_reading.hpp"

namespace slack {
namespace {

using json_reading::find_at;
using json_reading::json;
using json_reading::read_object;
using json_reading::text_at;

bool flag(json const& object, char const* key) {
  auto const found = object.find(key);
  return found != object.end() && found->is_boolean() && found->get<bool>();
}

}  // namespace

Profile read_profile(std::string_view answer) {
  Profile profile;
  json const body = read_object(answer);
  json const* const user = find_at(body, {"user"});
  if (user == nullptr || !user->is_object()) return profile;
  profile.id = text_at(*user, {"id"});
  profile.timezone = text_at(*user, {"tz"});
  profile.is_deleted = flag(*user, "deleted");
  profile.may_be_linked =
      !profile.is_deleted && !flag(*user, "is_bot") && !flag(*user, "is_stranger");
  profile.email = text_at(*user, {"profile", "email"});
  return profile;
}

}  // namespace slack
