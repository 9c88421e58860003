// Blocks as JSON, written straight into the text: a tree of JSON values would cost ten times more.
#include "slack/blocks.hpp"

#include "slack/block_text.hpp"
#include "slack/eight_bytes.hpp"
#include "slack/utf8.hpp"

namespace slack {
namespace {

void write_mrkdwn(std::string& out, Mrkdwn const& text) {
  write_text(out, "mrkdwn", text.text(), limits::section_text);
}

void write_confirm(std::string& out, Button const& button) {
  out += ",\"confirm\":{\"title\":{\"type\":\"plain_text\",\"text\":\"Are you sure?\"},\"text\":";
  write_text(out, "plain_text", button.confirm, limits::confirm_text);
  out += ",\"confirm\":";
  write_text(out, "plain_text", button.label, limits::confirm_label);
  out += ",\"deny\":{\"type\":\"plain_text\",\"text\":\"Cancel\"}}";
}

void write(std::string& out, Button const& button) {
  out += "{\"type\":\"button\",\"action_id\":";
  write_shortened(out, button.action_id, limits::action_id);
  out += ",\"text\":";
  write_text(out, "plain_text", button.label, limits::button_text);
  if (!button.value.empty()) {
    out += ",\"value\":";
    write_shortened(out, button.value, limits::button_value);
  }
  if (!button.url.empty() && button.url.size() <= limits::url) {
    out += ",\"url\":";
    write_string(out, button.url);
  }
  if (button.style == ButtonStyle::primary) out += ",\"style\":\"primary\"";
  if (button.style == ButtonStyle::danger) out += ",\"style\":\"danger\"";
  if (!button.confirm.empty()) write_confirm(out, button);
  out += '}';
}

void write(std::string& out, Header const& block) {
  out += "{\"type\":\"header\",\"text\":";
  write_text(out, "plain_text", block.text, limits::header_text);
  out += '}';
}

void write(std::string& out, Section const& block) {
  out += "{\"type\":\"section\",\"text\":";
  write_mrkdwn(out, block.text);
  if (block.plain_words == PlainWords::as_they_are) {
    out.pop_back();  // the end of the text object
    out += ",\"verbatim\":true}";
  }
  if (block.button) {
    out += ",\"accessory\":";
    write(out, *block.button);
  }
  out += '}';
}

void write(std::string& out, Context const& block) {
  out += "{\"type\":\"context\",\"elements\":[";
  write_mrkdwn(out, block.text);
  out += "]}";
}

void write(std::string& out, Actions const& block) {
  out += "{\"type\":\"actions\",\"elements\":";
  write_list(out, block.buttons, limits::actions_elements,
             [&](Button const& button) { write(out, button); });
  out += '}';
}

void write(std::string& out, Divider const&) { out += "{\"type\":\"divider\"}"; }

void write(std::string& out, InputBlock const& block) { write_input(out, *block); }

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

bool may_need_escape(std::uint64_t word) {
  using namespace eight_bytes;
  return (has_below(word, 0x20) | has(word, '"') | has(word, '\\')) != 0;
}

void write_escape(std::string& out, char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\r':
      out += "\\r";
      return;
    default:
      break;
  }
  constexpr std::string_view digits = "0123456789abcdef";
  out += "\\u00";
  out += digits[static_cast<unsigned char>(c) >> 4];
  out += digits[static_cast<unsigned char>(c) & 15];
}

// Quotes, backslashes and line breaks take two bytes.
std::size_t longest_text(std::size_t size) { return 2 * size + 40; }

std::size_t longest(Button const& it) {
  constexpr std::size_t keys = 120;
  constexpr std::size_t confirm_keys = 250;
  std::size_t const confirm =
      it.confirm.empty() ? 0 : confirm_keys + 2 * it.confirm.size() + 2 * it.label.size();
  return confirm + keys + longest_text(it.label.size()) + 2 * it.action_id.size() +
         2 * it.value.size() + 2 * it.url.size();
}
std::size_t longest(Header const& it) { return 40 + longest_text(it.text.size()); }
std::size_t longest(Section const& it) {
  return 70 + longest_text(it.text.text().size()) + (it.button ? longest(*it.button) : 0);
}
std::size_t longest(Context const& it) { return 50 + longest_text(it.text.text().size()); }
std::size_t longest(Actions const& it) {
  std::size_t sum = 50;
  for (Button const& button : it.buttons) sum += longest(button);
  return sum;
}
std::size_t longest(Divider const&) { return 20; }
std::size_t longest(InputBlock const& it) { return longest_json(*it); }

}  // namespace

void write_shortened(std::string& out, std::string_view text, std::size_t limit) {
  if (text.size() <= limit) {
    write_string(out, text);
  } else {
    write_string(out, shortened(text, limit));
  }
}

void write_text(std::string& out, std::string_view type, std::string_view text, std::size_t limit) {
  out += "{\"type\":\"";
  out += type;
  out += "\",\"text\":";
  // Slack refuses an empty text; a blank stands for it.
  write_shortened(out, text.empty() ? " " : text, limit);
  out += '}';
}

std::size_t longest_json(Block const& block) {
  return std::visit([](auto const& it) { return longest(it); }, block);
}

void write_block(std::string& out, Block const& block) {
  std::visit([&](auto const& it) { write(out, it); }, block);
}

void write_blocks(std::string& out, std::vector<Block> const& blocks) {
  write_list(out, blocks, blocks.size(), [&](Block const& block) { write_block(out, block); });
}

void write_string(std::string& out, std::string_view text) {
  out += '"';
  char const* written = text.data();
  char const* const end = written + text.size();
  for (;;) {
    char const* const at = eight_bytes::find_special(written, end, may_need_escape, needs_escape);
    out.append(written, at);
    if (at == end) break;
    write_escape(out, *at);
    written = at + 1;
  }
  out += '"';
}

}  // namespace slack
