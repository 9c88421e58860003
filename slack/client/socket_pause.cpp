// Up to 1 s, 2 s, 4 s, … 60 s after failures; less after connections that were cut.
#include "slack/client/socket_pause.hpp"

#include <algorithm>

namespace slack {
namespace {

SocketTime doubled(SocketTime first, int doublings, SocketTime longest) {
  return std::min(longest, first * (1 << std::clamp(doublings, 0, 16)));
}

// A link that is cut is replaced at once: people are waiting behind it. Only when one after the
// other lives for moments is there something wrong that waiting may cure.
SocketTime pause_after_short_lives(SocketPlan const& plan) {
  constexpr int a_few = 2;
  constexpr int many = 40;
  if (plan.short_lives <= a_few) return SocketTime(0);
  if (plan.short_lives <= many) return plan.pace.flapping_pause;
  return doubled(plan.pace.flapping_pause, plan.short_lives - many, plan.pace.longest_pause);
}

}  // namespace

SocketTime part_of(SocketTime whole, double part) {
  return SocketTime(static_cast<SocketTime::rep>(static_cast<double>(whole.count()) * part));
}

SocketTime pause_after_failures(SocketPlan const& plan, double spread) {
  SocketTime whole = pause_after_short_lives(plan);
  if (plan.failures > 0) {
    auto const& pace = plan.pace;
    whole = std::max(whole, doubled(pace.first_pause, plan.failures - 1, pace.longest_pause));
  }
  return std::max(plan.pace.shortest_pause, part_of(whole, spread));
}

}  // namespace slack
