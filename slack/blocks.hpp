// The Block Kit blocks that we use, as values. What is too long for Slack is shortened when it is
// written; limits from Slack's block reference.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "slack/inputs.hpp"
#include "slack/mrkdwn.hpp"

namespace slack {

namespace limits {
inline constexpr std::size_t message_blocks = 50;
// Slack refuses a message whose blocks exceed about 13,100 characters, which it does not document.
inline constexpr std::size_t blocks_bytes = 12'000;
inline constexpr std::size_t section_text = 3000;
inline constexpr std::size_t header_text = 150;
inline constexpr std::size_t button_text = 75;
inline constexpr std::size_t button_value = 2000;
inline constexpr std::size_t action_id = 255;
inline constexpr std::size_t confirm_text = 300;
inline constexpr std::size_t confirm_label = 30;
inline constexpr std::size_t url = 3000;
inline constexpr std::size_t actions_elements = 25;
inline constexpr std::size_t fallback_text = 4000;
}  // namespace limits

enum class ButtonStyle { plain, primary, danger };

struct Button {
  std::string action_id;
  std::string label;  // plain text
  std::string value;  // may be empty
  std::string url;    // opens it and still sends the click; may be empty
  ButtonStyle style = ButtonStyle::plain;
  std::string confirm = {};  // plain text, asked before the click counts; empty = it counts at once
};

struct Header {
  std::string text;  // plain text
};

// Whether Slack may make links and mentions of plain words such as #general.
enum class PlainWords { as_slack_likes, as_they_are };

struct Section {
  Mrkdwn text;
  std::optional<Button> button;  // beside the text
  PlainWords plain_words = PlainWords::as_slack_likes;
};

struct Context {
  Mrkdwn text;  // small and grey
};

struct Actions {
  std::vector<Button> buttons;
};

struct Divider {};

using Block = std::variant<Header, Section, Context, Actions, Divider, InputBlock>;

// Appends one block as JSON.
void write_block(std::string& out, Block const& block);

// At most so many bytes does the block take as JSON, told without writing it. (Control characters,
// which nobody types, may make it longer; then the message is cut when it is written.)
std::size_t longest_json(Block const& block);

// Appends a JSON array.
void write_blocks(std::string& out, std::vector<Block> const& blocks);

// Appends a JSON string with its quotes.
void write_string(std::string& out, std::string_view text);

}  // namespace slack
