// See element_state.hpp.
#include "sandbox/element_state.hpp"

#include "sandbox/element_rules.hpp"
#include "sandbox/report.hpp"

namespace sandbox {
namespace {

enum class Holds { option, options, id, ids, date, time, instant, text, rich_text, files };

struct Stateful {
  std::string_view type;
  char const* key;
  char const* initial;
  Holds holds;
};

constexpr Stateful stateful[] = {
    {"static_select", "selected_option", "initial_option", Holds::option},
    {"external_select", "selected_option", "initial_option", Holds::option},
    {"radio_buttons", "selected_option", "initial_option", Holds::option},
    {"multi_static_select", "selected_options", "initial_options", Holds::options},
    {"multi_external_select", "selected_options", "initial_options", Holds::options},
    {"checkboxes", "selected_options", "initial_options", Holds::options},
    {"users_select", "selected_user", "initial_user", Holds::id},
    {"conversations_select", "selected_conversation", "initial_conversation", Holds::id},
    {"channels_select", "selected_channel", "initial_channel", Holds::id},
    {"multi_users_select", "selected_users", "initial_users", Holds::ids},
    {"multi_conversations_select", "selected_conversations", "initial_conversations", Holds::ids},
    {"multi_channels_select", "selected_channels", "initial_channels", Holds::ids},
    {"datepicker", "selected_date", "initial_date", Holds::date},
    {"timepicker", "selected_time", "initial_time", Holds::time},
    {"datetimepicker", "selected_date_time", "initial_date_time", Holds::instant},
    {"plain_text_input", "value", "initial_value", Holds::text},
    {"number_input", "value", "initial_value", Holds::text},
    {"email_text_input", "value", "initial_value", Holds::text},
    {"url_text_input", "value", "initial_value", Holds::text},
    {"rich_text_input", "rich_text_value", "initial_value", Holds::rich_text},
    {"file_input", "files", "", Holds::files},
};

Stateful const* stateful_kind(Json const& element) {
  auto const type = text_at(element, "type");
  for (auto const& kind : stateful) {
    if (kind.type == type) return &kind;
  }
  return nullptr;
}

bool is_list(Holds holds) {
  return holds == Holds::options || holds == Holds::ids || holds == Holds::files;
}

Json empty_value(Holds holds) { return is_list(holds) ? Json::array() : Json(nullptr); }

Json state_object(Json const& element, Stateful const& kind, Json value) {
  Json state{{"type", kind.type}};
  // An untouched rich text input has no value at all, not a null one.
  if (kind.holds != Holds::rich_text || !value.is_null()) state[kind.key] = std::move(value);
  if (kind.holds == Holds::time && has(element, "timezone")) {
    state["timezone"] = at(element, "timezone");
  }
  return state;
}

// The option of the element with this value; null when it has none.
Json option_with(Json const& element, std::string_view value) {
  for (auto const& option : at(element, "options")) {
    if (text_at(option, "value") == value) return option;
  }
  for (auto const& group : at(element, "option_groups")) {
    for (auto const& option : at(group, "options")) {
      if (text_at(option, "value") == value) return option;
    }
  }
  return nullptr;
}

bool is_external(Json const& element) {
  return text_at(element, "type").find("external") != std::string::npos;
}

Json own_option(Json const& element, Json const& given) {
  if (!is_external(element)) return option_with(element, text_at(given, "value"));
  return given.is_object() ? given : Json(nullptr);
}

// Nothing when one of them is not offered.
std::optional<Json> own_options(Json const& element, Json const& given) {
  auto own = Json::array();
  for (auto const& option : given) {
    auto found = own_option(element, option);
    if (found.is_null()) return std::nullopt;
    own.push_back(std::move(found));
  }
  return own;
}

bool are_texts(Json const& list) {
  for (auto const& item : list) {
    if (!item.is_string()) return false;
  }
  return list.is_array();
}

// The value as the element holds it; nothing when it cannot hold it.
std::optional<Json> held(Json const& element, Holds holds, Json const& given) {
  if (given.is_null()) return empty_value(holds);
  auto const text = given.is_string() ? given.get<std::string>() : std::string();
  switch (holds) {
    case Holds::option: {
      auto option = own_option(element, given);
      if (option.is_null()) return std::nullopt;
      return option;
    }
    case Holds::options:
      if (!given.is_array()) return std::nullopt;
      return own_options(element, given);
    case Holds::ids:
      if (!are_texts(given)) return std::nullopt;
      return given;
    case Holds::date:
      return is_date(text) ? std::optional<Json>(given) : std::nullopt;
    case Holds::time:
      return is_time(text) ? std::optional<Json>(given) : std::nullopt;
    case Holds::instant:
      return given.is_number_integer() ? std::optional<Json>(given) : std::nullopt;
    case Holds::id:
    case Holds::text:
      if (!given.is_string()) return std::nullopt;
      return text.empty() ? Json(nullptr) : given;
    case Holds::rich_text:
      return given.is_object() ? std::optional<Json>(given) : std::nullopt;
    case Holds::files:
      return given.is_array() ? std::optional<Json>(given) : std::nullopt;
  }
  return std::nullopt;
}

// The page names an option by its value; of a select that the app fills it has the whole option.
Json stated_option(Json const& option) {
  return option.is_string() ? Json{{"value", option}} : option;
}

// What the page says, in the words of Slack's state.
Json stated(Holds holds, Json const& value) {
  switch (holds) {
    case Holds::option:
      return stated_option(at(value, "option"));
    case Holds::options: {
      auto options = Json::array();
      for (auto const& option : at(value, "options")) options.push_back(stated_option(option));
      return options;
    }
    case Holds::id:
      return at(value, "id");
    case Holds::ids:
      return at(value, "ids");
    case Holds::date:
      return at(value, "date");
    case Holds::time:
      return at(value, "time");
    case Holds::instant:
      return at(value, "date_time");
    case Holds::rich_text:
      return at(value, "rich_text");
    case Holds::files:
      return at(value, "files");
    case Holds::text:
      break;
  }
  return at(value, "text");
}

bool is_filled(Json const& state) {
  for (auto const& [key, value] : state.items()) {
    if (key == "type" || key == "timezone") continue;
    return !value.is_null() && !((value.is_array() || value.is_string()) && value.empty());
  }
  return false;
}

std::string number_fault(Json const& element, std::string const& text) {
  if (!is_decimal(text)) return "Enter a valid number.";
  auto const least = text_at(element, "min_value");
  auto const most = text_at(element, "max_value");
  auto const number = std::strtod(text.c_str(), nullptr);
  if (is_decimal(least) && number < std::strtod(least.c_str(), nullptr)) {
    return "Enter a number of at least " + least + ".";
  }
  if (is_decimal(most) && number > std::strtod(most.c_str(), nullptr)) {
    return "Enter a number of at most " + most + ".";
  }
  bool const whole = at(element, "is_decimal_allowed") == false;
  if (whole && text.find('.') != std::string::npos) return "Enter a whole number.";
  return {};
}

std::string text_fault(Json const& element, std::string const& text) {
  auto const type = text_at(element, "type");
  if (type == "number_input") return number_fault(element, text);
  if (type == "email_text_input" && text.find('@') == std::string::npos) {
    return "Enter a valid email address.";
  }
  if (type == "url_text_input" && text.find("://") == std::string::npos) {
    return "Enter a valid URL.";
  }
  auto const length = count_code_points(text);
  auto const least = at(element, "min_length");
  auto const most = at(element, "max_length");
  if (least.is_number_unsigned() && length < least.get<std::size_t>()) {
    return "Enter at least " + std::to_string(least.get<std::size_t>()) + " characters.";
  }
  if (most.is_number_unsigned() && length > most.get<std::size_t>()) {
    return "Enter at most " + std::to_string(most.get<std::size_t>()) + " characters.";
  }
  return {};
}

}  // namespace

Json initial_state(Json const& element) {
  auto const* kind = stateful_kind(element);
  if (kind == nullptr) return nullptr;
  auto value = at(element, kind->initial);
  if (value.is_null()) value = empty_value(kind->holds);
  return state_object(element, *kind, std::move(value));
}

Json accepted_state(Json const& element, Json const& given) {
  auto const* kind = stateful_kind(element);
  if (kind == nullptr || !given.is_object()) return nullptr;
  if (text_at(given, "type") != kind->type) return nullptr;
  auto value = held(element, kind->holds, at(given, kind->key));
  if (!value) return nullptr;
  return state_object(element, *kind, std::move(*value));
}

Json chosen_state(Json const& element, Json const& value) {
  auto const type = text_at(element, "type");
  if (type == "overflow") {
    auto option = option_with(element, text_at(value, "option"));
    if (option.is_null()) return nullptr;
    return Json{{"selected_option", std::move(option)}};
  }
  auto const* kind = stateful_kind(element);
  if (kind == nullptr) return Json::object();
  auto own = held(element, kind->holds, stated(kind->holds, value));
  if (!own) return nullptr;
  auto state = state_object(element, *kind, std::move(*own));
  state.erase("type");
  return state;
}

Json values_of(Json const& blocks, Json const& given, Json const& kept) {
  auto values = Json::object();
  for (auto const& placed : placed_elements(blocks)) {
    auto state = accepted_state(*placed.element, at(at(given, placed.block_id), placed.action_id));
    if (state.is_null()) {
      state = accepted_state(*placed.element, at(at(kept, placed.block_id), placed.action_id));
    }
    if (state.is_null()) state = initial_state(*placed.element);
    if (!state.is_null()) values[placed.block_id][placed.action_id] = std::move(state);
  }
  return values;
}

Json unfilled_inputs(Json const& blocks, Json const& values) {
  auto faults = Json::object();
  for (auto const& placed : placed_elements(blocks)) {
    if (text_at(*placed.block, "type") != "input") continue;
    auto const& state = at(at(values, placed.block_id), placed.action_id);
    if (!is_filled(state)) {
      bool const required = at(*placed.block, "optional") != true;
      if (required) faults[placed.block_id] = "Please complete this required field.";
      continue;
    }
    auto const fault = text_fault(*placed.element, text_at(state, "value"));
    if (at(state, "value").is_string() && !fault.empty()) faults[placed.block_id] = fault;
  }
  return faults;
}

}  // namespace sandbox
