// Makes the ids that Slack makes: message ts, triggers, views, hashes, files.
#pragma once

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <string_view>

namespace sandbox {

// "1700000000" and "1700000000.123456" of a moment in microseconds since 1970.
std::string seconds_text(std::int64_t microseconds);
std::string ts_text(std::int64_t microseconds);

// "Sun, 06 Nov 1994 08:49:37 GMT".
std::string http_date(std::int64_t microseconds);

// The clock of this process, in microseconds since 1970.
std::int64_t now_microseconds();

class Ids {
 public:
  Ids();

  // Now, or a microsecond after the channel's last one: strictly increasing per channel.
  std::string next_ts(std::string const& channel);

  std::string trigger();                          // "123.456.0123abcd…"
  std::string view_hash();                        // "1700000000.AbCdEf12"
  std::string block_id();                         // "aB3=x"
  std::string secret(std::size_t length);         // hard to guess: for URLs that need no token
  std::string numbered(std::string_view prefix);  // "V0000000001": the letter and a counter
  std::string uuid();

 private:
  std::string letters(std::size_t length, std::string_view alphabet);

  std::mt19937_64 random_;
  std::map<std::string, std::int64_t> last_ts_;
  std::int64_t counter_ = 0;
};

}  // namespace sandbox
