// A question as blocks, and what a person filled in as a response.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/grade.hpp"
#include "domain/question.hpp"
#include "handlers/handler.hpp"

namespace handlers {

// A question at its place in an attempt, which fixes the order of its options.
struct AskedQuestion {
  domain::Question const& question;
  std::uint64_t seed = 0;  // of the attempt
  std::int64_t attempt = 0;
  int ordinal = 0;
};

// The text and the inputs. `given` is what stands there already. Nothing in the blocks tells which
// option is right: their values are their places as shown.
std::vector<slack::Block> question_blocks(AskedQuestion const& asked,
                                          std::optional<domain::Response> const& given,
                                          slack::Needed needed);

// What stood in the inputs; anything that is not of this question is disregarded.
domain::Response response_in(AskedQuestion const& asked, slack::Entered const& entered);

// The question in words, for screen readers and notifications: its text and its options as shown.
slack::Mrkdwn question_words(AskedQuestion const& asked);

// The response in words: "Continuous delivery", "10", "Head of security → Keep the risk low".
slack::Mrkdwn response_words(domain::Question const& question, domain::Response const& response);

// A text of any length as sections within Slack's limits.
void add_text(std::vector<slack::Block>& blocks, std::string_view text);

// For an import: why this question cannot be shown in a message; empty = it can.
std::string why_not_showable(domain::Question const& question);

}  // namespace handlers
