// Roles as they stand in the database.
#pragma once

#include <vector>

#include "domain/role.hpp"
#include "storage/connection.hpp"

namespace storage {

// Roles known now: the founding ones, and those that a page states, which replace founding ones of
// the same code.
std::vector<domain::Role> load_roles(Connection& connection);

}  // namespace storage
