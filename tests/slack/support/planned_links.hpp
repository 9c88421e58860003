// A plan of connections, the clock it is given and what it says should be done.
#pragma once

#include <gtest/gtest.h>

#include "slack/client/socket_plan.hpp"

class PlannedLinks : public testing::Test {
 protected:
  void happen(slack::SocketHappening const& happened);
  void pass(slack::SocketTime time);
  // To the moment at which the plan wants to be woken; not at all when there is none.
  void pass_until_woken();
  void give_url() { happen(slack::UrlGiven{}); }
  void refuse(std::string error);
  void greet(int id, int life_s = 0);
  void tell(int id, slack::SocketDisconnect::Reason reason);
  void end(int id) { happen(slack::LinkEnded{id, "cut"}); }
  // Carries out what the plan has asked to be closed.
  void end_closing();
  void open_two();

  // What was to be done since the last call: "ask", "open 1", "close 1".
  std::vector<std::string> done();
  slack::SocketLink::Phase phase(int id) const;

  slack::SocketPlan plan;
  slack::SocketTime now{1};
  double spread = 0.5;
  std::vector<slack::Tell> told;
  int asked = 0;
  std::vector<slack::SocketTime> asked_at;

 private:
  std::vector<std::string> done_;
};
