// See content.hpp; views are in view_check.cpp.
#include "sandbox/content.hpp"

#include <algorithm>
#include <cctype>

namespace sandbox {
namespace {

constexpr std::size_t most_blocks = 50;
constexpr std::size_t most_attachments = 100;
constexpr std::size_t longest_text = 40'000;  // beyond it is cut off
constexpr std::size_t longest_update = 4'000;
constexpr std::size_t longest_markdown = 12'000;
constexpr std::size_t longest_table = 10'000;
constexpr std::size_t longest_data_table = 20'000;
constexpr std::size_t most_charts = 2;
// Not documented by Slack; refusals were seen from about this size on.
constexpr std::size_t longest_blocks = 13'000;
// Not documented either: Slack only says that there is a limit.
constexpr std::size_t most_metadata_bytes = 4'096;

bool is_flat(Json const& value) { return !value.is_object() && !value.is_array(); }

bool is_flat_object(Json const& value) {
  return value.is_object() && std::all_of(value.begin(), value.end(), is_flat);
}

// A single value, a flat object, or a list of such.
bool fits_payload(Json const& value) {
  if (!value.is_array()) return is_flat(value) || is_flat_object(value);
  return std::all_of(value.begin(), value.end(),
                     [](Json const& item) { return is_flat(item) || is_flat_object(item); });
}

std::optional<Refusal> refuse_metadata(Json const& metadata) {
  if (!metadata.is_object()) return Refusal{"invalid_metadata_format", {}};
  if (metadata.empty()) return std::nullopt;
  auto const type = text_at(metadata, "event_type");
  bool const word = !type.empty() && std::all_of(type.begin(), type.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.' || c == '-';
  });
  auto const& payload = at(metadata, "event_payload");
  bool const whole = word && payload.is_object() && metadata.size() == 2;
  if (!whole || !std::all_of(payload.begin(), payload.end(), fits_payload)) {
    return Refusal{"invalid_metadata_schema", {}};
  }
  if (to_text(metadata).size() > most_metadata_bytes) return Refusal{"metadata_too_large", {}};
  return std::nullopt;
}

void check_totals(BlockCheck& check) {
  auto const refuse_over = [&check](std::size_t length, std::size_t most, std::string_view what) {
    if (length > most) {
      check.report.error("/blocks", std::string(what) + " must be less than " +
                                        std::to_string(most + 1) + " characters in all");
    }
  };
  refuse_over(check.markdown_length, longest_markdown, "markdown text");
  refuse_over(check.table_length, longest_table, "table cells");
  refuse_over(check.data_table_length, longest_data_table, "data_table cells");
  if (check.charts > most_charts) {
    check.report.error("/blocks", "no more than 2 data_visualization blocks allowed");
  }
}

std::optional<Refusal> refuse_blocks(Content const& content, FileExists const& file_exists) {
  BlockCheck check;
  check.file_exists = file_exists;
  check.report.count("/blocks", content.blocks.size(), 0, most_blocks);
  check_blocks(check, "/blocks", content.blocks);
  for (std::size_t i = 0; i < content.attachments.size(); ++i) {
    auto const& blocks = at(content.attachments[i], "blocks");
    if (!blocks.is_array()) continue;
    check_blocks(check, "/attachments/" + std::to_string(i) + "/blocks", blocks);
  }
  check_totals(check);
  if (!check.report.empty()) return Refusal{"invalid_blocks", check.report.messages()};
  if (check.tables > 1) return Refusal{"invalid_attachments", {"only_one_table_allowed"}};
  if (count_code_points(to_text(content.blocks)) > longest_blocks) {
    return Refusal{"msg_blocks_too_long", {}};
  }
  return std::nullopt;
}

std::optional<Refusal> refuse_markdown(Json const& message) {
  if (!has(message, "markdown_text")) return std::nullopt;
  if (has(message, "text") || has(message, "blocks")) {
    return Refusal{"markdown_text_conflict", {}};
  }
  if (count_code_points(text_at(message, "markdown_text")) > longest_markdown) {
    return Refusal{"msg_too_long", {}};
  }
  return std::nullopt;
}

std::optional<Refusal> refuse_formats(Json const& message) {
  auto const& text = at(message, "text");
  if (!text.is_null() && !text.is_string()) {
    return Refusal{"invalid_arguments", {"[ERROR] must provide a string [json-pointer:/text]"}};
  }
  auto const& blocks = at(message, "blocks");
  if (!blocks.is_null() && !blocks.is_array()) return Refusal{"invalid_blocks_format", {}};
  auto const& attachments = at(message, "attachments");
  if (!attachments.is_null() && !attachments.is_array()) {
    return Refusal{"invalid_attachments", {}};
  }
  if (attachments.size() > most_attachments) return Refusal{"too_many_attachments", {}};
  return refuse_markdown(message);
}

// What the formats allow, taken over.
Content content_of(Json const& message) {
  Content content;
  content.text = std::string(first_code_points(text_at(message, "text"), longest_text));
  if (has(message, "markdown_text")) content.text = text_at(message, "markdown_text");
  if (at(message, "blocks").is_array()) content.blocks = at(message, "blocks");
  if (at(message, "attachments").is_array()) content.attachments = at(message, "attachments");
  if (has(message, "metadata")) content.metadata = at(message, "metadata");
  return content;
}

}  // namespace

ReadContent read_content(Json const& message, Purpose purpose, FileExists const& file_exists) {
  ReadContent read;
  if ((read.refusal = refuse_formats(message))) return read;
  read.content = content_of(message);
  auto const& content = read.content;
  if (content.text.empty() && content.blocks.empty() && content.attachments.empty()) {
    read.refusal = Refusal{"no_text", {}};
  } else if (purpose == Purpose::update && count_code_points(content.text) > longest_update) {
    read.refusal = Refusal{"msg_too_long", {}};
  } else if (content.metadata && (read.refusal = refuse_metadata(*content.metadata))) {
    return read;
  } else {
    read.refusal = refuse_blocks(content, file_exists);
  }
  return read;
}

}  // namespace sandbox
