// The people of the program.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "domain/instant.hpp"
#include "domain/person.hpp"
#include "storage/database.hpp"

namespace storage {

std::optional<domain::Person> person_with_slack_id(Snapshot const& snapshot, std::string_view id);

std::optional<domain::Person> person_with_id(Snapshot const& snapshot, std::int64_t id);

// `email` in lower case.
std::optional<domain::Person> person_with_email(Snapshot const& snapshot, std::string_view email);

// Everybody, by e-mail.
std::vector<domain::Person> all_people(Snapshot const& snapshot);

// How many people name this e-mail as their manager's.
std::int64_t count_reports(Snapshot const& snapshot, std::string_view email);

enum class Saved { added, changed, unchanged };

// Adds a person (`id` 0) or changes the one with this id. An empty Slack id keeps the one that is
// known.
Saved save_person(Transaction const& transaction, domain::Person const& person,
                  domain::Instant now);

// Ties a person to a Slack user, and the Slack user to nobody else.
void link_slack_user(Transaction const& transaction, std::int64_t person, std::string_view slack_id,
                     domain::Instant now);

}  // namespace storage
