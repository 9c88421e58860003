#include "content/manager_circles.hpp"

#include <algorithm>
#include <cstddef>
#include <unordered_map>

namespace content {
namespace {

using Index = std::unordered_map<std::string, std::size_t>;

constexpr std::size_t nobody = static_cast<std::size_t>(-1);

std::size_t manager_of(Index const& people, RosterRow const& row) {
  auto const found = people.find(row.manager_email);
  return found == people.end() ? nobody : found->second;
}

Problem circle_problem(std::string const& file, std::span<RosterRow const> rows,
                       Index const& people, std::size_t first) {
  std::string names = rows[first].email;
  for (auto at = manager_of(people, rows[first]); at != first; at = manager_of(people, rows[at])) {
    names += " → " + rows[at].email;
  }
  return {file, rows[first].line, "managers go in a circle: " + names + " → " + rows[first].email};
}

}  // namespace

// Every walk marks whom it met with its own number: meeting that number again is a circle, meeting
// an older one is known ground. So each row is walked over once.
std::vector<Problem> manager_circles(std::string const& file, std::span<RosterRow const> rows) {
  Index people;
  for (std::size_t i = 0; i < rows.size(); ++i) people.emplace(rows[i].email, i);
  std::vector<std::size_t> walk_of(rows.size(), nobody);
  std::vector<Problem> problems;
  for (std::size_t start = 0; start < rows.size(); ++start) {
    std::size_t at = start;
    while (at != nobody && walk_of[at] == nobody) {
      walk_of[at] = start;
      at = manager_of(people, rows[at]);
    }
    if (at == nobody || walk_of[at] != start) continue;
    std::size_t first = at;
    std::size_t length = 1;
    for (auto next = manager_of(people, rows[at]); next != at; ++length) {
      first = std::min(first, next);
      next = manager_of(people, rows[next]);
    }
    if (length > 1) problems.push_back(circle_problem(file, rows, people, first));
  }
  return problems;
}

}  // namespace content
