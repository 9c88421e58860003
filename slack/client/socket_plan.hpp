// When to open, replace and give up Socket Mode connections: decided without clock, socket or
// chance. `step` takes what has happened and says what to do; coroutines obey.
#pragma once

#include <chrono>
#include <string>
#include <variant>
#include <vector>

#include "slack/client/socket_frame.hpp"

namespace slack {

// Since any moment in the past.
using SocketTime = std::chrono::milliseconds;

struct SocketPace {
  SocketTime first_pause{1'000};  // after a failure: up to this, then up to twice as much, …
  SocketTime longest_pause{60'000};
  SocketTime shortest_pause{100};
  SocketTime hello_within{10'000};
  SocketTime settled_after{10'000};    // a connection that ends sooner has had a short life
  SocketTime flapping_pause{3'000};    // after a few short lives in a row, at most
  SocketTime crowded_pause{60'000};    // after too_many_websockets, at least
  SocketTime unasked_pause{30'000};    // after a 429 without Retry-After
  SocketTime hopeless_pause{300'000};  // token refused or Socket Mode switched off, at least
  SocketTime overlap{10'000};          // that a replaced connection is still read
  SocketTime shortest_life{20'000};    // before a connection is renewed unasked
};

// One connection, from its URL to its end. `id` is never used again.
struct SocketLink {
  enum class Phase {
    opening,   // until its hello
    up,        // counts
    replaced,  // does not count any more, but is read until it ends
    closing,
  };
  int id = 0;
  Phase phase = Phase::opening;
  SocketTime since{};     // of the phase
  SocketTime renew_at{};  // when up; SocketTime::max() = when Slack says so
  std::string host;
};

struct SocketPlan {
  int wanted = 2;
  SocketPace pace;

  std::vector<SocketLink> links;
  bool is_asking = false;  // for a URL
  bool is_stopping = false;
  int failures = 0;         // since the last hello
  int short_lives = 0;      // connections in a row that ended before they had settled
  SocketTime not_before{};  // of the next URL
  int next_id = 1;
  std::string trouble;  // why connections are missing, for people; empty = nothing is wrong
};

// What has happened.
struct TimePassed {};
struct UrlGiven {};
struct UrlRefused {
  std::string error;   // Slack's code; empty when there was no answer of Slack's
  std::string detail;  // for the log
  bool is_rate_limited = false;
  SocketTime retry_after{};
};
struct LinkGreeted {
  int id = 0;
  SocketHello hello;
};
struct LinkTold {
  int id = 0;
  SocketDisconnect disconnect;
};
// It could not be opened, was lost, or closed.
struct LinkEnded {
  int id = 0;
  std::string detail;
};
struct StopWanted {};
using SocketHappening =
    std::variant<TimePassed, UrlGiven, UrlRefused, LinkGreeted, LinkTold, LinkEnded, StopWanted>;

// What to do.
struct AskForUrl {};  // answered by UrlGiven or UrlRefused
struct OpenLink {     // with the URL just given; answered by LinkGreeted or LinkEnded
  int id = 0;
};
struct CloseLink {  // acknowledge what is under way, say goodbye; answered by LinkEnded
  int id = 0;
};
struct Tell {  // for the log
  enum class What {
    up,
    down,
    renewal,  // Slack or its own age wants a connection replaced
    no_link,  // a connection could not be had; another attempt will come
    rate_limited,
    crowded,    // the app has more connections than ours, or too many
    hopeless,   // only a person can help
    malformed,  // told by SocketMode: a frame that cannot be read
    lost,       // told by SocketMode: an acknowledgement that was not sent
  };
  What what = What::up;
  int id = 0;
  std::string detail;
};
using SocketAction = std::variant<AskForUrl, OpenLink, CloseLink, Tell>;

// `spread` is chance from [0, 1). To be called with TimePassed at the time `wake_at` says.
std::vector<SocketAction> step(SocketPlan& plan, SocketTime now, SocketHappening const& happened,
                               double spread);

// When time itself will change something; SocketTime::max() when only something else can.
SocketTime wake_at(SocketPlan const& plan);

int links_up(SocketPlan const& plan);

}  // namespace slack
