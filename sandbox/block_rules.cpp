// The rules of Block Kit that concern several fields at once.

#include "sandbox/block_check.hpp"
#include "sandbox/element_rules.hpp"

namespace sandbox {
namespace {

using Pointer = std::string;

struct SurfaceRule {
  std::string_view block;
  bool message;
  bool modal;
  bool home;
};

// Blocks that not every surface takes.
constexpr SurfaceRule surface_rules[] = {
    {"markdown", true, false, false},        {"table", true, false, true},
    {"data_table", true, false, true},       {"data_visualization", true, false, false},
    {"context_actions", true, false, false}, {"alert", false, true, false},
    {"carousel", true, false, true},         {"container", true, false, false},
    {"task_card", true, false, false},       {"plan", true, false, false},
};

void surface(BlockCheck& check, Pointer const& at_, std::string_view shape) {
  for (auto const& rule : surface_rules) {
    if (rule.block != shape) continue;
    bool const taken = (check.surface == Surface::message && rule.message) ||
                       (check.surface == Surface::modal && rule.modal) ||
                       (check.surface == Surface::home && rule.home);
    if (!taken) check.report.error(at_ + "/type", "unsupported type: " + std::string(shape));
  }
}

void section(BlockCheck& check, Pointer const& at_, Json const& block) {
  if (!has(block, "text") && !has(block, "fields")) {
    check.report.error(at_, "missing required field: text or fields");
  }
}

void context_text(BlockCheck& check, Pointer const& at_, Json const& text) {
  auto const foreign = text_at(text, "type") == "mrkdwn" ? "emoji" : "verbatim";
  if (has(text, foreign)) {
    check.report.error(at_, std::string("invalid additional property: ") + foreign);
  }
}

void image(BlockCheck& check, Pointer const& at_, Json const& object) {
  if (has(object, "image_url") == has(object, "slack_file")) {
    check.report.error(at_, "must provide exactly one of image_url, slack_file");
  }
  auto const url = text_at(object, "image_url");
  bool const is_web = url.starts_with("https://") || url.starts_with("http://");
  if (has(object, "image_url") && !is_web) {
    check.report.error(at_ + "/image_url", "must be a valid URL");
  }
}

void slack_file(BlockCheck& check, Pointer const& at_, Json const& file) {
  if (has(file, "id") == has(file, "url")) {
    check.report.error(at_, "must provide exactly one of id, url");
  }
  bool const known = !check.file_exists || check.file_exists(text_at(file, "id"));
  if (has(file, "id") && !known) check.report.error(at_, "invalid slack file");
}

void input(BlockCheck& check, Pointer const& at_, Json const& block) {
  ++check.inputs;
  bool const takes_file = text_at(at(block, "element"), "type") == "file_input";
  if (takes_file && at(block, "dispatch_action") == true) {
    check.report.error(at_ + "/dispatch_action", "must not be true with file_input");
  }
}

void video(BlockCheck& check, Pointer const& at_, Json const& block) {
  for (auto const* key : {"video_url", "title_url"}) {
    if (has(block, key) && !text_at(block, key).starts_with("https://")) {
      check.report.error(at_ + "/" + key, "must be a valid https URL");
    }
  }
}

std::size_t text_length(Json const& cell) {
  if (cell.is_array()) {
    std::size_t sum = 0;
    for (auto const& item : cell) sum += text_length(item);
    return sum;
  }
  auto const own = text_at(cell, has(cell, "text") ? "text" : "url");
  return count_code_points(own) +
         text_length(at(cell, "elements").is_array() ? at(cell, "elements") : Json::array());
}

void data_table(BlockCheck& check, Pointer const& at_, Json const& block) {
  auto const& rows = at(block, "rows");
  check.data_table_length += text_length(rows);
  if (!rows.is_array() || rows.empty() || !rows[0].is_array()) return;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    auto const row = at_ + "/rows/" + std::to_string(i);
    if (rows[i].size() != rows[0].size())
      check.report.error(row, "must have as many cells as the header");
  }
  for (std::size_t i = 0; i < rows[0].size(); ++i) {
    if (text_at(rows[0][i], "type") != "rich_text") continue;
    check.report.error(at_ + "/rows/0/" + std::to_string(i) + "/type",
                       "unsupported type: rich_text");
  }
  auto const& column = at(block, "row_header_column_index");
  if (column.is_number_unsigned() && column.get<std::size_t>() >= rows[0].size()) {
    check.report.error(at_ + "/row_header_column_index", "must be a column of the table");
  }
}

void pie(BlockCheck& check, Pointer const& at_, Json const& chart) {
  auto const& segments = at(chart, "segments");
  for (std::size_t i = 0; segments.is_array() && i < segments.size(); ++i) {
    auto const& value = at(segments[i], "value");
    if (value.is_number() && value.get<double>() > 0) continue;
    check.report.error(at_ + "/segments/" + std::to_string(i) + "/value", "must be greater than 0");
  }
}

std::multiset<std::string> labels_of(Json const& points) {
  std::multiset<std::string> labels;
  for (auto const& point : points) labels.insert(text_at(point, "label"));
  return labels;
}

void axis_chart(BlockCheck& check, Pointer const& at_, Json const& chart) {
  constexpr std::size_t longest_category = 20;
  std::multiset<std::string> categories;
  for (auto const& category : at(at(chart, "axis_config"), "categories")) {
    if (!category.is_string()) continue;
    categories.insert(category.get<std::string>());
    check.report.longer_than(at_ + "/axis_config/categories", category.get<std::string>(),
                             longest_category);
  }
  std::set<std::string> names;
  auto const& series = at(chart, "series");
  for (std::size_t i = 0; series.is_array() && i < series.size(); ++i) {
    auto const where = at_ + "/series/" + std::to_string(i);
    if (!names.insert(text_at(series[i], "name")).second) {
      check.report.error(where + "/name", "must be unique");
    }
    if (labels_of(at(series[i], "data")) != categories) {
      check.report.error(where + "/data", "must have exactly one point for every category");
    }
  }
}

void card(BlockCheck& check, Pointer const& at_, Json const& block) {
  bool const filled = has(block, "hero_image") || has(block, "title") || has(block, "actions") ||
                      has(block, "body");
  if (!filled) {
    check.report.error(at_, "missing required field: hero_image, title, actions or body");
  }
  if (has(block, "icon") && has(block, "slack_icon")) {
    check.report.error(at_, "must not provide both icon and slack_icon");
  }
}

void container(BlockCheck& check, Pointer const& at_, Json const& block) {
  if (!has(block, "title") && !has(block, "rich_text_title")) {
    check.report.error(at_, "missing required field: title or rich_text_title");
  }
  bool const collapses = at(block, "is_collapsible") == true;
  if (at(block, "default_collapsed") == true && !collapses) {
    check.report.error(at_ + "/default_collapsed", "needs is_collapsible");
  }
  if (at(block, "has_header_divider") == true && collapses) {
    check.report.error(at_ + "/has_header_divider", "must not be used with is_collapsible");
  }
}

void count_table(BlockCheck& check, Pointer const&, Json const& block) {
  ++check.tables;
  check.table_length += text_length(at(block, "rows"));
}

void count_chart(BlockCheck& check, Pointer const&, Json const&) { ++check.charts; }

void count_markdown(BlockCheck& check, Pointer const&, Json const& block) {
  check.markdown_length += count_code_points(text_at(block, "text"));
}

struct Rule {
  std::string_view shape;
  void (*check)(BlockCheck&, Pointer const&, Json const&);
};

constexpr Rule rules[] = {
    {"section", section},
    {"context_text", context_text},
    {"image", image},
    {"image_element", image},
    {"slack_file", slack_file},
    {"input", input},
    {"video", video},
    {"table", count_table},
    {"data_table", data_table},
    {"data_visualization", count_chart},
    {"markdown", count_markdown},
    {"pie", pie},
    {"axis_chart", axis_chart},
    {"card", card},
    {"container", container},
};

}  // namespace

void check_rules(BlockCheck& check, std::string const& pointer, Json const& object,
                 std::string_view shape) {
  surface(check, pointer, shape);
  for (auto const& rule : rules) {
    if (rule.shape == shape) rule.check(check, pointer, object);
  }
  check_element_rules(check, pointer, object, shape);
}

}  // namespace sandbox
