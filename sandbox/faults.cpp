// See faults.hpp.
#include "sandbox/faults.hpp"

#include <algorithm>
#include <cmath>

namespace sandbox {
namespace {

constexpr std::string_view web_api_faults[] = {"429",        "500",  "500_after", "drop_before",
                                               "drop_after", "slow", "html"};
constexpr std::string_view bot_faults[] = {"duplicate", "duplicate_new_id", "slow"};

bool is_known(Side side, std::string_view what) {
  auto const in = [what](auto const& list) {
    return std::find(std::begin(list), std::end(list), what) != std::end(list);
  };
  return side == Side::web_api ? in(web_api_faults) : in(bot_faults);
}

constexpr double longest_delay_seconds = 600;

std::optional<Fault> parse_rule(Json const& rule) {
  auto const side = text_at(rule, "side");
  if (side != "web_api" && side != "bot") return std::nullopt;
  Fault fault{side == "bot" ? Side::bot : Side::web_api,
              text_at(rule, "method"),
              text_at(rule, "what"),
              {},
              1};
  if (fault.method.empty()) fault.method = "*";
  if (!is_known(fault.side, fault.what)) return std::nullopt;
  auto const& seconds = at(rule, "seconds");
  if (seconds.is_number()) {
    auto const bounded = std::clamp(seconds.get<double>(), 0.0, longest_delay_seconds);
    fault.delay = std::chrono::milliseconds(std::lround(bounded * 1000));
  }
  auto const& times = at(rule, "times");
  if (times.is_number_integer()) fault.times = std::max(0, times.get<int>());
  return fault;
}

}  // namespace

std::optional<Fault> Faults::take(Side side, std::string_view method) {
  for (auto it = faults_.begin(); it != faults_.end(); ++it) {
    if (it->side != side || (it->method != "*" && it->method != method)) continue;
    auto const taken = *it;
    if (--it->times <= 0) faults_.erase(it);
    return taken;
  }
  return std::nullopt;
}

std::string Faults::replace(Json const& rules) {
  if (!rules.is_null() && !rules.is_array()) return "\"rules\" must be a list.";
  std::vector<Fault> faults;
  for (auto const& rule : rules) {
    auto fault = parse_rule(rule);
    if (!fault) return "This rule has an unknown \"side\" or \"what\": " + to_text(rule);
    if (fault->times > 0) faults.push_back(std::move(*fault));
  }
  faults_ = std::move(faults);
  return {};
}

Json Faults::rules() const {
  auto rules = Json::array();
  for (auto const& fault : faults_) {
    rules.push_back({{"side", fault.side == Side::bot ? "bot" : "web_api"},
                     {"method", fault.method},
                     {"what", fault.what},
                     {"seconds", static_cast<double>(fault.delay.count()) / 1000},
                     {"times", fault.times}});
  }
  return rules;
}

}  // namespace sandbox
