#include "content/outline.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "content/anchor.hpp"
#include "content/fingerprint.hpp"
#include "content/words.hpp"

namespace content {
namespace {

std::vector<std::string_view> lines_of(std::string_view text) { return split(text, '\n'); }

// Takes an explicit anchor, "Heading {#anchor}", off the heading.
std::string take_explicit_anchor(std::string& heading) {
  auto const at = heading.rfind("{#");
  if (at == std::string::npos || !heading.ends_with('}')) return {};
  auto anchor = heading.substr(at + 2, heading.size() - at - 3);
  if (anchor.empty() || anchor.find_first_of(" {}") != std::string::npos) return {};
  heading = trim(std::string_view(heading).substr(0, at));
  return anchor;
}

Section begin_section(Block& heading, Anchors& anchors) {
  Section section;
  section.heading = joined(heading.lines);
  section.level = heading.level;
  for (auto& line : heading.lines) {
    std::move(line.links.begin(), line.links.end(), std::back_inserter(section.links));
  }
  auto const fixed = take_explicit_anchor(section.heading);
  section.source.anchor = fixed.empty() ? anchors.next(section.heading) : fixed;
  section.source.section = section.heading;
  section.source.line = heading.line;
  return section;
}

void add_fingerprints(std::vector<Section>& sections, std::string_view markdown, int first_line) {
  auto const lines = lines_of(markdown);
  auto const index_of = [&](int line) {
    return std::min(static_cast<std::size_t>(std::max(line - first_line, 0)), lines.size());
  };
  for (std::size_t i = 0; i < sections.size(); ++i) {
    auto const begin = index_of(sections[i].source.line);
    auto const end = i + 1 < sections.size() ? index_of(sections[i + 1].source.line) : lines.size();
    sections[i].source.fingerprint =
        fingerprint(std::span(lines).subspan(begin, std::max(begin, end) - begin));
  }
}

}  // namespace

std::vector<Section> read_outline(std::string_view markdown, int first_line) {
  std::vector<Section> sections(1);
  sections.front().source.line = first_line;
  Anchors anchors;
  for (auto& block : read_markdown(markdown, first_line)) {
    if (block.kind == BlockKind::heading) {
      sections.push_back(begin_section(block, anchors));
      sections.back().blocks.push_back(Block{});  // carries what the heading embeds
      sections.back().blocks.back().embeds = std::move(block.embeds);
    } else {
      sections.back().blocks.push_back(std::move(block));
    }
  }
  add_fingerprints(sections, markdown, first_line);
  return sections;
}

std::size_t end_of_section(std::vector<Section> const& sections, std::size_t index) {
  std::size_t end = index + 1;
  while (end < sections.size() && sections[end].level > sections[index].level) ++end;
  return end;
}

domain::Source place(Section const& section, int line) {
  auto source = section.source;
  source.line = line;
  return source;
}

}  // namespace content
