#include "content/link_kind.hpp"

#include <algorithm>

#include "content/words.hpp"

namespace content {
namespace {

std::optional<domain::LinkKind> kind_in(std::string_view text) {
  if (says(text, "knowledge check")) return domain::LinkKind::knowledge_check;
  if (says(text, "learning path")) return domain::LinkKind::learning_path;
  return std::nullopt;
}

bool names_a_kind(Block const& item) {
  return std::any_of(item.lines.begin(), item.lines.end(), [](TextLine const& line) {
    return std::any_of(line.links.begin(), line.links.end(),
                       [](TextLink const& link) { return kind_in(link.label).has_value(); });
  });
}

}  // namespace

std::optional<domain::LinkKind> kind_of_link(TextLink const& link, Block const& item) {
  if (auto const kind = kind_in(link.label)) return kind;
  if (names_a_kind(item)) return std::nullopt;  // the words around belong to another link
  return kind_in(joined(item.lines));
}

std::vector<domain::Link> take_links(Section const& section, Block& item) {
  std::vector<domain::Link> links;
  bool const internal_only = says(joined(item.lines), "internal only");
  for (auto& line : item.lines) {
    for (auto& link : line.links) {
      if (trim(link.url).empty()) continue;
      auto const kind = kind_of_link(link, item).value_or(domain::LinkKind::material);
      links.push_back({kind, link.label, link.url, internal_only, place(section, line.number)});
      link.is_placed = true;
    }
  }
  return links;
}

bool leads_to_training(Block const& item) {
  return std::any_of(item.lines.begin(), item.lines.end(), [&](TextLine const& line) {
    return std::any_of(line.links.begin(), line.links.end(), [&](TextLink const& link) {
      return !trim(link.url).empty() && kind_of_link(link, item).has_value();
    });
  });
}

}  // namespace content
