// Pieces that all elements of inputs are written from. For the files of inputs only.
#pragma once

#include <string>
#include <string_view>

#include "slack/choice_inputs.hpp"

namespace slack {

// Opens the element's object; what else it has and its end are the caller's.
void begin_element(std::string& out, std::string_view type, std::string_view action_id);

// Nothing when it is empty.
void write_placeholder(std::string& out, std::string_view placeholder);

void write_element(std::string& out, std::string_view action_id, RadioInput const& it);
void write_element(std::string& out, std::string_view action_id, CheckboxInput const& it);
void write_element(std::string& out, std::string_view action_id, SelectInput const& it);
void write_element(std::string& out, std::string_view action_id, MultiSelectInput const& it);

}  // namespace slack
