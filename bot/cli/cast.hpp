// The believable people of the sandbox: a team in the middle of its certification program.
#pragma once

#include <string>
#include <vector>

#include "domain/instant.hpp"
#include "sandbox/sandbox.hpp"

namespace bot::cli {

// People as Slack knows them, and channels.
std::vector<sandbox::Person> cast_people();
std::vector<sandbox::Channel> cast_channels();

// The same people as the roster knows them (import roster), and what they have finished over the
// months before `now` (import completions).
std::string cast_roster(domain::Instant now);
std::string cast_completions(domain::Instant now);

// Slack user ids of the enablement team.
std::vector<std::string> cast_enablement();

// The card that says what to try, as arguments of chat.postMessage without the channel.
std::string first_steps_card();

}  // namespace bot::cli
