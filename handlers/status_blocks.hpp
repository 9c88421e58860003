// A person's standing as blocks: for `/cert status` and the Home tab.
#pragma once

#include "domain/standing.hpp"
#include "handlers/attempt_start.hpp"

namespace handlers {

enum class Addressed { self, other };

// `page` of the courses, should they not fit into one message.
slack::Reply status_reply(domain::Person const& person, Addressed addressed, std::size_t page,
                          ReadContext const& context);

struct WhereTheyStand {
  domain::Standing own;                   // in the certification of their role
  std::optional<domain::Standing> first;  // in what has to come first, while it is in the way
  std::optional<AttemptState> exam;       // in its written exam; empty when there is none
};

// Loaded and joined; empty when the person's role takes no certification.
std::optional<WhereTheyStand> standing_of(domain::Person const& person, ReadContext const& context);

// The step that comes next, in words and as a button; beside it the course's knowledge check.
struct NextStep {
  slack::Mrkdwn text;
  std::optional<slack::Button> button;
  std::optional<slack::Button> quiz;
};
NextStep next_step(WhereTheyStand const& standing);

// For people whose role takes no certification.
slack::Reply no_certification(domain::Person const& person, Addressed addressed,
                              ReadContext const& context);

}  // namespace handlers
