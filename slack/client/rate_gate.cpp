// The pace of each method. Four fifths of what Slack allows in a minute flow steadily, one fifth
// may come at once: together they never exceed it, wherever the minute begins.
#include "slack/client/rate_gate.hpp"

#include <algorithm>

namespace slack {
namespace {

struct Tier {
  std::string_view method;
  int per_minute;
};

// docs: "Rate limits", and the tier on each method's page. For posting Slack says "several hundred
// a minute" for a workspace beside one a second in each channel; we take 250 of it.
constexpr int usual_per_minute = 50;
constexpr Tier tiers[] = {
    {"chat.postMessage", 250},
    {"chat.postEphemeral", 100},
    {"views.open", 100},
    {"views.push", 100},
    {"views.update", 100},
    {"views.publish", 100},
    {"users.info", 100},
    {"files.getUploadURLExternal", 100},
    {"conversations.members", 100},
    {"files.completeUploadExternal", 100},
    {"auth.test", 250},
    {"chat.getPermalink", 250},
    {"conversations.list", 20},
    {"users.list", 20},
};

// One message a second in a channel. A little more than a second, because what leaves us in time
// may arrive closer together than it left.
constexpr std::int64_t channel_interval_ms = 1100;

// The answer to a call may be that no other one is welcome, so the next one waits for it; but not
// for long, so that one slow answer does not hold up everybody.
constexpr std::int64_t stagger_ms = 250;

}  // namespace

std::optional<RateGate::Pace> RateGate::pace_of(std::string_view method) {
  if (method == "response_url") return std::nullopt;
  auto const* const found = std::ranges::find(tiers, method, &Tier::method);
  int const per_minute = found == std::end(tiers) ? usual_per_minute : found->per_minute;
  return Pace{60'000 * 5 / (std::int64_t{per_minute} * 4), std::max(per_minute / 5, 1)};
}

bool RateGate::is_paced_by_channel(std::string_view method) {
  return method == "chat.postMessage" || method == "response_url";
}

std::int64_t RateGate::used_until(std::string const& name, Pace pace) const {
  auto const found = used_until_ms_.find(name);
  if (found != used_until_ms_.end()) return found->second;
  return used_up_ms_ + pace.burst * pace.interval_ms;
}

std::int64_t RateGate::bucket_free_at(std::string const& name, Pace pace,
                                      std::int64_t now_ms) const {
  return std::max(now_ms, used_until(name, pace) - (pace.burst - 1) * pace.interval_ms);
}

void RateGate::note(std::string const& name, Pace pace, std::int64_t now_ms) {
  std::int64_t const begun = used_up_ms_ + pace.burst * pace.interval_ms;
  auto& until = used_until_ms_.try_emplace(name, begun).first->second;
  until = std::max(until, now_ms) + pace.interval_ms;
}

std::int64_t RateGate::free_at(std::string_view method, std::string_view channel,
                               std::int64_t now_ms) const {
  std::int64_t at = std::max(now_ms, paused_until(method));
  at = std::max(at, staggered(method, now_ms));
  if (auto const pace = pace_of(method)) {
    at = std::max(at, bucket_free_at(std::string(method), *pace, now_ms));
  }
  if (channel.empty() || !is_paced_by_channel(method)) return at;
  std::string const name = std::string(method) + ' ' + std::string(channel);
  return std::max(at, bucket_free_at(name, {channel_interval_ms, 1}, now_ms));
}

void RateGate::note_call(std::string_view method, std::string_view channel, std::int64_t now_ms) {
  if (auto const pace = pace_of(method)) note(std::string(method), *pace, now_ms);
  auto& unanswered = unanswered_[std::string(method)];
  ++unanswered.count;
  unanswered.last_begun_ms = now_ms;
  if (channel.empty() || !is_paced_by_channel(method)) return;
  note(std::string(method) + ' ' + std::string(channel), {channel_interval_ms, 1}, now_ms);
  if (used_until_ms_.size() > too_many_) forget_idle(now_ms);
}

void RateGate::note_answer(std::string_view method) {
  auto const found = unanswered_.find(method);
  if (found != unanswered_.end() && found->second.count > 0) --found->second.count;
}

// Each response_url is an address of its own, whose limit is no other's.
std::int64_t RateGate::staggered(std::string_view method, std::int64_t now_ms) const {
  auto const found = unanswered_.find(method);
  bool const is_clear = found == unanswered_.end() || found->second.count == 0;
  if (is_clear || method == "response_url") return now_ms;
  return std::max(now_ms, found->second.last_begun_ms + stagger_ms);
}

// Where most are in use, the next look is put off until there are twice as many.
void RateGate::forget_idle(std::int64_t now_ms) {
  constexpr std::size_t few = 1000;
  std::erase_if(used_until_ms_, [now_ms](auto const& bucket) {
    return bucket.second < now_ms && bucket.first.find(' ') != std::string::npos;
  });
  too_many_ = std::max(few, 2 * used_until_ms_.size());
}

void RateGate::pause(std::string_view method, std::int64_t until_ms) {
  auto& until = paused_until_ms_[std::string(method)];
  until = std::max(until, until_ms);
}

std::int64_t RateGate::paused_until(std::string_view method) const {
  auto const found = paused_until_ms_.find(method);
  return found == paused_until_ms_.end() ? 0 : found->second;
}

}  // namespace slack
