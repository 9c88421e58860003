// Views, and what stands in the inputs of messages and views.
#include <algorithm>
#include <array>

#include "slack/payload_json.hpp"

namespace slack {
namespace payload_json {
namespace {

// Where each stateful element keeps what was chosen: one, or several of the same kind.
struct Place {
  char const* type;
  char const* key;
};

constexpr std::array places = {
    Place{"button", "value"},
    Place{"plain_text_input", "value"},
    Place{"email_text_input", "value"},
    Place{"url_text_input", "value"},
    Place{"number_input", "value"},
    Place{"static_select", "selected_option"},
    Place{"external_select", "selected_option"},
    Place{"radio_buttons", "selected_option"},
    Place{"overflow", "selected_option"},
    Place{"multi_static_select", "selected_options"},
    Place{"multi_external_select", "selected_options"},
    Place{"checkboxes", "selected_options"},
    Place{"users_select", "selected_user"},
    Place{"multi_users_select", "selected_users"},
    Place{"conversations_select", "selected_conversation"},
    Place{"multi_conversations_select", "selected_conversations"},
    Place{"channels_select", "selected_channel"},
    Place{"multi_channels_select", "selected_channels"},
    Place{"datepicker", "selected_date"},
    Place{"timepicker", "selected_time"},
    Place{"datetimepicker", "selected_date_time"},
    Place{"file_input", "files"},
};

// All plain words of a rich text, in order; its nesting is bounded by the reading of the payload.
void add_words(json const& node, std::string& words) {
  if (node.is_object()) {
    words += text_at(node, {"text"});
    if (json const* const below = find_at(node, {"elements"})) add_words(*below, words);
  } else if (auto const* const list = node.if_array()) {
    for (json const& it : *list) add_words(it, words);
  }
}

// An id, a text, a number of seconds, an option, a file.
std::string entry(json const& it) {
  if (auto const* const text = it.if_string()) return std::string(*text);
  if (auto const* const number = it.if_int64()) return std::to_string(*number);
  std::string value = text_at(it, {"value"});
  return value.empty() ? text_at(it, {"id"}) : value;
}

void add_entry(json const& it, std::vector<std::string>& list) {
  std::string text = entry(it);
  if (!text.empty()) list.push_back(std::move(text));
}

void add_values(std::string_view block_id, json const& block, std::vector<Entered::Value>& list) {
  auto const* const elements = block.if_object();
  if (elements == nullptr) return;
  for (auto const& element : *elements) {
    Entered::Value value{std::string(block_id), std::string(element.key()),
                         chosen(element.value())};
    if (!value.chosen.empty()) list.push_back(std::move(value));
  }
}

}  // namespace

std::vector<std::string> chosen(json const& element) {
  std::vector<std::string> result;
  std::string const type = text_at(element, {"type"});
  if (type == "rich_text_input") {
    std::string words;
    if (json const* const text = find_at(element, {"rich_text_value"})) add_words(*text, words);
    if (!words.empty()) result.push_back(std::move(words));
    return result;
  }
  auto const place =
      std::ranges::find(places, type, [](Place const& it) { return std::string_view(it.type); });
  if (place == places.end()) return result;
  json const* const held = find_at(element, {place->key});
  if (held == nullptr) return result;
  if (auto const* const several = held->if_array()) {
    for (json const& it : *several) add_entry(it, result);
  } else {
    add_entry(*held, result);
  }
  return result;
}

Entered entered_in(json const& holder) {
  Entered entered;
  json const* const values = find_at(holder, {"state", "values"});
  auto const* const blocks = values != nullptr ? values->if_object() : nullptr;
  if (blocks == nullptr) return entered;
  for (auto const& block : *blocks) add_values(block.key(), block.value(), entered.values);
  return entered;
}

std::optional<ViewState> view_of(json const& payload) {
  json const* const view = find_at(payload, {"view"});
  if (view == nullptr || !view->is_object()) return std::nullopt;
  ViewState state;
  state.id = text_at(*view, {"id"});
  state.type = text_at(*view, {"type"});
  state.hash = text_at(*view, {"hash"});
  state.callback_id = text_at(*view, {"callback_id"});
  state.private_metadata = text_at(*view, {"private_metadata"});
  state.external_id = text_at(*view, {"external_id"});
  state.root_view_id = text_at(*view, {"root_view_id"});
  state.values = entered_in(*view).values;
  return state;
}

}  // namespace payload_json

std::vector<std::string> Entered::chosen(std::string_view block_id) const {
  auto const found = std::ranges::find(values, block_id, &Value::block_id);
  return found == values.end() ? std::vector<std::string>{} : found->chosen;
}

std::string Entered::value(std::string_view block_id) const {
  auto const found = std::ranges::find(values, block_id, &Value::block_id);
  return found == values.end() ? std::string{} : found->chosen.front();
}

}  // namespace slack
