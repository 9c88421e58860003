// See element_rules.hpp.
#include "sandbox/element_rules.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>

namespace sandbox {
namespace {

using Pointer = std::string;

bool is_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// An option without what Slack fills in by itself.
Json bare(Json const& option) {
  auto copy = option;
  for (auto const* key : {"text", "description"}) {
    if (!copy.contains(key) || !copy[key].is_object()) continue;
    copy[key].erase("emoji");
    copy[key].erase("verbatim");
  }
  return copy;
}

bool is_offered(Json const& element, Json const& option) {
  auto const same = [&option](Json const& other) {
    return other.is_object() && option.is_object() && bare(other) == bare(option);
  };
  auto const& options = at(element, "options");
  if (options.is_array() && std::any_of(options.begin(), options.end(), same)) return true;
  for (auto const& group : at(element, "option_groups")) {
    auto const& inside = at(group, "options");
    if (inside.is_array() && std::any_of(inside.begin(), inside.end(), same)) return true;
  }
  return false;
}

void initial_options(BlockCheck& check, Pointer const& at_, Json const& element) {
  auto const refuse = [&](Pointer const& where) {
    check.report.error(where, "must exactly match one of the options");
  };
  if (has(element, "initial_option") && !is_offered(element, at(element, "initial_option"))) {
    refuse(at_ + "/initial_option");
  }
  auto const& chosen = at(element, "initial_options");
  for (std::size_t i = 0; chosen.is_array() && i < chosen.size(); ++i) {
    if (!is_offered(element, chosen[i])) refuse(at_ + "/initial_options/" + std::to_string(i));
  }
}

void static_select(BlockCheck& check, Pointer const& at_, Json const& element) {
  if (has(element, "options") == has(element, "option_groups")) {
    check.report.error(at_, "must provide exactly one of options, option_groups");
  }
  initial_options(check, at_, element);
  auto const& most = at(element, "max_selected_items");
  if (most.is_number_unsigned() &&
      at(element, "initial_options").size() > most.get<std::size_t>()) {
    check.report.error(at_ + "/initial_options", "must not be more than max_selected_items");
  }
}

void plain_text_input(BlockCheck& check, Pointer const& at_, Json const& element) {
  auto const& least = at(element, "min_length");
  auto const& most = at(element, "max_length");
  if (!most.is_number_integer()) return;
  if (least.is_number_integer() && least.get<std::int64_t>() > most.get<std::int64_t>()) {
    check.report.error(at_ + "/min_length", "must not be greater than max_length");
  }
  if (most.get<std::int64_t>() < 0) return;
  check.report.longer_than(at_ + "/initial_value", text_at(element, "initial_value"),
                           most.get<std::size_t>());
}

void number_input(BlockCheck& check, Pointer const& at_, Json const& element) {
  for (auto const* key : {"initial_value", "min_value", "max_value"}) {
    if (at(element, key).is_string() && !is_decimal(text_at(element, key))) {
      check.report.error(at_ + "/" + key, "must be a valid number");
    }
  }
  auto const least = text_at(element, "min_value");
  auto const most = text_at(element, "max_value");
  if (is_decimal(least) && is_decimal(most) &&
      std::strtod(least.c_str(), nullptr) > std::strtod(most.c_str(), nullptr)) {
    check.report.error(at_ + "/min_value", "must not be greater than max_value");
  }
  bool const whole = at(element, "is_decimal_allowed") == false;
  if (whole && text_at(element, "initial_value").find('.') != std::string::npos) {
    check.report.error(at_ + "/initial_value", "must not have decimals");
  }
}

void datepicker(BlockCheck& check, Pointer const& at_, Json const& element) {
  auto const& date = at(element, "initial_date");
  if (date.is_string() && !is_date(date.get<std::string>())) {
    check.report.error(at_ + "/initial_date", "must be a valid date in the format YYYY-MM-DD");
  }
}

void timepicker(BlockCheck& check, Pointer const& at_, Json const& element) {
  auto const& time = at(element, "initial_time");
  if (time.is_string() && !is_time(time.get<std::string>())) {
    check.report.error(at_ + "/initial_time", "must be a valid time in the format HH:mm");
  }
}

void dispatch_action_config(BlockCheck& check, Pointer const& at_, Json const& config) {
  for (auto const& word : at(config, "trigger_actions_on")) {
    if (word == "on_enter_pressed" || word == "on_character_entered") continue;
    check.report.error(at_ + "/trigger_actions_on", "must be a valid enum value");
  }
}

void conversation_filter(BlockCheck& check, Pointer const& at_, Json const& filter) {
  if (filter.empty()) check.report.error(at_, "must not be empty");
  for (auto const& word : at(filter, "include")) {
    if (word == "im" || word == "mpim" || word == "private" || word == "public") continue;
    check.report.error(at_ + "/include", "must be a valid enum value");
  }
}

struct Rule {
  std::string_view shape;
  void (*check)(BlockCheck&, Pointer const&, Json const&);
};

constexpr Rule rules[] = {
    {"static_select", static_select},
    {"multi_static_select", static_select},
    {"checkboxes", initial_options},
    {"radio_buttons", initial_options},
    {"plain_text_input", plain_text_input},
    {"number_input", number_input},
    {"datepicker", datepicker},
    {"timepicker", timepicker},
    {"dispatch_action_config", dispatch_action_config},
    {"conversation_filter", conversation_filter},
};

}  // namespace

void check_element_rules(BlockCheck& check, std::string const& pointer, Json const& element,
                         std::string_view shape) {
  if (at(element, "focus_on_load") == true && ++check.focused == 2) {
    check.report.error(pointer + "/focus_on_load", "only one element may have focus_on_load");
  }
  for (auto const& rule : rules) {
    if (rule.shape == shape) rule.check(check, pointer, element);
  }
}

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  auto const year = std::string(text.substr(0, 4));
  auto const month = std::string(text.substr(5, 2));
  auto const day = std::string(text.substr(8, 2));
  if (!is_digits(year) || !is_digits(month) || !is_digits(day)) return false;
  using namespace std::chrono;
  return year_month_day(std::chrono::year(std::stoi(year)),
                        std::chrono::month(static_cast<unsigned>(std::stoi(month))),
                        std::chrono::day(static_cast<unsigned>(std::stoi(day))))
      .ok();
}

bool is_time(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return false;
  auto const hour = text.substr(0, 2);
  auto const minute = text.substr(3);
  return is_digits(hour) && is_digits(minute) && hour < "24" && minute < "60";
}

bool is_decimal(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  auto const dot = text.find('.');
  if (dot == std::string_view::npos) return is_digits(text);
  auto const whole = text.substr(0, dot);
  auto const part = text.substr(dot + 1);
  if (whole.empty()) return is_digits(part);
  return is_digits(whole) && (part.empty() || is_digits(part));
}

}  // namespace sandbox
