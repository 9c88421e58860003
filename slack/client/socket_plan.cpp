// One connection is opened at a time, a replacement is up before the replaced one goes, and every
// failure makes the next attempt later.
#include "slack/client/socket_plan.hpp"

#include <algorithm>

#include "slack/client/socket_pause.hpp"

namespace slack {
namespace {

using Phase = SocketLink::Phase;
using Reason = SocketDisconnect::Reason;
using What = Tell::What;
using Actions = std::vector<SocketAction>;

constexpr SocketTime never = SocketTime::max();

// Errors of apps.connections.open that no repetition cures.
constexpr std::string_view final_errors[] = {
    "not_authed",    "invalid_auth",   "account_inactive",
    "token_revoked", "token_expired",  "user_removed_from_team",
    "team_disabled", "forbidden_team", "not_allowed_token_type",
    "missing_scope",
};

bool is_final(std::string_view error) {
  return std::find(std::begin(final_errors), std::end(final_errors), error) !=
         std::end(final_errors);
}

// Replacements included; Slack allows an app ten.
bool has_all_it_may(SocketPlan const& plan) {
  return plan.links.size() >= 2 * static_cast<std::size_t>(plan.wanted);
}

bool has_any(SocketPlan const& plan, Phase phase) {
  return std::any_of(plan.links.begin(), plan.links.end(),
                     [phase](SocketLink const& link) { return link.phase == phase; });
}

bool is_opening(SocketPlan const& plan) { return plan.is_asking || has_any(plan, Phase::opening); }

// One step of the plan: the plan, the moment, and what comes of it.
class Step {
 public:
  Step(SocketPlan& plan, SocketTime now, double spread) : plan_(plan), now_(now), spread_(spread) {}

  void operator()(TimePassed const&) {}
  void operator()(UrlGiven const&);
  void operator()(UrlRefused const& refused);
  void operator()(LinkGreeted const& greeted);
  void operator()(LinkTold const& told);
  void operator()(LinkEnded const& ended);
  void operator()(StopWanted const&);

  Actions conclude();

 private:
  SocketLink* find(int id);
  void enter(SocketLink& link, Phase phase);
  void close(SocketLink& link);
  void renew(SocketLink& link, std::string why);
  void count_life(SocketLink const& link);
  void back_off();
  void wait_for(SocketTime at_least);
  void tell(What what, int id, std::string detail);
  void check_links();
  void close_replaced();
  void close_oldest_replaced();
  void ask_if_needed();

