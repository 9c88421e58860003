// Inputs as JSON.
#include "slack/inputs.hpp"

#include "slack/block_text.hpp"
#include "slack/blocks.hpp"
#include "slack/input_parts.hpp"
#include "slack/utf8.hpp"

namespace slack {
namespace {

void write_element(std::string& out, std::string_view action_id, TextInput const& it) {
  begin_element(out, "plain_text_input", action_id);
  out += it.lines == Lines::many ? ",\"multiline\":true" : ",\"multiline\":false";
  if (it.min_length > 0) out += ",\"min_length\":" + std::to_string(it.min_length);
  std::size_t const most = std::clamp<std::size_t>(it.max_length, 1, limits::input_text);
  out += ",\"max_length\":" + std::to_string(most);
  if (!it.initial.empty()) {
    out += ",\"initial_value\":";
    write_shortened(out, it.initial, most);
  }
  write_placeholder(out, it.placeholder);
  out += '}';
}

void write_element(std::string& out, std::string_view action_id, NumberInput const& it) {
  begin_element(out, "number_input", action_id);
  out += it.decimals == Decimals::yes ? ",\"is_decimal_allowed\":true"
                                      : ",\"is_decimal_allowed\":false";
  if (!it.initial.empty()) {
    out += ",\"initial_value\":";
    write_string(out, it.initial);
  }
  write_placeholder(out, it.placeholder);
  out += '}';
}

void write_element(std::string& out, std::string_view action_id, ChannelInput const& it) {
  begin_element(out, "conversations_select", action_id);
  out += ",\"filter\":{\"include\":[\"public\",\"private\"]}";
  if (!it.initial.empty()) {
    out += ",\"initial_conversation\":";
    write_shortened(out, it.initial, limits::block_id);
  }
  write_placeholder(out, it.placeholder);
  out += '}';
}

void write_element(std::string& out, std::string_view action_id, UserInput const& it) {
  begin_element(out, "users_select", action_id);
  if (!it.initial.empty()) {
    out += ",\"initial_user\":";
    write_shortened(out, it.initial, limits::block_id);
  }
  write_placeholder(out, it.placeholder);
  out += '}';
}

}  // namespace

void begin_element(std::string& out, std::string_view type, std::string_view action_id) {
  out += "{\"type\":\"";
  out += type;
  out += "\",\"action_id\":";
  write_shortened(out, action_id, limits::block_id);
}

void write_placeholder(std::string& out, std::string_view placeholder) {
  if (placeholder.empty()) return;
  out += ",\"placeholder\":";
  write_text(out, "plain_text", placeholder, limits::placeholder);
}

void write_input(std::string& out, Input const& input) {
  out += "{\"type\":\"input\",\"block_id\":";
  write_shortened(out, input.block_id, limits::block_id);
  out += ",\"label\":";
  write_text(out, "plain_text", input.label, limits::input_label);
  if (!input.hint.empty()) {
    out += ",\"hint\":";
    write_text(out, "plain_text", input.hint, limits::input_hint);
  }
  out += input.needed == Needed::yes ? ",\"optional\":false" : ",\"optional\":true";
  out += ",\"element\":";
  std::visit([&](auto const& it) { write_element(out, input.action_id, it); }, input.element);
  out += '}';
}

std::size_t longest_json(Input const& input) {
  std::string json;
  write_input(json, input);
  return json.size();
}

}  // namespace slack
