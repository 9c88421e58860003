// Counters and histograms on prometheus-cpp.
#include "bot/metrics.hpp"

#include <vector>

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace bot {
namespace {

using prometheus::Counter;
using prometheus::Histogram;

// Metrics that were used before, by up to two labels: looking one up in its family costs more than
// counting, and there are only a few dozen.
template <class Metric>
class Kept {
 public:
  template <class Make>
  Metric& find(std::string_view one, std::string_view other, Make const& make) {
    for (Entry const& entry : entries_) {
      if (entry.one == one && entry.other == other) return *entry.metric;
    }
    entries_.push_back({std::string(one), std::string(other), &make()});
    return *entries_.back().metric;
  }

 private:
  struct Entry {
    std::string one;
    std::string other;
    Metric* metric;
  };
  std::vector<Entry> entries_;
};

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
};

Metrics::Metrics() : families_(std::make_unique<Families>()) {}
Metrics::~Metrics() = default;

void Metrics::count_request(std::string_view route, std::string_view result, double seconds) {
  Families& f = *families_;
  auto const make_counter = [&]() -> Counter& {
    return f.requests.Add({{"route", std::string(route)}, {"result", std::string(result)}});
  };
  auto const make_histogram = [&]() -> Histogram& {
    return f.seconds.Add({{"route", std::string(route)}},
                         Histogram::BucketBoundaries{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
                                                     0.05, 0.1, 0.25, 1, 3});
  };
  f.kept_requests.find(route, result, make_counter).Increment();
  f.kept_seconds.find(route, "", make_histogram).Observe(seconds);
}

void Metrics::count_refusal(std::string_view reason) {
  Families& f = *families_;
  auto const make = [&]() -> Counter& { return f.refusals.Add({{"reason", std::string(reason)}}); };
  f.kept_refusals.find(reason, "", make).Increment();
}

void Metrics::count_delivery(std::string_view method, std::string_view result) {
  Families& f = *families_;
  auto const make = [&]() -> Counter& {
    return f.deliveries.Add({{"method", std::string(method)}, {"result", std::string(result)}});
  };
  f.kept_deliveries.find(method, result, make).Increment();
}

void Metrics::set_outbox(std::int64_t waiting, std::int64_t buried) {
  families_->outbox.Add({{"state", "waiting"}}).Set(static_cast<double>(waiting));
  families_->outbox.Add({{"state", "buried"}}).Set(static_cast<double>(buried));
}

std::string Metrics::text() const {
  return prometheus::TextSerializer().Serialize(families_->registry.Collect());
}

}  // namespace bot
