// What a person fills in, in a modal, a message or on the Home tab: input blocks and their
// elements. Only a modal tells by itself what was filled in; elsewhere it comes along with the
// click on a button. What is too long for Slack is shortened when it is written.
#pragma once

#include <memory>
#include <string>
#include <variant>

#include "slack/choice_inputs.hpp"

namespace slack {

namespace limits {
inline constexpr std::size_t input_label = 2000;
inline constexpr std::size_t input_hint = 2000;
inline constexpr std::size_t input_text = 3000;
inline constexpr std::size_t placeholder = 150;
inline constexpr std::size_t block_id = 255;
}  // namespace limits

enum class Lines { one, many };

struct TextInput {
  Lines lines = Lines::one;
  std::string initial;      // stands there at first
  std::string placeholder;  // grey, gone with the first letter
  std::size_t min_length = 0;
  std::size_t max_length = limits::input_text;
};

enum class Decimals { yes, no };

// Comes back as a text such as "12.5".
struct NumberInput {
  Decimals decimals = Decimals::no;
  std::string initial = {};  // a number, or empty
  std::string placeholder = {};
};

// A public or private channel of which the person is a member.
struct ChannelInput {
  std::string initial;  // its id; may be empty
  std::string placeholder;
};

// Anybody of the workspace.
struct UserInput {
  std::string initial = {};  // an id; may be empty
  std::string placeholder = {};
};

enum class Needed { yes, no };

// Labels, hints and placeholders are plain text.
struct Input {
  std::string block_id;  // by which the answer and an error find it
  std::string action_id;
  std::string label;
  std::string hint;  // small, beneath; may be empty
  Needed needed = Needed::yes;
  std::variant<TextInput, NumberInput, RadioInput, CheckboxInput, SelectInput, MultiSelectInput,
               ChannelInput, UserInput>
      element;
};

// Few blocks are one, so that a block is not to be as large as an input.
using InputBlock = std::shared_ptr<Input const>;

void write_input(std::string& out, Input const& input);

// At most so many bytes does it take as JSON.
std::size_t longest_json(Input const& input);

}  // namespace slack
