// The people of the program and who may see whose record.
#pragma once

#include <cstdint>
#include <string>

namespace domain {

struct Person {
  std::int64_t id = 0;
  std::string email;
  std::string name;
  std::string slack_user_id;  // empty = not linked yet
  std::string role;           // role code; empty for people who take no curriculum
  std::string manager_email;  // empty = nobody named
  std::string start_date;     // YYYY-MM-DD or empty
  std::string timezone;       // IANA name or empty
  bool is_assessor = false;
  bool is_enablement = false;  // by the roster's duty; settings may name more
  bool is_manager = false;     // by the roster's duty; whoever is named as one is a manager too
};

// Who looks at somebody's record.
struct Viewer {
  std::string email;  // empty when the viewer is not in the roster
  bool is_enablement = false;
};

// Self; a manager for the people who name them as manager; enablement for anyone
// (the interface's table of words).
bool may_see(Viewer const& viewer, Person const& subject);

}  // namespace domain
