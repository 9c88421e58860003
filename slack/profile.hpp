// A user as Slack tells of them: users.info, and the events team_join and user_change.
#pragma once

#include <string>
#include <string_view>

namespace slack {

struct Profile {
  std::string id;
  std::string email;  // empty when the profile has none or the token may not see it
  std::string timezone;
  // Only people of this workspace may be taken at their e-mail: a guest from another one, a bot or
  // a deactivated account may not.
  bool may_be_linked = false;
  bool is_deleted = false;
};

// Reads the answer to users.info or such an event; all empty when it is something else.
Profile read_profile(std::string_view json);

}  // namespace slack
