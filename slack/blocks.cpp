// Blocks as JSON, written straight into the text: a tree of JSON values would cost ten times more.
#include "slack/blocks.hpp"

#include "slack/utf8.hpp"

#include <algorithm>
#include <array>

namespace slack {
namespace {

void write_text(std::string& out, std::string_view type, std::string_view text,
                std::size_t limit) {
  out += "{\"type\":\"";
  out += type;
  out += "\",\"text\":";
  // Slack refuses an empty text; a blank stands for it.
  if (text.empty()) {
    out += "\" \"";
  } else if (text.size() <= limit) {
    write_string(out, text);
  } else {
    write_string(out, shortened(text, limit));
  }
  out += '}';
}

void write_mrkdwn(std::string& out, Mrkdwn const& text) {
  write_text(out, "mrkdwn", text.text(), limits::section_text);
}

void write(std::string& out, Button const& button) {
  out += "{\"type\":\"button\",\"action_id\":";
  write_string(out, shortened(button.action_id, limits::action_id));
  out += ",\"text\":";
  write_text(out, "plain_text", button.label, limits::button_text);
  if (!button.value.empty()) {
    out += ",\"value\":";
    write_string(out, shortened(button.value, limits::button_value));
  }
  if (!button.url.empty() && button.url.size() <= limits::url) {
    out += ",\"url\":";
    write_string(out, button.url);
  }
  if (button.style == ButtonStyle::primary) out += ",\"style\":\"primary\"";
  out += '}';
}

template <class List, class Write>
void write_list(std::string& out, List const& list, std::size_t limit, Write const& write_one) {
  out += '[';
  for (std::size_t i = 0; i < std::min(list.size(), limit); ++i) {
    if (i > 0) out += ',';
    write_one(list[i]);
  }
  out += ']';
}

void write(std::string& out, Header const& block) {
  out += "{\"type\":\"header\",\"text\":";
  write_text(out, "plain_text", block.text, limits::header_text);
  out += '}';
}

void write(std::string& out, Section const& block) {
  out += "{\"type\":\"section\",\"text\":";
  write_mrkdwn(out, block.text);
  if (block.button) {
    out += ",\"accessory\":";
    write(out, *block.button);
  }
  out += '}';
}

void write(std::string& out, Context const& block) {
  out += "{\"type\":\"context\",\"elements\":";
  write_list(out, block.texts, limits::context_elements,
             [&](Mrkdwn const& text) { write_mrkdwn(out, text); });
  out += '}';
}

void write(std::string& out, Actions const& block) {
  out += "{\"type\":\"actions\",\"elements\":";
  write_list(out, block.buttons, limits::actions_elements,
             [&](Button const& button) { write(out, button); });
  out += '}';
}

void write(std::string& out, Divider const&) { out += "{\"type\":\"divider\"}"; }

constexpr std::array<bool, 256> needs_escape = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = true;
  table['"'] = table['\\'] = true;
  return table;
}();

void write_escape(std::string& out, char c) {
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\t': out += "\\t"; return;
    case '\r': out += "\\r"; return;
    default: break;
  }
  constexpr std::string_view digits = "0123456789abcdef";
  out += "\\u00";
  out += digits[static_cast<unsigned char>(c) >> 4];
  out += digits[static_cast<unsigned char>(c) & 15];
}

}  // namespace

void write_block(std::string& out, Block const& block) {
  std::visit([&](auto const& it) { write(out, it); }, block);
}

void write_blocks(std::string& out, std::vector<Block> const& blocks) {
  write_list(out, blocks, blocks.size(), [&](Block const& block) { write_block(out, block); });
}

void write_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t written = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!needs_escape[static_cast<unsigned char>(text[at])]) continue;
    out.append(text, written, at - written);
    write_escape(out, text[at]);
    written = at + 1;
  }
  out.append(text, written, text.size() - written);
  out += '"';
}

}  // namespace slack
