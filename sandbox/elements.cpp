// See elements.hpp.
#include "sandbox/elements.hpp"

namespace sandbox {
namespace {

// The places of a block that hold elements, each an object or a list.
constexpr char const* element_places[] = {"accessory", "elements", "element", "actions"};

bool is_interactive(Json const& element) {
  auto const type = text_at(element, "type");
  return !type.empty() && type != "image" && type != "plain_text" && type != "mrkdwn" &&
         type != "card" && (type == "rich_text_input" || !type.starts_with("rich_text_"));
}

void add_elements(std::vector<PlacedElement>& placed, Json const& block) {
  bool const is_input = text_at(block, "type") == "input";
  auto const add = [&](Json const& element) {
    if (!is_interactive(element)) return;
    placed.push_back({text_at(block, "block_id"), text_at(element, "action_id"), &element, &block,
                      !is_input || at(block, "dispatch_action") == true});
  };
  for (auto const* place : element_places) {
    auto const& value = at(block, place);
    if (value.is_object()) add(value);
    if (!value.is_array()) continue;
    for (auto const& item : value) {
      add(item);
      if (text_at(item, "type") == "card") add_elements(placed, item);
    }
  }
  for (auto const& child : at(block, "child_blocks")) add_elements(placed, child);
}

void fill_texts(Json& value) {
  if (value.is_array()) {
    for (auto& item : value) fill_texts(item);
  }
  if (!value.is_object()) return;
  auto const type = text_at(value, "type");
  if (type == "plain_text" && at(value, "text").is_string()) {
    if (!value.contains("emoji")) value["emoji"] = true;
  } else if (type == "mrkdwn" && at(value, "text").is_string()) {
    if (!value.contains("verbatim")) value["verbatim"] = false;
  } else {
    for (auto& [key, member] : value.items()) fill_texts(member);
  }
}

void fill_action_ids(Json& block, std::function<std::string()> const& make_id) {
  for (auto const* place : element_places) {
    if (!block.contains(place)) continue;
    auto& value = block[place];
    auto const fill = [&](Json& element) {
      if (is_interactive(element) && !has(element, "action_id")) element["action_id"] = make_id();
      if (text_at(element, "type") != "card") return;
      if (!has(element, "block_id")) element["block_id"] = make_id();
      fill_action_ids(element, make_id);
    };
    if (value.is_object()) fill(value);
    if (!value.is_array()) continue;
    for (auto& item : value) fill(item);
  }
}

void fill_ids(Json& blocks, std::function<std::string()> const& make_id) {
  for (auto& block : blocks) {
    if (!block.is_object()) continue;
    if (text_at(block, "block_id").empty()) block["block_id"] = make_id();
    fill_action_ids(block, make_id);
    if (block.contains("child_blocks")) fill_ids(block["child_blocks"], make_id);
  }
}

}  // namespace

std::vector<PlacedElement> placed_elements(Json const& blocks) {
  std::vector<PlacedElement> placed;
  for (auto const& block : blocks) add_elements(placed, block);
  return placed;
}

std::optional<PlacedElement> find_element(Json const& blocks, std::string_view block_id,
                                          std::string_view action_id) {
  for (auto& placed : placed_elements(blocks)) {
    if (placed.block_id == block_id && placed.action_id == action_id) return placed;
  }
  return std::nullopt;
}

Json normalised_blocks(Json blocks, std::function<std::string()> const& make_id) {
  fill_ids(blocks, make_id);
  fill_texts(blocks);
  return blocks;
}

Json normalised_text(Json text) {
  fill_texts(text);
  return text;
}

}  // namespace sandbox
