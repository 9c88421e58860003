// The headings under which a page keeps its use cases, their trainings and the ten elements.
#pragma once

#include <string_view>

namespace content {

bool is_training_heading(std::string_view heading);  // "Customer Use Case Training"
bool is_use_case_list(std::string_view heading);     // "… Use Cases Overview"
bool is_elements_heading(std::string_view heading);  // "Elements", "The Ten Elements"

}  // namespace content
