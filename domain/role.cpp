#include "domain/role.hpp"

#include <algorithm>
#include <cstddef>

#include "domain/words.hpp"

namespace domain {
namespace {

std::string folded(std::string_view text) { return lower(trim(text)); }

bool is_plural_of(std::string_view word, std::string_view one) {
  if (one.empty()) return false;
  if (word.size() > one.size() && word.starts_with(one)) {
    auto const ending = word.substr(one.size());
    return ending == "s" || ending == "es";
  }
  auto const stem = one.substr(0, one.size() - 1);
  return one.back() == 'y' && word.starts_with(stem) && word.substr(stem.size()) == "ies";
}

// Calls `matches` with each name of each role: all codes first, then names, then aliases, so that
// one role's alias never hides another's code.
template <typename Matches>
Role const* first_role(std::span<Role const> roles, Matches matches) {
  for (auto const& role : roles) {
    if (matches(folded(role.code))) return &role;
  }
  for (auto const& role : roles) {
    if (matches(folded(role.name))) return &role;
  }
  for (auto const& role : roles) {
    if (std::any_of(role.aliases.begin(), role.aliases.end(),
                    [&](auto const& alias) { return matches(folded(alias)); })) {
      return &role;
    }
  }
  return nullptr;
}

// Follows `becomes`; a chain that ends nowhere or in a circle keeps the last role that exists.
Role const* successor(std::span<Role const> roles, Role const* role) {
  for (std::size_t step = 0; step < roles.size() && !role->becomes.empty(); ++step) {
    auto const next = std::find_if(roles.begin(), roles.end(), [&](Role const& other) {
      return folded(other.code) == folded(role->becomes);
    });
    if (next == roles.end()) break;
    role = &*next;
  }
  return role;
}

}  // namespace

std::vector<Role> const& founding_roles() {
  static std::vector<Role> const roles = {
      {"SAL", "Strategic Account Leader", {}, "sal", "", "", ""},
      {"SAE", "Strategic Account Executive", {}, "", "", "", ""},
      {"AE", "Account Executive", {}, "ae", "", "", ""},
      {"SA", "Solution Architect", {"Solutions Architect"}, "sa", "", "", ""},
      {"CSM", "Customer Success Manager", {}, "csm", "", "", ""},
      {"TAM", "Technical Account Manager", {}, "", "", "2022-01-31", "CSM"},
      {"Partner", "Partner", {}, "partner", "", "", ""},
      {"CAM", "Channel Account Manager", {}, "", "", "", ""},
      {"ABDM", "Alliances & Business Development Manager", {}, "", "", "", ""},
      {"ISR", "Inside Sales Representative", {}, "", "", "", ""},
  };
  return roles;
}

Role const* find_role(std::span<Role const> roles, std::string_view word) {
  auto const wanted = folded(word);
  if (wanted.empty()) return nullptr;
  auto const* role = first_role(roles, [&](auto const& name) { return name == wanted; });
  if (role == nullptr) {
    role = first_role(roles, [&](auto const& name) { return is_plural_of(wanted, name); });
  }
  return role == nullptr ? nullptr : successor(roles, role);
}

}  // namespace domain
