// What `GET /metrics` tells Prometheus.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace bot {

class Metrics {
 public:
  Metrics();
  ~Metrics();
  Metrics(Metrics const&) = delete;
  Metrics& operator=(Metrics const&) = delete;

  // A request from Slack that was handled. `route` and `result` must be from a small set.
  void count_request(std::string_view route, std::string_view result, double seconds);

  // A request that was turned away: "bad_signature", "stale", "too_large", "malformed", …
  void count_refusal(std::string_view reason);

  // A call to Slack that ended: "delivered", "postponed", "buried".
  void count_delivery(std::string_view method, std::string_view result);

  void set_outbox(std::int64_t waiting, std::int64_t buried);

  // In Prometheus' text format.
  std::string text() const;

 private:
  struct Families;
  std::unique_ptr<Families> families_;
};

}  // namespace bot
