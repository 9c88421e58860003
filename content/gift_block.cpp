#include "content/gift_block.hpp"

#include <algorithm>
#include <utility>

#include "content/encoding.hpp"
#include "content/words.hpp"

namespace content {
namespace {

constexpr std::string_view category_mark = "$CATEGORY:";

// Takes the next line, without its end, off the text. Files that were joined have a byte order mark
// inside.
std::string_view next_line(std::string_view& text) {
  auto const end = std::min(text.find_first_of("\r\n"), text.size());
  auto const line = text.substr(0, end);
  text.remove_prefix(end);
  if (text.starts_with("\r\n")) text.remove_prefix(1);
  if (!text.empty()) text.remove_prefix(1);
  return without_byte_order_mark(line);
}

class BlockCutter {
 public:
  void take(std::string_view line, int number) {
    auto const words = trim(line);
    if (words.empty()) {
      finish();
    } else if (words.starts_with("//")) {
      block_.comments += std::string(words) + "\n";
    } else {
      add(line, number);
      auto const name = category_name();
      if (name && !name->empty()) finish();
    }
  }

  void finish() {
    block_.category = category_name();
    if (!block_.lines.empty()) blocks_.push_back(std::move(block_));
    block_ = {};
  }

  std::vector<GiftBlock> blocks() { return std::move(blocks_); }

 private:
  void add(std::string_view line, int number) {
    if (!block_.lines.empty()) block_.text += '\n';
    block_.starts.push_back(block_.text.size());
    block_.lines.push_back(number);
    block_.text += line;
  }

  // Behind its mark, or on the line below.
  std::optional<std::string> category_name() const {
    auto const words = trim(block_.text);
    if (!words.starts_with(category_mark)) return std::nullopt;
    return std::string(trim(words.substr(category_mark.size())));
  }

  GiftBlock block_;
  std::vector<GiftBlock> blocks_;
};

}  // namespace

int GiftBlock::line_of(std::string_view part) const {
  auto const at = static_cast<std::size_t>(part.data() - text.data());
  auto const next = std::upper_bound(starts.begin(), starts.end(), at);
  return lines[static_cast<std::size_t>(next - starts.begin()) - 1];
}

std::vector<GiftBlock> gift_blocks(std::string_view text) {
  BlockCutter cutter;
  for (int number = 1; !text.empty(); ++number) {
    auto const line = next_line(text);
    cutter.take(line, number);
  }
  cutter.finish();
  return cutter.blocks();
}

}  // namespace content
