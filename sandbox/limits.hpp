// Slack's rate limits: how often a method may be called, and who calls before its wait is over.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "sandbox/json.hpp"
#include "sandbox/sandbox.hpp"

namespace sandbox {

// Calls of a method within a minute.
enum class Tier { two = 20, three = 50, four = 100, special = 600 };

struct LimitedCall {
  std::string_view method;
  Tier tier = Tier::special;
  std::string channel;  // of chat.postMessage, which is also paced per channel; else empty
};

// Moments are microseconds of any one clock, as now_microseconds() gives.
class Limits {
 public:
  explicit Limits(RateLimits const& settings);

  // Counts a call of this method. Seconds still to wait when the whole method is blocked.
  std::optional<int> arrive(std::string_view method, std::int64_t now);

  // Takes one call out of what is allowed; seconds to wait when nothing is left.
  std::optional<int> take(LimitedCall const& call, std::int64_t now);

  // Blocks the method for so many seconds, whatever else is allowed.
  void block(std::string_view method, int seconds, std::int64_t now);

  // {"chat.postMessage":{"calls":9,"refused":2,"too_early":1}}
  Json counts() const;

  // Switches the limits, and forgets what was counted and blocked.
  void reset(RateLimits const& settings);

 private:
  struct Window {
    std::int64_t begin = 0;
    int calls = 0;
  };
  struct Bucket {
    double messages = 0;
    std::int64_t filled_at = 0;
  };
  struct Counts {
    int calls = 0;
    int refused = 0;
    int too_early = 0;
  };

  std::int64_t second() const { return std::chrono::microseconds(settings_.second).count(); }
  int whole_seconds(std::int64_t microseconds) const;
  std::optional<int> wait_of(std::string const& key, std::int64_t now) const;
  int refuse(std::string_view method, std::string const& key, int seconds, std::int64_t now);
  int wait_in_window(std::string const& method, int most, std::int64_t now);
  int wait_in_channel(std::string const& channel, std::int64_t now);

  RateLimits settings_;
  std::map<std::string, Window> windows_;              // by method
  std::map<std::string, Bucket> buckets_;              // by channel
  std::map<std::string, std::int64_t> blocked_until_;  // by method, or method and channel
  std::map<std::string, Counts> counts_;               // by method
};

}  // namespace sandbox
