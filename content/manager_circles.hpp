// Finds people who, over their managers, end up as their own manager.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "content/problem.hpp"
#include "content/roster.hpp"

namespace content {

// One problem per circle of two or more, at the line of its member that stands first in the file.
std::vector<Problem> manager_circles(std::string const& file, std::span<RosterRow const> rows);

}  // namespace content
