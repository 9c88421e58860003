// Reads the system's compiled zone files (RFC 8536, the 64-bit part), since g++ 12 has no zones.
#include "sandbox/time_zone.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string_view>

namespace sandbox {
namespace {

constexpr std::size_t header_size = 44;

std::int64_t big_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (char const byte : bytes) value = (value << 8U) | static_cast<unsigned char>(byte);
  return bytes.size() == 4 ? static_cast<std::int32_t>(static_cast<std::uint32_t>(value))
                           : static_cast<std::int64_t>(value);
}

// The six counts of a header: isut, isstd, leap, time, type, char.
struct Header {
  std::size_t counts[6];

  explicit Header(std::string_view bytes) {
    for (std::size_t i = 0; i < 6; ++i) {
      counts[i] = static_cast<std::size_t>(big_endian(bytes.substr(20 + 4 * i, 4)));
    }
  }
  std::size_t body(std::size_t time_size) const {
    return counts[3] * time_size + counts[3] + counts[4] * 6 + counts[5] +
           counts[2] * (time_size + 4) + counts[1] + counts[0];
  }
};

std::string read_zone_file(std::string const& name) {
  bool const safe = !name.empty() && name.front() != '/' && name.find("..") == std::string::npos &&
                    name.find('\0') == std::string::npos;
  if (!safe) return {};
  std::ifstream file("/usr/share/zoneinfo/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::optional<ZoneNow> zone_in(std::string_view part, std::int64_t unix_seconds) {
  Header const header(part);
  if (part.size() < header_size + header.body(8) || header.counts[4] == 0) return std::nullopt;
  auto const times = header.counts[3];
  auto const body = part.substr(header_size);
  std::size_t type = 0;
  for (std::size_t i = 0; i < times; ++i) {
    if (big_endian(body.substr(8 * i, 8)) > unix_seconds) break;
    type = static_cast<unsigned char>(body[8 * times + i]);
  }
  auto const types = body.substr(9 * times);
  auto const names = types.substr(6 * header.counts[4], header.counts[5]);
  if (type >= header.counts[4]) return std::nullopt;
  auto const entry = types.substr(6 * type, 6);
  auto const name_at = std::min<std::size_t>(static_cast<unsigned char>(entry[5]), names.size());
  auto const name = names.substr(name_at);
  return ZoneNow{big_endian(entry.substr(0, 4)), std::string(name.substr(0, name.find('\0')))};
}

}  // namespace

std::optional<ZoneNow> zone_now(std::string const& name, std::int64_t unix_seconds) {
  auto const file = read_zone_file(name);
  std::string_view const text = file;
  if (text.size() < header_size || !text.starts_with("TZif") || text[4] < '2') return std::nullopt;
  auto const second = header_size + Header(text).body(4);
  if (text.size() < second + header_size) return std::nullopt;
  return zone_in(text.substr(second), unix_seconds);
}

}  // namespace sandbox
