// Where feedback goes (R42 to R44), and the certifications that stand on other pages (R47).
#include "content/handbook_draft.hpp"
#include "content/words.hpp"

namespace content {
namespace {

bool is_channel_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// The first "#name" that begins a word.
std::string channel_in(std::string_view text) {
  for (auto at = text.find('#'); at != std::string_view::npos; at = text.find('#', at + 1)) {
    bool const begins =
        at == 0 || std::string_view(" (\"'").find(text[at - 1]) != std::string::npos;
    auto end = at + 1;
    while (end < text.size() && is_channel_letter(text[end])) ++end;
    while (end > at + 1 && text[end - 1] == '-') --end;
    if (begins && end > at + 1) return std::string(text.substr(at, end - at));
  }
  return {};
}

bool is_board(TextLink const& link) {
  return says(link.label, "board") || says(link.url, "/boards");
}

void read_feedback(domain::Feedback& feedback, Section const& section, Block& block) {
  for (auto& line : block.lines) {
    auto const channel = channel_in(line.text);
    bool const has_channel = feedback.channel.empty() && !channel.empty();
    if (has_channel) feedback.channel = channel;
    bool found = has_channel;
    for (auto& link : line.links) {
      if (!feedback.board_url.empty() || !is_board(link)) continue;
      feedback.board_url = link.url;
      link.is_placed = true;
      found = true;
    }
    if (!found) continue;
    if (feedback.source.line == 0) feedback.source = place(section, line.number);
    block.is_placed = true;
  }
}

}  // namespace

void find_feedback(HandbookDraft& draft) {
  domain::Feedback feedback;
  for (auto& section : draft.sections) {
    if (!says(section.heading, "feedback")) continue;
    for (auto& block : section.blocks) {
      if (block.kind == BlockKind::paragraph) read_feedback(feedback, section, block);
      if (block.kind != BlockKind::list) continue;
      for (auto& item : block.blocks) read_feedback(feedback, section, item);
    }
  }
  if (feedback.source.line != 0) draft.page().feedback = std::move(feedback);
}

void find_audience(HandbookDraft& draft) {
  for (auto& section : draft.sections) {
    if (!says(section.heading, "audience")) continue;
    for (auto& block : section.blocks) {
      if (block.kind != BlockKind::list) continue;
      for (auto& item : block.blocks) {
        if (item.lines.empty() || item.lines.front().links.empty()) continue;
        auto& link = item.lines.front().links.front();
        auto const named = name_role(draft.roles, link.label);
        draft.page().certification_links.push_back({named.singular,
                                                    named.role == nullptr ? "" : named.role->code,
                                                    link.url, place(section, item.line)});
        link.is_placed = true;
        item.is_placed = true;
      }
    }
  }
}

}  // namespace content
