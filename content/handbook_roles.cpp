// Roles as a table of a page (R5).
#include <algorithm>
#include <cstddef>
#include <map>

#include "content/handbook_draft.hpp"
#include "content/moment.hpp"
#include "content/words.hpp"

namespace content {
namespace {

using Columns = std::map<std::string, std::size_t, std::less<>>;

Columns columns_of(Block const& table) {
  Columns columns;
  if (table.blocks.empty()) return columns;
  auto const& cells = table.blocks.front().blocks;
  for (std::size_t i = 0; i < cells.size(); ++i) columns.emplace(lower(joined(cells[i].lines)), i);
  return columns;
}

std::string cell(Columns const& columns, Block const& row, std::string_view column) {
  auto const found = columns.find(column);
  if (found == columns.end() || found->second >= row.blocks.size()) return {};
  return joined(row.blocks[found->second].lines);
}

domain::PageRole read_role(Columns const& columns, Section const& section, Block const& row) {
  domain::PageRole role;
  role.code = cell(columns, row, "code");
  role.name = cell(columns, row, "name");
  auto const aliases = cell(columns, row, "aliases");
  for (auto const part : split(aliases, ',')) {
    if (!trim(part).empty()) role.aliases.emplace_back(trim(part));
  }
  role.certification = cell(columns, row, "certification");
  role.since = cell(columns, row, "since");
  role.until = cell(columns, row, "until");
  role.becomes = cell(columns, row, "becomes");
  role.source = place(section, row.line);
  return role;
}

void check_role(HandbookDraft& draft, domain::PageRole const& role) {
  int const line = role.source.line;
  if (role.code.empty()) draft.problem(line, "a role needs a code (like SAL)");
  if (role.name.empty()) draft.problem(line, "the role " + role.code + " needs a name");
  if (!role.certification.empty() && !is_id(role.certification)) {
    draft.problem(line, "\"" + role.certification + "\" is not a certification's id (like sal)");
  }
  for (auto const& day : {role.since, role.until}) {
    if (!day.empty() && !is_day(day)) {
      draft.problem(line, "\"" + day + "\" is not a day like 2025-01-31");
    }
  }
}

// Codes, names and aliases share one space: a word has to lead to one role.
void check_words(HandbookDraft& draft) {
  std::map<std::string, std::size_t> owners;
  auto const& roles = draft.page().roles;
  for (std::size_t i = 0; i < roles.size(); ++i) {
    auto words = roles[i].aliases;
    words.push_back(roles[i].code);
    words.push_back(roles[i].name);
    for (auto const& word : words) {
      auto const [owner, first] = owners.emplace(lower(word), i);
      if (first || owner->second == i || word.empty()) continue;
      draft.problem(roles[i].source.line,
                    "\"" + word + "\" already stands for " + roles[owner->second].code);
    }
  }
}

void check_successors(HandbookDraft& draft) {
  auto const& roles = draft.page().roles;
  for (auto const& role : roles) {
    if (role.becomes.empty()) continue;
    auto const is_successor = [&](auto const& other) {
      return lower(other.code) == lower(role.becomes);
    };
    if (lower(role.becomes) == lower(role.code)) {
      draft.problem(role.source.line, role.code + " cannot become itself");
    } else if (std::none_of(roles.begin(), roles.end(), is_successor) &&
               std::none_of(draft.roles.begin(), draft.roles.end(), is_successor)) {
      draft.problem(role.source.line,
                    role.code + " becomes " + role.becomes + ", which is not a known role");
    }
  }
}

void read_table(HandbookDraft& draft, Section const& section, Block& table) {
  auto const columns = columns_of(table);
  bool const has_code = columns.contains("code");
  bool const has_name = columns.contains("name");
  if (!has_code && !has_name) return;
  table.is_placed = true;
  if (!has_code || !has_name) {
    return draft.problem(table.line, "a table of roles needs the columns Code and Name");
  }
  for (std::size_t i = 1; i < table.blocks.size(); ++i) {
    auto role = read_role(columns, section, table.blocks[i]);
    check_role(draft, role);
    draft.page().roles.push_back(std::move(role));
  }
}

}  // namespace

void find_roles(HandbookDraft& draft) {
  for (auto& section : draft.sections) {
    if (slug(section.heading) != "roles") continue;
    for (auto& block : section.blocks) {
      if (block.kind == BlockKind::table) read_table(draft, section, block);
    }
  }
  check_words(draft);
  check_successors(draft);
}

}  // namespace content
