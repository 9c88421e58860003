// Looking at eight bytes of a text at once: nearly all text is plain, and is only copied.
#pragma once

#include <cstdint>
#include <cstring>

namespace slack::eight_bytes {

inline constexpr std::uint64_t each = 0x0101'0101'0101'0101;
inline constexpr std::uint64_t high_bits = each * 0x80;

inline std::uint64_t load(char const* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}

inline bool all_ascii(std::uint64_t word) { return (word & high_bits) == 0; }

// Not zero when a byte is this character; may be so, rarely, when none is (never the other way).
inline std::uint64_t has(std::uint64_t word, char wanted) {
  std::uint64_t const others = word ^ (each * static_cast<unsigned char>(wanted));
  return (others - each) & ~others & high_bits;
}

// Not zero when a byte is below this value (at most 0x80); as `has`.
inline std::uint64_t has_below(std::uint64_t word, unsigned char limit) {
  return (word - each * limit) & ~word & high_bits;
}

// The first character of [at, end) that `is_special`, where `may_have_special` judges eight bytes.
template <class MayHave, class Is>
char const* find_special(char const* at, char const* end, MayHave const& may_have_special,
                         Is const& is_special) {
  while (end - at >= 8) {
    if (!may_have_special(load(at))) {
      at += 8;
      continue;
    }
    for (char const* const stop = at + 8; at != stop; ++at) {
      if (is_special(*at)) return at;
    }
  }
  while (at != end && !is_special(*at)) ++at;
  return at;
}

}  // namespace slack::eight_bytes
