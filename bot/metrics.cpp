// Counters and histograms on prometheus-cpp.
#include "bot/metrics.hpp"

#include <map>

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace bot {
namespace {

using prometheus::Counter;
using prometheus::Histogram;

// Looking a metric up by its labels costs more than counting, so what was found is kept.
template <class Metric>
using Kept = std::map<std::pair<std::string, std::string>, Metric*, std::less<>>;

std::pair<std::string, std::string> key(std::string_view one, std::string_view other) {
  return {std::string(one), std::string(other)};
}

}  // namespace

struct Metrics::Families {
  prometheus::Registry registry;
  prometheus::Family<Counter>& requests =
      prometheus::BuildCounter()
          .Name("fieldcert_requests_total")
          .Help("Requests from Slack by what they asked for and how they ended")
          .Register(registry);
  prometheus::Family<Histogram>& seconds =
      prometheus::BuildHistogram()
          .Name("fieldcert_request_seconds")
          .Help("Time from the whole request to its acknowledgement")
          .Register(registry);
  prometheus::Family<Counter>& refusals =
      prometheus::BuildCounter()
          .Name("fieldcert_refused_requests_total")
          .Help("Requests turned away before they were looked at")
          .Register(registry);
  prometheus::Family<Counter>& deliveries = prometheus::BuildCounter()
                                                .Name("fieldcert_deliveries_total")
                                                .Help("Calls to Slack by method and how they ended")
                                                .Register(registry);
  prometheus::Family<prometheus::Gauge>& outbox =
      prometheus::BuildGauge()
          .Name("fieldcert_outbox")
          .Help("Deliveries that wait, and that were given up")
          .Register(registry);

  Kept<Counter> kept_requests;
  Kept<Histogram> kept_seconds;
  Kept<Counter> kept_refusals;
  Kept<Counter> kept_deliveries;

  static Counter& counter(prometheus::Family<Counter>& family, Kept<Counter>& kept,
                          prometheus::Labels const& labels,
                          std::pair<std::string, std::string> where) {
    auto const found = kept.find(where);
    if (found != kept.end()) return *found->second;
    Counter& made = family.Add(labels);
    kept.emplace(std::move(where), &made);
    return made;
  }

  Histogram& histogram(std::string_view route) {
    auto const found = kept_seconds.find(key(route, ""));
    if (found != kept_seconds.end()) return *found->second;
    Histogram& made = seconds.Add({{"route", std::string(route)}},
                                  Histogram::BucketBoundaries{0.0005, 0.001, 0.0025, 0.005, 0.01,
                                                              0.025, 0.05, 0.1, 0.25, 1, 3});
    kept_seconds.emplace(key(route, ""), &made);
    return made;
  }
};

Metrics::Metrics() : families_(std::make_unique<Families>()) {}
Metrics::~Metrics() = default;

void Metrics::count_request(std::string_view route, std::string_view result, double seconds) {
  Families& f = *families_;
  f.counter(f.requests, f.kept_requests,
            {{"route", std::string(route)}, {"result", std::string(result)}}, key(route, result))
      .Increment();
  f.histogram(route).Observe(seconds);
}

void Metrics::count_refusal(std::string_view reason) {
  Families& f = *families_;
  f.counter(f.refusals, f.kept_refusals, {{"reason", std::string(reason)}}, key(reason, ""))
      .Increment();
}

void Metrics::count_delivery(std::string_view method, std::string_view result) {
  Families& f = *families_;
  f.counter(f.deliveries, f.kept_deliveries,
            {{"method", std::string(method)}, {"result", std::string(result)}}, key(method, result))
      .Increment();
}

void Metrics::set_outbox(std::int64_t waiting, std::int64_t buried) {
  families_->outbox.Add({{"state", "waiting"}}).Set(static_cast<double>(waiting));
  families_->outbox.Add({{"state", "buried"}}).Set(static_cast<double>(buried));
}

std::string Metrics::text() const {
  return prometheus::TextSerializer().Serialize(families_->registry.Collect());
}

}  // namespace bot
