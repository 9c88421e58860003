#include "content/fingerprint.hpp"

#include <cstdint>

#include "content/words.hpp"

namespace content {
namespace {

// The published FNV-1a numbers for 64 bits.
constexpr std::uint64_t offset_basis = 0xCBF29CE484222325ULL;
constexpr std::uint64_t prime = 0x100000001B3ULL;

std::uint64_t add(std::uint64_t hash, std::string_view text) {
  for (char const c : text) hash = (hash ^ static_cast<unsigned char>(c)) * prime;
  return hash;
}

std::string hex(std::uint64_t number) {
  std::string digits;
  for (int shift = 60; shift >= 0; shift -= 4) {
    digits += "0123456789abcdef"[(number >> static_cast<unsigned>(shift)) & 15U];
  }
  return digits;
}

}  // namespace

std::string fingerprint(std::span<std::string_view const> lines) {
  std::uint64_t hash = offset_basis;
  bool began = false;
  bool blank = false;
  for (auto const line : lines) {
    auto const end = line.find_last_not_of(" \t\r\f\v");
    if (end == std::string_view::npos) {
      blank = true;
      continue;
    }
    if (began) hash = add(hash, blank ? "\n\n" : "\n");
    hash = add(hash, line.substr(0, end + 1));
    began = true;
    blank = false;
  }
  return hex(hash);
}

}  // namespace content
