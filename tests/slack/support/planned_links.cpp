#include "tests/slack/support/planned_links.hpp"

#include <utility>

void PlannedLinks::happen(slack::SocketHappening const& happened) {
  for (auto const& action : step(plan, now, happened, spread)) {
    if (std::holds_alternative<slack::AskForUrl>(action)) {
      ++asked;
      asked_at.push_back(now);
      done_.push_back("ask");
    } else if (auto const* const open = std::get_if<slack::OpenLink>(&action)) {
      done_.push_back("open " + std::to_string(open->id));
    } else if (auto const* const close = std::get_if<slack::CloseLink>(&action)) {
      done_.push_back("close " + std::to_string(close->id));
    } else {
      told.push_back(std::get<slack::Tell>(action));
    }
  }
}

void PlannedLinks::pass(slack::SocketTime time) {
  now += time;
  happen(slack::TimePassed{});
}

void PlannedLinks::pass_until_woken() {
  auto const at = wake_at(plan);
  if (at == slack::SocketTime::max()) return;
  now = std::max(now, at);
  happen(slack::TimePassed{});
}

void PlannedLinks::refuse(std::string error) {
  slack::UrlRefused refused;
  refused.error = std::move(error);
  refused.detail = "no answer";
  happen(refused);
}

void PlannedLinks::greet(int id, int life_s) {
  slack::LinkGreeted greeted;
  greeted.id = id;
  greeted.hello.approximate_connection_time_s = life_s;
  happen(greeted);
}

void PlannedLinks::tell(int id, slack::SocketDisconnect::Reason reason) {
  slack::LinkTold said;
  said.id = id;
  said.disconnect.reason = reason;
  happen(said);
}

void PlannedLinks::end_closing() {
  auto const links = plan.links;
  for (auto const& link : links) {
    if (link.phase == slack::SocketLink::Phase::closing) end(link.id);
  }
}

void PlannedLinks::open_two() {
  for (int count = 0; count < 2; ++count) {
    pass(slack::SocketTime(0));
    give_url();
    greet(plan.next_id - 1);
  }
  done();
}

std::vector<std::string> PlannedLinks::done() { return std::exchange(done_, {}); }

slack::SocketLink::Phase PlannedLinks::phase(int id) const {
  for (auto const& link : plan.links) {
    if (link.id == id) return link.phase;
  }
  return slack::SocketLink::Phase::closing;
}
