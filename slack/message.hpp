// Whole messages: answers, and pages of what is too long for one message.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "slack/blocks.hpp"

namespace slack {

enum class Visibility { ephemeral, in_channel };

// An answer to a command or a click.
struct Reply {
  std::string text;  // tells the whole story to screen readers and notifications; mrkdwn, escaped
  std::vector<Block> blocks;
  Visibility visibility = Visibility::ephemeral;
  bool replaces_original = false;  // takes the place of the message that was clicked

  bool empty() const { return text.empty() && blocks.empty(); }
};

// The JSON body of an answer: of a command's acknowledgement, or of a post to a response_url. When
// the blocks exceed what one message takes, those at the end are left out; `paged` avoids that.
std::string to_json(Reply const& reply);

// The JSON arguments of chat.postMessage with the same content, to a channel, or to a user's DM.
std::string to_json_for_channel(Reply const& reply, std::string_view channel);

// A list of entries of which one message may not hold all.
struct Pages {
  std::vector<Block> top;      // on every page
  std::vector<Block> entries;  // of which a page shows some
  std::vector<Block> bottom;   // on every page
  std::string more_words;      // words after `/cert` that show this list again
  std::size_t together = 1;    // so many entries belong together and stay on one page
};

struct Page {
  std::vector<Block> blocks;
  std::size_t number = 1;
  std::size_t count = 1;
};

// Page `number` (1-based; a number out of range is the nearest one) within Slack's limits, with
// buttons to the page before and after. Entries that are too large by themselves are shortened by
// the block writer.
Page paged(Pages pages, std::size_t number);

// The action id of a button that does what `/cert WORDS` does, and the words of such an id. It is
// all that the button carries; at most 255 characters.
std::string run_action(std::string_view words);
std::string_view words_of_run_action(std::string_view action_id);  // empty when it is none

// A button that does what typing the words does.
Button run_button(std::string label, std::string_view words,
                  ButtonStyle style = ButtonStyle::plain);

}  // namespace slack
