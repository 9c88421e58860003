// See faults.hpp.
#include "sandbox/faults.hpp"

#include <algorithm>
#include <cmath>

namespace sandbox {
namespace {

struct Known {
  Side side;
  std::string_view what;
};

constexpr Known known[] = {
    {Side::web_api, "429"},          {Side::web_api, "500"},
    {Side::web_api, "500_after"},    {Side::web_api, "drop_before"},
    {Side::web_api, "drop_after"},   {Side::web_api, "slow"},
    {Side::web_api, "html"},         {Side::bot, "duplicate"},
    {Side::bot, "duplicate_new_id"}, {Side::bot, "slow"},
    {Side::socket, "cut_before"},    {Side::socket, "cut_after"},
    {Side::socket, "cut_after_ack"}, {Side::socket, "duplicate"},
    {Side::socket, "refresh"},       {Side::connection, "silence"},
    {Side::socket, "slow"},          {Side::connection, "hello_late"},
    {Side::connection, "409"},
};

// The name in rules: what happens to a connection belongs to the sockets, too.
std::string_view name_of(Side side) {
  if (side == Side::web_api) return "web_api";
  return side == Side::bot ? "bot" : "socket";
}

std::optional<Side> side_of(std::string_view name, std::string_view what) {
  for (auto const& one : known) {
    if (name_of(one.side) == name && one.what == what) return one.side;
  }
  return std::nullopt;
}

constexpr double longest_delay_seconds = 600;

std::optional<Fault> parse_rule(Json const& rule) {
  auto const what = text_at(rule, "what");
  auto const side = side_of(text_at(rule, "side"), what);
  if (!side) return std::nullopt;
  Fault fault{*side, text_at(rule, "method"), what, {}, 1};
  if (fault.method.empty()) fault.method = "*";
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
    rules.push_back({{"side", name_of(fault.side)},
                     {"method", fault.method},
                     {"what", fault.what},
                     {"seconds", static_cast<double>(fault.delay.count()) / 1000},
                     {"times", fault.times}});
  }
  return rules;
}

}  // namespace sandbox
