// Roles are data with aliases and dates (R4, R5): TAM became CSM, SAL and SAE stand side by side.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

struct Role {
  std::string code;                  // "SAL"
  std::string name;                  // "Strategic Account Leader"
  std::vector<std::string> aliases;  // "Strategic Account Leaders", "TAM" for CSM, …
  std::string certification;         // id of the certification its people take ("sal"), or empty
  std::string since;                 // YYYY-MM-DD or empty
  std::string until;                 // YYYY-MM-DD or empty: no new people after that day
  std::string becomes;               // code of the role that took its place, or empty

  friend bool operator==(Role const&, Role const&) = default;
};

// The roles that the program knows before any page is imported: those of the handbook's pages.
std::vector<Role> const& founding_roles();

// Finds a role by code, name or alias; case, plural and white space at the ends don't matter. A
// role that another took the place of resolves to its successor (TAM → CSM). Null when there is
// none.
Role const* find_role(std::span<Role const> roles, std::string_view word);

}  // namespace domain
