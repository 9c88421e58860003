// Reading roles.
#include "storage/roles.hpp"

#include <algorithm>

#include "domain/words.hpp"

namespace storage {
namespace {

constexpr Sql all_roles{"all_roles",
                        "SELECT code, name, aliases, certification, since, until, becomes "
                        "FROM role ORDER BY code"};

std::vector<std::string> split_aliases(std::string const& text) {
  std::vector<std::string> aliases;
  std::string_view rest = text;
  while (!rest.empty()) {
    std::size_t const end = std::min(rest.find(','), rest.size());
    std::string_view const alias = domain::trim(rest.substr(0, end));
    if (!alias.empty()) aliases.emplace_back(alias);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return aliases;
}

}  // namespace

std::vector<domain::Role> load_roles(Connection& connection) {
  std::vector<domain::Role> roles = domain::founding_roles();
  Rows rows = connection.query(all_roles);
  while (rows.next()) {
    domain::Role role;
    role.code = rows.text(0);
    role.name = rows.text(1);
    role.aliases = split_aliases(rows.text(2));
    role.certification = rows.text(3);
    role.since = rows.text(4);
    role.until = rows.text(5);
    role.becomes = rows.text(6);
    auto const same = std::ranges::find(roles, role.code, &domain::Role::code);
    if (same == roles.end()) {
      roles.push_back(std::move(role));
    } else {
      *same = std::move(role);
    }
  }
  return roles;
}

}  // namespace storage
