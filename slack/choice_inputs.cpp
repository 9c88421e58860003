// Choices as JSON.
#include "slack/choice_inputs.hpp"

#include <algorithm>
#include <span>

#include "slack/block_text.hpp"
#include "slack/input_parts.hpp"

namespace slack {
namespace {

void write_option(std::string& out, Option const& option) {
  out += "{\"text\":";
  write_text(out, "plain_text", option.label, limits::option_label);
  out += ",\"value\":";
  write_shortened(out, option.value, limits::option_value);
  if (!option.description.empty()) {
    out += ",\"description\":";
    write_text(out, "plain_text", option.description, limits::option_description);
  }
  out += '}';
}

// Slack takes an initial option only when it is one of the options to the letter, so both are
// written alike, from the same few that are offered.
struct Offered {
  Offered(std::vector<Option> const& all, std::size_t limit)
      : options(all.data(), std::min(all.size(), limit)) {}

  void write(std::string& out) const {
    out += ",\"options\":";
    write_list(out, options, options.size(),
               [&](Option const& option) { write_option(out, option); });
  }

  void write_initial(std::string& out, std::string const& value) const {
    auto const found = std::ranges::find(options, value, &Option::value);
    if (found == options.end()) return;
    out += ",\"initial_option\":";
    write_option(out, *found);
  }

  // An empty list would be refused.
  void write_initial(std::string& out, std::vector<std::string> const& values) const {
    std::vector<Option const*> chosen;
    for (Option const& option : options) {
      bool const is_chosen = std::ranges::find(values, option.value) != values.end();
      if (is_chosen) chosen.push_back(&option);
    }
    if (chosen.empty()) return;
    out += ",\"initial_options\":";
    write_list(out, chosen, chosen.size(),
               [&](Option const* option) { write_option(out, *option); });
  }

  std::span<Option const> options;
};

template <class Choices>
void write_choices(std::string& out, Choices const& it, std::size_t limit) {
  Offered const offered(it.options, limit);
  offered.write(out);
  offered.write_initial(out, it.initial);
}

}  // namespace

void write_element(std::string& out, std::string_view action_id, RadioInput const& it) {
  begin_element(out, "radio_buttons", action_id);
  write_choices(out, it, limits::tick_options);
  out += '}';
}

void write_element(std::string& out, std::string_view action_id, CheckboxInput const& it) {
  begin_element(out, "checkboxes", action_id);
  write_choices(out, it, limits::tick_options);
  out += '}';
}

void write_element(std::string& out, std::string_view action_id, SelectInput const& it) {
  begin_element(out, "static_select", action_id);
  write_choices(out, it, limits::menu_options);
  write_placeholder(out, it.placeholder);
  out += '}';
}

void write_element(std::string& out, std::string_view action_id, MultiSelectInput const& it) {
  begin_element(out, "multi_static_select", action_id);
  write_choices(out, it, limits::menu_options);
  write_placeholder(out, it.placeholder);
  out += '}';
}

}  // namespace slack
