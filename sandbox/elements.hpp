// The interactive elements of blocks: where they stand, what state they carry.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sandbox/json.hpp"

namespace sandbox {

struct PlacedElement {
  std::string block_id;
  std::string action_id;
  Json const* element = nullptr;  // inside the blocks that were asked
  Json const* block = nullptr;
  bool dispatches = true;  // false: in an input block without dispatch_action
};

std::vector<PlacedElement> placed_elements(Json const& blocks);

std::optional<PlacedElement> find_element(Json const& blocks, std::string_view block_id,
                                          std::string_view action_id);

// Every block gets a block_id, every element an action_id, every plain text its emoji flag, as
// Slack stores them. `make_id` gives ids.
Json normalised_blocks(Json blocks, std::function<std::string()> const& make_id);

// One plain text object, normalised.
Json normalised_text(Json text);

}  // namespace sandbox
