#include "content/plain_writer.hpp"

#include <algorithm>
#include <utility>

#include "content/words.hpp"

namespace content {
namespace {

constexpr int most_breaks = 2;       // one blank line
constexpr int deepest_indented = 8;  // items inside items
constexpr std::string_view indent = "  ";
constexpr std::string_view tab = "    ";
constexpr std::string_view no_break_space = "\xC2\xA0";

bool is_white_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

// How many bytes at the beginning are a control character: C0, DEL, or C1 (U+0080 to U+009F).
std::size_t control_length(std::string_view text) {
  auto const byte = static_cast<unsigned char>(text[0]);
  if (byte < 0x20 || byte == 0x7F) return 1;
  if (byte != 0xC2 || text.size() < 2) return 0;
  return static_cast<unsigned char>(text[1]) <= 0x9F ? 2 : 0;
}

}  // namespace

std::string without_controls(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    std::size_t length = text.starts_with("\r\n") ? 2 : control_length(text);
    if (text[0] == '\n' || text[0] == '\r') {
      result += '\n';
    } else if (text[0] == '\t') {
      result += tab;
    } else if (length == 0) {
      result += text[0];
      length = 1;
    }
    text.remove_prefix(length);
  }
  return result;
}

void PlainWriter::words(std::string_view text) {
  int line_breaks = 0;
  while (!text.empty()) {
    std::size_t length = control_length(text);
    if (text[0] == '\n' && line_breaks_ == LineBreaks::are_kept) {
      separate(++line_breaks);
    } else if (is_white_space(text[0])) {
      space();
    } else if (text.starts_with(no_break_space)) {
      ++spaces_;
      length = no_break_space.size();
    } else if (length == 0) {
      prepare();
      text_ += text[0];
      line_breaks = 0;
      length = 1;
    }
    text.remove_prefix(length == 0 ? 1 : length);
  }
}

void PlainWriter::sign(std::string_view text) {
  prepare();
  text_ += text;
}

void PlainWriter::space() {
  bool const at_beginning = text_.empty() || breaks_ > 0 || !marker_.empty();
  if (!at_beginning && spaces_ == 0) spaces_ = 1;
}

void PlainWriter::separate(int line_breaks) {
  if (is_in_row()) return space();
  spaces_ = 0;
  breaks_ = std::max(breaks_, std::min(line_breaks, items_ > 0 ? 1 : most_breaks));
}

void PlainWriter::end_line() {
  if (is_in_row()) return space();
  spaces_ = 0;
  breaks_ = std::min(breaks_ + 1, most_breaks);
}

void PlainWriter::begin_item(std::string marker) {
  separate(1);
  ++items_;
  marker_ = std::move(marker);
}

void PlainWriter::end_item() {
  marker_.clear();
  separate(1);
  --items_;
}

void PlainWriter::next_cell() {
  space();
  sign("|");
  spaces_ = 1;
}

void PlainWriter::begin_code() {
  separate(most_breaks);
  sign("```\n");
}

void PlainWriter::code(std::string_view text) { text_ += without_controls(text); }

void PlainWriter::end_code() {
  text_ += text_.ends_with('\n') ? "```" : "\n```";
  separate(most_breaks);
}

void PlainWriter::put_in_brackets_since(std::size_t size) {
  text_.insert(size, "(");
  text_ += ')';
}

std::string PlainWriter::finish() { return std::string(trim(text_)); }

// Writes what waits.
void PlainWriter::prepare() {
  if (text_.empty()) breaks_ = 0;
  text_.append(static_cast<std::size_t>(breaks_), '\n');
  if (text_.empty() || breaks_ > 0) begin_line();
  text_.append(spaces_, ' ');
  text_ += marker_;
  breaks_ = 0;
  spaces_ = 0;
  marker_.clear();
}

void PlainWriter::begin_line() {
  int const depth = marker_.empty() ? items_ : items_ - 1;
  for (int i = 0; i < std::min(depth, deepest_indented); ++i) text_ += indent;
}

}  // namespace content
