// Inputs of which a person chooses: radio buttons, checkboxes, menus. Surplus options are left out,
// and what is too long for Slack is shortened when it is written.
#pragma once

#include <string>
#include <vector>

namespace slack {

namespace limits {
inline constexpr std::size_t option_label = 75;
inline constexpr std::size_t option_value = 150;
inline constexpr std::size_t option_description = 75;
inline constexpr std::size_t tick_options = 10;  // of radio buttons and checkboxes
inline constexpr std::size_t menu_options = 100;
}  // namespace limits

// Label and description are plain text.
struct Option {
  std::string value;  // comes back when it is chosen; not empty, and no other's in the same input
  std::string label;
  std::string description = {};  // small, beneath; may be empty
};

// All need at least one option. `initial` holds values of options; others are passed over.
struct RadioInput {
  std::vector<Option> options;  // up to 10
  std::string initial = {};     // may be empty; once something is chosen, something stays chosen
};

struct CheckboxInput {
  std::vector<Option> options;  // up to 10
  std::vector<std::string> initial = {};
};

struct SelectInput {
  std::vector<Option> options;  // up to 100
  std::string initial = {};
  std::string placeholder = {};
};

struct MultiSelectInput {
  std::vector<Option> options;  // up to 100
  std::vector<std::string> initial = {};
  std::string placeholder = {};
};

}  // namespace slack
