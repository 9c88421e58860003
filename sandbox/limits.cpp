// See limits.hpp.
#include "sandbox/limits.hpp"

#include <algorithm>
#include <cmath>

namespace sandbox {
namespace {

constexpr int seconds_in_window = 60;

// A client that sends exactly one a second must not fall over the few milliseconds by which one
// request travels faster than the one before it.
constexpr double nearly_one = 0.95;

std::string key_of(std::string_view method, std::string_view channel) {
  return std::string(method) + (channel.empty() ? "" : " ") + std::string(channel);
}

}  // namespace

Limits::Limits(RateLimits const& settings) : settings_(settings) {}

int Limits::whole_seconds(std::int64_t microseconds) const {
  auto const seconds = (microseconds + second() - 1) / std::max<std::int64_t>(1, second());
  return static_cast<int>(std::max<std::int64_t>(1, seconds));
}

std::optional<int> Limits::wait_of(std::string const& key, std::int64_t now) const {
  auto const found = blocked_until_.find(key);
  if (found == blocked_until_.end() || found->second <= now) return std::nullopt;
  return whole_seconds(found->second - now);
}

std::optional<int> Limits::arrive(std::string_view method, std::int64_t now) {
  auto& counts = counts_[std::string(method)];
  ++counts.calls;
  auto const wait = wait_of(key_of(method, ""), now);
  if (!wait) return std::nullopt;
  ++counts.refused;
  ++counts.too_early;
  return wait;
}

// Whoever is told to wait is held to it: the block lasts as long as Retry-After says.
int Limits::refuse(std::string_view method, std::string const& key, int seconds, std::int64_t now) {
  ++counts_[std::string(method)].refused;
  blocked_until_[key] = now + seconds * second();
  return seconds;
}

std::optional<int> Limits::take(LimitedCall const& call, std::int64_t now) {
  if (!settings_.on) return std::nullopt;
  if (call.channel.empty()) {
    auto const most = static_cast<int>(call.tier);
    auto const wait = wait_in_window(std::string(call.method), most, now);
    if (wait == 0) return std::nullopt;
    return refuse(call.method, key_of(call.method, ""), wait, now);
  }
  auto const key = key_of(call.method, call.channel);
  if (auto const left = wait_of(key, now)) {
    auto& counts = counts_[std::string(call.method)];
    ++counts.refused;
    ++counts.too_early;
    return left;
  }
  if (auto const wait = wait_in_channel(call.channel, now); wait > 0) {
    return refuse(call.method, key, wait, now);
  }
  auto const wait = wait_in_window(std::string(call.method), settings_.posts_in_a_minute, now);
  if (wait == 0) return std::nullopt;
  return refuse(call.method, key_of(call.method, ""), wait, now);
}

int Limits::wait_in_window(std::string const& method, int most, std::int64_t now) {
  auto& window = windows_[method];
  auto const end = window.begin + seconds_in_window * second();
  if (window.calls == 0 || now >= end) window = Window{now, 0};
  if (window.calls >= most) return whole_seconds(window.begin + seconds_in_window * second() - now);
  ++window.calls;
  return 0;
}

int Limits::wait_in_channel(std::string const& channel, std::int64_t now) {
  auto const full = static_cast<double>(settings_.posts_at_once);
  auto const [place, is_new] = buckets_.try_emplace(channel, Bucket{full, now});
  auto& bucket = place->second;
  auto const passed = static_cast<double>(now - bucket.filled_at) / static_cast<double>(second());
  bucket.messages = std::min(full, bucket.messages + passed);
  bucket.filled_at = now;
  if (bucket.messages < nearly_one) return 1;
  bucket.messages = std::max(0.0, bucket.messages - 1);
  return 0;
}

void Limits::block(std::string_view method, int seconds, std::int64_t now) {
  refuse(method, key_of(method, ""), seconds, now);
}

Json Limits::counts() const {
  auto json = Json::object();
  for (auto const& [method, counts] : counts_) {
    json[method] =
        Json{{"calls", counts.calls}, {"refused", counts.refused}, {"too_early", counts.too_early}};
  }
  return json;
}

void Limits::reset(RateLimits const& settings) { *this = Limits(settings); }

}  // namespace sandbox
