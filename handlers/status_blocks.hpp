// A person's standing as blocks: for `/cert status` and the Home tab.
#pragma once

#include "domain/standing.hpp"
#include "handlers/handler.hpp"

namespace handlers {

enum class Addressed { self, other };

// `page` of the courses, should they not fit into one message.
slack::Reply status_reply(domain::Person const& person, Addressed addressed, std::size_t page,
                          ReadContext const& context);

// What a person stands in, loaded and joined; empty when their role takes no certification.
std::optional<domain::Standing> standing_of(domain::Person const& person,
                                            ReadContext const& context);

// The step that comes next, in words and as a button.
struct NextStep {
  slack::Mrkdwn text;
  std::optional<slack::Button> button;
};
NextStep next_step(domain::Person const& person, domain::Standing const& standing,
                   ReadContext const& context);

// For people whose role takes no certification.
slack::Reply no_certification(domain::Person const& person, Addressed addressed,
                              ReadContext const& context);

}  // namespace handlers
