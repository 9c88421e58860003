// Checks Block Kit as strictly as Slack: structure by the tables of shapes.hpp, then the rules
// that concern several fields.
#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "sandbox/json.hpp"
#include "sandbox/report.hpp"
#include "sandbox/shapes.hpp"

namespace sandbox {

enum class Surface { message, modal, home };

// What is gathered over one message or view.
struct BlockCheck {
  Surface surface = Surface::message;
  Report report;
  std::function<bool(std::string_view)> file_exists;  // of slack_file ids; empty = any

  std::set<std::string> block_ids;
  std::set<std::string> action_ids;  // of the block being checked
  std::size_t focused = 0;
  std::size_t inputs = 0;
  std::size_t markdown_length = 0;
  std::size_t tables = 0;
  std::size_t table_length = 0;
  std::size_t data_table_length = 0;
  std::size_t charts = 0;
};

// Each block of a list that is known to be one.
void check_blocks(BlockCheck& check, std::string const& pointer, Json const& blocks);

// A text object; `type` is "plain_text", or "" for either.
void check_text(Report& report, std::string const& pointer, Json const& text, std::string_view type,
                std::size_t most);

// An object with the fields of a shape.
void check_shape(BlockCheck& check, std::string const& pointer, Json const& object,
                 Shape const& shape);

// The rules of one shape beyond its table (block_rules.cpp).
void check_rules(BlockCheck& check, std::string const& pointer, Json const& object,
                 std::string_view shape);

}  // namespace sandbox