  SocketPlan& plan_;
  SocketTime now_;
  double spread_;
  Actions actions_;
};

SocketLink* Step::find(int id) {
  for (auto& link : plan_.links) {
    if (link.id == id) return &link;
  }
  return nullptr;
}

void Step::enter(SocketLink& link, Phase phase) {
  link.phase = phase;
  link.since = now_;
}

void Step::tell(What what, int id, std::string detail) {
  actions_.push_back(Tell{what, id, std::move(detail)});
}

void Step::close(SocketLink& link) {
  if (link.phase == Phase::closing) return;
  enter(link, Phase::closing);
  actions_.push_back(CloseLink{link.id});
}

void Step::wait_for(SocketTime at_least) {
  plan_.not_before = std::max(plan_.not_before, now_ + at_least);
}

void Step::back_off() {
  if (plan_.failures + plan_.short_lives > 0) wait_for(pause_after_failures(plan_, spread_));
}

// A connection that is greeted and ended at once again must not be the beat of a storm.
void Step::count_life(SocketLink const& link) {
  auto const has_settled = now_ - link.since >= plan_.pace.settled_after;
  plan_.short_lives = has_settled ? 0 : plan_.short_lives + 1;
}

void Step::renew(SocketLink& link, std::string why) {
  tell(What::renewal, link.id, std::move(why));
  enter(link, Phase::replaced);
}

void Step::operator()(UrlGiven const&) {
  plan_.is_asking = false;
  if (plan_.is_stopping) return;
  SocketLink link;
  link.id = plan_.next_id++;
  link.since = now_;
  link.renew_at = never;
  plan_.links.push_back(link);
  actions_.push_back(OpenLink{link.id});
}

void Step::operator()(UrlRefused const& refused) {
  plan_.is_asking = false;
  plan_.trouble = refused.error.empty() ? refused.detail : refused.error;
  ++plan_.failures;
  if (is_final(refused.error)) {
    wait_for(plan_.pace.hopeless_pause + part_of(plan_.pace.longest_pause, spread_));
    return tell(What::hopeless, 0, refused.error);
  }
  back_off();
  if (!refused.is_rate_limited) return tell(What::no_link, 0, refused.detail);
  auto const asked =
      refused.retry_after.count() > 0 ? refused.retry_after : plan_.pace.unasked_pause;
  wait_for(asked + part_of(plan_.pace.first_pause, spread_));
  tell(What::rate_limited, 0, refused.detail);
}

void Step::operator()(LinkGreeted const& greeted) {
  auto* const link = find(greeted.id);
  if (link == nullptr || link->phase != Phase::opening) return;
  enter(*link, Phase::up);
  link->host = greeted.hello.host;
  plan_.failures = 0;
  plan_.trouble.clear();
  // Before Slack does it, and not all connections at the same moment.
  auto const life = SocketTime(greeted.hello.approximate_connection_time_s * std::int64_t{1000});
  auto const most = part_of(life, 0.9) - part_of(life, 0.1 * spread_);
  if (life.count() > 0) link->renew_at = now_ + std::max(most, plan_.pace.shortest_life);
  tell(What::up, link->id, link->host);
  auto const ours = static_cast<int>(plan_.links.size());
  auto const all = greeted.hello.num_connections;
  if (all > ours) tell(What::crowded, link->id, std::to_string(all) + " connections of this app");
}

void Step::operator()(LinkTold const& told) {
  auto* const link = find(told.id);
  if (link == nullptr || link->phase == Phase::closing) return;
  auto const& disconnect = told.disconnect;
  if (disconnect.reason == Reason::too_many_websockets) {
    plan_.trouble = "too many connections of this app";
    ++plan_.failures;
    wait_for(plan_.pace.crowded_pause + part_of(plan_.pace.crowded_pause, spread_));
    tell(What::crowded, link->id, disconnect.text);
    return close(*link);
  }
  if (disconnect.reason == Reason::link_disabled) {
    plan_.trouble = "Socket Mode is switched off for this app";
    ++plan_.failures;
    wait_for(plan_.pace.hopeless_pause + part_of(plan_.pace.longest_pause, spread_));
    tell(What::hopeless, link->id, disconnect.text);
    return close(*link);
  }
  if (link->phase == Phase::replaced) return;  // said twice: warning, then refresh_requested
  if (link->phase == Phase::opening) {
    ++plan_.failures;
  } else {
    count_life(*link);
  }
  back_off();
  renew(*link, disconnect.text);
}

void Step::operator()(LinkEnded const& ended) {
  auto* const link = find(ended.id);
  if (link == nullptr) return;
  auto const phase = link->phase;
  if (phase == Phase::up) count_life(*link);
  if (phase == Phase::opening) ++plan_.failures;
  if (phase == Phase::opening || phase == Phase::up) {
    plan_.trouble = ended.detail;
    back_off();
  }
  tell(phase == Phase::opening ? What::no_link : What::down, link->id, ended.detail);
  std::erase_if(plan_.links, [&](SocketLink const& each) { return each.id == ended.id; });
}

void Step::operator()(StopWanted const&) {
  plan_.is_stopping = true;
  for (auto& link : plan_.links) close(link);
}

void Step::check_links() {
  for (auto& link : plan_.links) {
    if (link.phase == Phase::opening && now_ - link.since >= plan_.pace.hello_within) {
      ++plan_.failures;
      plan_.trouble = "no hello in time";
      back_off();
      tell(What::no_link, link.id, plan_.trouble);
      close(link);
    } else if (link.phase == Phase::up && now_ >= link.renew_at) {
      if (now_ - link.since >= plan_.pace.settled_after) plan_.short_lives = 0;
      renew(link, "its time is nearly over");
    }
  }
}

// Slack seldom leaves it to us to end a connection, but it may.
void Step::close_replaced() {
  if (links_up(plan_) < plan_.wanted) return;
  for (auto& link : plan_.links) {
    auto const is_due = now_ - link.since >= plan_.pace.overlap;
    if (link.phase == Phase::replaced && is_due) close(link);
  }
}

void Step::close_oldest_replaced() {
  if (has_any(plan_, Phase::closing)) return;  // makes room soon
  for (auto& link : plan_.links) {
    if (link.phase == Phase::replaced) return close(link);
  }
}

void Step::ask_if_needed() {
  if (is_opening(plan_) || links_up(plan_) >= plan_.wanted || now_ < plan_.not_before) return;
  if (has_all_it_may(plan_)) return close_oldest_replaced();
  plan_.is_asking = true;
  actions_.emplace_back(std::in_place_type<AskForUrl>);
}

Actions Step::conclude() {
  if (!plan_.is_stopping) {
    check_links();
    close_replaced();
    ask_if_needed();
  }
  return std::move(actions_);
}

}  // namespace

std::vector<SocketAction> step(SocketPlan& plan, SocketTime now, SocketHappening const& happened,
                               double spread) {
  Step made(plan, now, spread);
  std::visit(made, happened);
  return made.conclude();
}

SocketTime wake_at(SocketPlan const& plan) {
  if (plan.is_stopping) return never;
  auto const all_up = links_up(plan) >= plan.wanted;
  auto soonest = never;
  for (auto const& link : plan.links) {
    auto due = never;
    if (link.phase == Phase::opening) due = link.since + plan.pace.hello_within;
    if (link.phase == Phase::up) due = link.renew_at;
    if (link.phase == Phase::replaced && all_up) due = link.since + plan.pace.overlap;
    soonest = std::min(soonest, due);
  }
  auto const awaits_room = has_all_it_may(plan) && has_any(plan, Phase::closing);
  if (all_up || is_opening(plan) || awaits_room) return soonest;
  return std::min(soonest, plan.not_before);
}

int links_up(SocketPlan const& plan) {
  auto const is_up = [](SocketLink const& link) { return link.phase == Phase::up; };
  return static_cast<int>(std::count_if(plan.links.begin(), plan.links.end(), is_up));
}

}  // namespace slack
