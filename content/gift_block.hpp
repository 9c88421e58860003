// A GIFT text cut at its blank lines, as Moodle cuts it: a question or a category each.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "content/problem.hpp"

namespace content {

struct GiftBlock {
  std::string text;                     // its lines but for the comments; never blank
  std::string comments;                 // the comment lines
  std::optional<std::string> category;  // of `$CATEGORY:`; then there is no question
  std::vector<std::size_t> starts;      // where in `text` its lines begin
  std::vector<int> lines;               // and which lines of the file these are, 1-based

  // The line on which a part of `text` begins.
  int line_of(std::string_view part) const;
};

// Lines end with LF, CR LF or CR. Comments that no question follows directly are left out.
std::vector<GiftBlock> gift_blocks(std::string_view text);

// Notes what is wrong with one block.
class GiftFaults {
 public:
  GiftFaults(std::string const& file, GiftBlock const& block, std::vector<Problem>& problems)
      : file_(file), block_(block), problems_(problems), before_(problems.size()) {}

  // `part` is one of the block's text.
  void add(std::string_view part, std::string reason) {
    problems_.push_back({file_, block_.line_of(part), std::move(reason)});
  }
  bool any() const { return problems_.size() > before_; }

 private:
  std::string const& file_;
  GiftBlock const& block_;
  std::vector<Problem>& problems_;
  std::size_t before_;
};

}  // namespace content
