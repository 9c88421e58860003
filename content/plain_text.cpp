#include "content/plain_text.hpp"

#include <algorithm>

#include "content/shown_text.hpp"
#include "content/words.hpp"

namespace content {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    auto const end = std::min(text.find_first_of("\r\n"), text.size());
    lines.push_back(text.substr(0, end));
    bool const two = text.substr(end).starts_with("\r\n");
    text.remove_prefix(std::min(end + (two ? 2 : 1), text.size()));
  }
  return lines;
}

domain::Text plain_text(std::string_view text) {
  domain::Text result;
  result.format = domain::TextFormat::plain;
  for (auto const line : lines_of(trim(text))) {
    if (!result.source.empty()) result.source += '\n';
    result.source += line;
  }
  result.shown = shown(result.source, result.format);
  return result;
}

std::vector<std::string_view> cell_parts(std::string_view cell) {
  cell = trim(cell);
  bool const by_line = cell.find_first_of("\r\n") != std::string_view::npos;
  auto parts = by_line ? lines_of(cell) : split(cell, '|');
  for (auto& part : parts) part = trim(part);
  if (by_line) std::erase(parts, std::string_view());
  if (!parts.empty() && parts.back().empty()) parts.pop_back();
  return parts;
}

}  // namespace content
