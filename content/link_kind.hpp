// What a list item's links are for.
#pragma once

#include <optional>
#include <vector>

#include "content/outline.hpp"
#include "domain/handbook_page.hpp"

namespace content {

// Learning path or knowledge check, when the link or, failing that, the item around it says so.
std::optional<domain::LinkKind> kind_of_link(TextLink const& link, Block const& item);

// Takes all links of the item, marked as placed; those that say nothing else are material.
std::vector<domain::Link> take_links(Section const& section, Block& item);

// Whether one of the item's links is a learning path or a knowledge check.
bool leads_to_training(Block const& item);

}  // namespace content
