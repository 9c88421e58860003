// Who may see whose record.
#include "domain/person.hpp"

namespace domain {

bool may_see(Viewer const& viewer, Person const& subject) {
  if (viewer.is_enablement) return true;
  if (viewer.email.empty()) return false;
  return viewer.email == subject.email || viewer.email == subject.manager_email;
}

}  // namespace domain
