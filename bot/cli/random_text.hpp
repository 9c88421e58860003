// Made-up secrets for the sandbox.
#pragma once

#include <cstddef>
#include <random>
#include <string>
#include <string_view>

namespace bot::cli {

// Hexadecimal digits.
inline std::string random_text(std::size_t length) {
  std::random_device device;
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < length; ++i) text += digits[device() % digits.size()];
  return text;
}

}  // namespace bot::cli
