// Refreshing many Home tabs.
#include "bot/import_homes.hpp"

#include <algorithm>

#include "handlers/home.hpp"
#include "storage/outbox.hpp"

namespace bot {

void refresh_homes(storage::Transaction const& transaction, config::Settings const& settings,
                   std::vector<std::string> users, domain::Instant now) {
  std::ranges::sort(users);
  users.erase(std::unique(users.begin(), users.end()), users.end());
  for (std::string const& user : users) {
    if (user.empty()) continue;
    auto const delivery =
        handlers::home_delivery(transaction, settings, now, user, storage::Urgency::normal);
    if (delivery) storage::put_delivery(transaction, *delivery, now);
  }
}

}  // namespace bot
