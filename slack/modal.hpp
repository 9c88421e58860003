// Views: the Home tab, modals, and what a submission of one may be answered with.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "slack/blocks.hpp"

namespace slack {

namespace limits {
inline constexpr std::size_t view_blocks = 100;
inline constexpr std::size_t view_title = 24;
inline constexpr std::size_t view_bytes = 250'000;
inline constexpr std::size_t private_metadata = 3000;
}  // namespace limits

struct Modal {
  std::string callback_id;  // names the route that takes its submission
  std::string title;        // plain text, shortened to 24 characters
  std::string submit;       // label of the submit button; empty = no such button
  std::string close = "Close";
  std::string private_metadata;  // ids only; no person sees it
  std::vector<Block> blocks;
};

// The view as JSON, within Slack's limits: what is too long is shortened, surplus blocks at the end
// are left out.
std::string to_json(Modal const& modal);

// The JSON of a Home tab, within the same limits.
std::string home_view(std::vector<Block> const& blocks);

// What becomes of a modal that was submitted. In all cases it is Slack's `response_action`.
namespace submission {
struct Close {};  // this view closes; the one below shows again
struct Clear {};  // all views close
struct Errors {
  std::vector<std::pair<std::string, std::string>> by_block;  // input block id, text beneath it
};
struct Update {
  Modal modal;
};
struct Push {
  Modal modal;
};
}  // namespace submission

using SubmissionAnswer = std::variant<submission::Close, submission::Clear, submission::Errors,
                                      submission::Update, submission::Push>;

// The body of the acknowledgement; empty for Close.
std::string to_json(SubmissionAnswer const& answer);

}  // namespace slack
