// See ids.hpp.
#include "sandbox/ids.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <stdexcept>
#include <vector>

#include <openssl/rand.h>

namespace sandbox {
namespace {

constexpr std::string_view alphanumeric =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

std::string digits_of(std::int64_t number, int width) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%0*lld", width, static_cast<long long>(number));
  return text.data();
}

}  // namespace

std::string seconds_text(std::int64_t microseconds) {
  return std::to_string(microseconds / 1'000'000);
}

std::string ts_text(std::int64_t microseconds) {
  return seconds_text(microseconds) + "." + digits_of(microseconds % 1'000'000, 6);
}

std::string http_date(std::int64_t microseconds) {
  std::time_t const seconds = microseconds / 1'000'000;
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char text[64];
  std::size_t const size = std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts);
  return std::string(text, size);
}

std::int64_t now_microseconds() {
  auto const since = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::microseconds>(since).count();
}

Ids::Ids() : random_(std::random_device{}()) {}

std::string Ids::next_ts(std::string const& channel) {
  auto& last = last_ts_[channel];
  auto const now = now_microseconds();
  last = now > last ? now : last + 1;
  return ts_text(last);
}

std::string Ids::letters(std::size_t length, std::string_view alphabet) {
  std::uniform_int_distribution<std::size_t> pick(0, alphabet.size() - 1);
  std::string text;
  for (std::size_t i = 0; i < length; ++i) text += alphabet[pick(random_)];
  return text;
}

std::string Ids::trigger() {
  return letters(12, "123456789") + "." + letters(10, "123456789") + "." +
         letters(32, "0123456789abcdef");
}

std::string Ids::view_hash() {
  return seconds_text(now_microseconds()) + "." + letters(8, alphanumeric);
}

std::string Ids::block_id() { return letters(3, alphanumeric) + "=" + letters(1, alphanumeric); }

std::string Ids::secret(std::size_t length) {
  std::vector<unsigned char> bytes(length);
  if (RAND_bytes(bytes.data(), static_cast<int>(length)) != 1) {
    throw std::runtime_error("the random number generator failed");
  }
  std::string text;
  for (unsigned char const byte : bytes) text += alphanumeric[byte % alphanumeric.size()];
  return text;
}

std::string Ids::numbered(std::string_view prefix) {
  return std::string(prefix) + "0" + digits_of(++counter_, 9);
}

std::string Ids::uuid() {
  constexpr std::string_view hex = "0123456789abcdef";
  return letters(8, hex) + "-" + letters(4, hex) + "-4" + letters(3, hex) + "-a" + letters(3, hex) +
         "-" + letters(12, hex);
}

}  // namespace sandbox
