// The shapes of blocks that reach workspaces gradually: tables, charts, cards, containers, tasks.
#include "sandbox/shapes.hpp"

namespace sandbox {
namespace {

constexpr auto required = Need::required;
constexpr auto optional = Need::optional;

constexpr Field table[] = {
    {"rows", Kind::rows, required, 100, 1, "raw_text|rich_text=rich_text_cell"},
    {"column_settings", Kind::settings, optional, 20, 0, "column_setting"}};
constexpr Field column_setting[] = {{"align", Kind::word, optional, 0, 0, "left|center|right"},
                                    {"is_wrapped", Kind::flag}};
constexpr Field raw_text[] = {{"text", Kind::string, required, no_limit, 1}};
constexpr Field raw_number[] = {{"value", Kind::number, required}, {"text", Kind::string}};
constexpr Field rich_text_cell[] = {
    {"elements", Kind::parts, required, no_limit, 0,
     "rich_text_section|rich_text_list|rich_text_preformatted|rich_text_quote"}};
constexpr Field data_table[] = {
    {"caption", Kind::string, required, no_limit, 1},
    {"rows", Kind::rows, required, 201, 2, "raw_text|raw_number|rich_text=rich_text_cell"},
    {"page_size", Kind::whole, optional, 100, 1},
    {"row_header_column_index", Kind::whole, optional, 19, 0}};

// Sources differ about charts, 6 or 12 segments and series: the smaller one always works.
constexpr Field data_visualization[] = {{"title", Kind::string, required, 50, 1},
                                        {"chart", Kind::part, required, no_limit, 0,
                                         "pie|bar=axis_chart|area=axis_chart|line=axis_chart"}};
constexpr Field pie[] = {{"segments", Kind::shapes, required, 6, 1, "point"}};
constexpr Field point[] = {{"label", Kind::string, required, 20, 1},
                           {"value", Kind::number, required}};
constexpr Field axis_chart[] = {{"axis_config", Kind::shape, required, no_limit, 0, "axis_config"},
                                {"series", Kind::shapes, required, 6, 1, "series"}};
constexpr Field axis_config[] = {{"categories", Kind::strings, required, 20, 1},
                                 {"x_label", Kind::string, optional, 50},
                                 {"y_label", Kind::string, optional, 50}};
constexpr Field series[] = {{"name", Kind::string, required, 20, 1},
                            {"data", Kind::shapes, required, 20, 1, "point"}};

constexpr Field alert[] = {
    {"text", Kind::any_text, required, 200},
    {"level", Kind::word, optional, 0, 0, "default|info|warning|error|success"}};
constexpr Field card[] = {{"hero_image", Kind::part, optional, no_limit, 0, "image=image_element"},
                          {"icon", Kind::part, optional, no_limit, 0, "image=image_element"},
                          {"slack_icon", Kind::part, optional, no_limit, 0, "icon"},
                          {"title", Kind::any_text, optional, 150},
                          {"subtitle", Kind::any_text, optional, 150},
                          {"body", Kind::any_text, optional, 200},
                          {"subtext", Kind::any_text, optional, 200},
                          {"actions", Kind::parts, optional, 3, 1, "button"}};
constexpr Field icon[] = {{"name", Kind::string, required, no_limit, 1}};
constexpr Field carousel[] = {{"elements", Kind::parts, required, 10, 1, "card"}};
constexpr Field container[] = {
    {"title", Kind::plain_text, optional, 150},
    {"rich_text_title", Kind::part, optional, no_limit, 0, "rich_text"},
    {"subtitle", Kind::any_text, optional, 150},
    {"icon", Kind::part, optional, no_limit, 0, "image=image_element"},
    {"child_blocks", Kind::parts, required, 10, 1,
     "section|header|divider|context|actions|input|image|rich_text|video|markdown|table|"
     "data_table|data_visualization"},
    {"width", Kind::word, optional, 0, 0, "narrow|standard|wide|full"},
    {"is_collapsible", Kind::flag},
    {"default_collapsed", Kind::flag},
    {"has_header_divider", Kind::flag}};
constexpr Field task_card[] = {
    {"task_id", Kind::string, required, no_limit, 1},
    {"title", Kind::string, required, no_limit, 1},
    {"status", Kind::word, required, 0, 0, "pending|in_progress|complete|error"},
    {"details", Kind::part, optional, no_limit, 0, "rich_text"},
    {"output", Kind::part, optional, no_limit, 0, "rich_text"},
    {"sources", Kind::parts, optional, no_limit, 0, "url=source_url"}};
constexpr Field source_url[] = {{"url", Kind::string, required, no_limit, 1},
                                {"text", Kind::string, required, no_limit, 1}};
constexpr Field plan[] = {{"title", Kind::string, required, no_limit, 1},
                          {"tasks", Kind::parts, optional, no_limit, 0, "task_card"}};

constexpr Shape shapes[] = {
    {"table", Identity::block_id, table},
    {"data_table", Identity::block_id, data_table},
    {"data_visualization", Identity::block_id, data_visualization},
    {"alert", Identity::block_id, alert},
    {"card", Identity::block_id, card},
    {"carousel", Identity::block_id, carousel},
    {"container", Identity::block_id, container},
    {"task_card", Identity::block_id, task_card},
    {"plan", Identity::block_id, plan},
    {"column_setting", Identity::none, column_setting},
    {"raw_text", Identity::none, raw_text},
    {"raw_number", Identity::none, raw_number},
    {"rich_text_cell", Identity::none, rich_text_cell},
    {"pie", Identity::none, pie},
    {"point", Identity::none, point},
    {"axis_chart", Identity::none, axis_chart},
    {"axis_config", Identity::none, axis_config},
    {"series", Identity::none, series},
    {"icon", Identity::none, icon},
    {"source_url", Identity::none, source_url},
};

}  // namespace

Shape const* find_newer_shape(std::string_view name) {
  for (auto const& shape : shapes) {
    if (shape.name == name) return &shape;
  }
  return nullptr;
}

}  // namespace sandbox
