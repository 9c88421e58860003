// Looks up shapes; the tables are in shapes_*.cpp.
#include "sandbox/shapes.hpp"

namespace sandbox {

Shape const* find_shape(std::string_view name) {
  if (auto const* shape = find_block_shape(name)) return shape;
  if (auto const* shape = find_element_shape(name)) return shape;
  if (auto const* shape = find_rich_text_shape(name)) return shape;
  return find_newer_shape(name);
}

std::string_view all_block_types() {
  return "section|header|divider|context|actions|input|image|rich_text|video|markdown|table|"
         "data_table|data_visualization|context_actions|alert|card|carousel|container|task_card|"
         "plan";
}

std::string_view shape_for_type(std::string_view of, std::string_view type) {
  while (!of.empty()) {
    auto const end = of.find('|');
    auto const entry = of.substr(0, end);
    of = end == std::string_view::npos ? std::string_view() : of.substr(end + 1);
    auto const equals = entry.find('=');
    if (entry.substr(0, equals) != type) continue;
    return equals == std::string_view::npos ? entry : entry.substr(equals + 1);
  }
  return {};
}

}  // namespace sandbox
