// The app's Home tab: a dashboard of the person's way, kept up to date.
#pragma once

#include <optional>
#include <string>

#include "handlers/handler.hpp"

namespace handlers {

// To be called after whatever changes what somebody's Home tab shows: it is made anew, for those
// who have opened it before. `urgency`: whether they are likely to be looking at it.
void refresh_home(Outcome& outcome, WriteContext const& context, std::string const& slack_user_id,
                  storage::Urgency urgency);

// The same for callers that are no handlers.
std::optional<storage::Delivery> home_delivery(storage::Transaction const& transaction,
                                               config::Settings const& settings,
                                               domain::Instant now,
                                               std::string const& slack_user_id,
                                               storage::Urgency urgency);

// What the tab of the context's caller shows.
std::vector<slack::Block> home_blocks(ReadContext const& context);

}  // namespace handlers
