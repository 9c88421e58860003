// Seeded changes of a text: bytes flipped, parts cut and doubled, pieces put in.
#pragma once

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <utility>
#include <vector>

class Mutator {
 public:
  // `pieces` are what is put in.
  Mutator(unsigned seed, std::vector<std::string> pieces)
      : random_(seed), pieces_(std::move(pieces)) {}

  std::string change(std::string text) {
    for (auto changes = below(4) + 1; changes > 0; --changes) change_once(text);
    return text;
  }

 private:
  std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }

  void change_once(std::string& text) {
    auto const at = below(text.size() + 1);
    auto const length = below(std::min<std::size_t>(text.size() - at, 80) + 1);
    switch (below(4)) {
      case 0:
        text.erase(at, length);
        break;
      case 1:
        text.insert(below(text.size() + 1), text.substr(at, length));
        break;
      case 2:
        text.insert(at, pieces_[below(pieces_.size())]);
        break;
      default:
        if (at < text.size()) text[at] = static_cast<char>(below(256));
    }
  }

  std::mt19937 random_;
  std::vector<std::string> pieces_;
};
