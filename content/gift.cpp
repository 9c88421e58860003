#include "content/gift.hpp"

#include <cstddef>
#include <utility>

#include "content/encoding.hpp"
#include "content/gift_block.hpp"
#include "content/gift_parts.hpp"
#include "content/gift_question.hpp"

namespace content {
namespace {

// How many blocks after one with an open brace belong to it, because a blank line between its
// answers cut them off: up to the closing brace. They are one fault together, not several.
std::size_t torn_off(std::span<GiftBlock const> following) {
  for (std::size_t i = 0; i < following.size(); ++i) {
    auto const& block = following[i];
    if (block.category || block.text.starts_with("::")) return 0;
    auto const braces = braces_of(block);
    if (braces == Braces::closing_first) return i + 1;
    if (braces != Braces::none) return 0;
  }
  return 0;
}

}  // namespace

QuestionReading read_gift(std::string const& file, std::string_view text) {
  text = without_byte_order_mark(text);
  if (auto problem = encoding_problem(file, text)) return {{}, {*std::move(problem)}};
  QuestionReading reading;
  auto const blocks = gift_blocks(text);
  std::string category;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    auto const& block = blocks[i];
    if (block.category) {
      category = *block.category;
      continue;
    }
    GiftFaults faults(file, block, reading.problems);
    if (auto question = read_gift_question(block, faults)) {
      question->category = category;
      reading.questions.push_back(*std::move(question));
    } else if (braces_of(block) == Braces::opening_only) {
      i += torn_off(std::span(blocks).subspan(i + 1));
    }
  }
  return reading;
}

}  // namespace content
