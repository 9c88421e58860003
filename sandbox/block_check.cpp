// Walks a payload along the tables of shapes.hpp.
#include "sandbox/block_check.hpp"

#include <cstdint>

namespace sandbox {
namespace {

void check_field(BlockCheck& check, std::string const& at_, Json const& value, Field const& field);

void check_string(Report& report, std::string const& at_, Json const& value, Field const& field) {
  if (!value.is_string()) return report.error(at_, "must provide a string");
  auto const& text = value.get_ref<std::string const&>();
  if (field.least > 0) report.shorter_than(at_, text, field.least);
  if (field.most != no_limit) report.longer_than(at_, text, field.most);
}

void check_whole(Report& report, std::string const& at_, Json const& value, Field const& field) {
  if (!value.is_number_integer()) return report.error(at_, "must provide an integer");
  auto const number = value.get<std::int64_t>();
  if (number < static_cast<std::int64_t>(field.least)) {
    report.error(at_, "must be at least " + std::to_string(field.least));
  }
  if (field.most != no_limit && number > static_cast<std::int64_t>(field.most)) {
    report.error(at_, "must be at most " + std::to_string(field.most));
  }
}

void check_part(BlockCheck& check, std::string const& at_, Json const& value, std::string_view of) {
  if (!value.is_object()) return check.report.error(at_, "must provide an object");
  if (!has(value, "type")) return check.report.error(at_, "missing required field: type");
  auto const type = text_at(value, "type");
  auto const* shape = find_shape(shape_for_type(of, type));
  if (shape == nullptr) return check.report.error(at_ + "/type", "unsupported type: " + type);
  check_shape(check, at_, value, *shape);
}

void check_row(BlockCheck& check, std::string const& at_, Json const& row, std::string_view of) {
  constexpr std::size_t most_columns = 20;
  if (!row.is_array()) return check.report.error(at_, "must provide an array");
  check.report.count(at_, row.size(), 1, most_columns);
  for (std::size_t i = 0; i < row.size(); ++i) {
    check_part(check, at_ + "/" + std::to_string(i), row[i], of);
  }
}

void check_item(BlockCheck& check, std::string const& at_, Json const& item, Field const& field) {
  constexpr std::size_t field_text = 2000;
  switch (field.kind) {
    case Kind::texts:
      return check_text(check.report, at_, item, "", field_text);
    case Kind::strings:
      if (!item.is_string()) check.report.error(at_, "must provide a string");
      return;
    case Kind::parts:
      return check_part(check, at_, item, field.of);
    case Kind::rows:
      return check_row(check, at_, item, field.of);
    case Kind::settings:
      if (item.is_null()) return;
      [[fallthrough]];
    default:
      return check_shape(check, at_, item, *find_shape(field.of));
  }
}

void check_list(BlockCheck& check, std::string const& at_, Json const& value, Field const& field) {
  if (!value.is_array()) return check.report.error(at_, "must provide an array");
  check.report.count(at_, value.size(), field.least, field.most);
  for (std::size_t i = 0; i < value.size(); ++i) {
    check_item(check, at_ + "/" + std::to_string(i), value[i], field);
  }
}

void check_word(Report& report, std::string const& at_, Json const& value, Field const& field) {
  if (!value.is_string()) return report.error(at_, "must provide a string");
  if (shape_for_type(field.of, value.get_ref<std::string const&>()).empty()) {
    report.error(at_, "must be a valid enum value");
  }
}

void check_field(BlockCheck& check, std::string const& at_, Json const& value, Field const& field) {
  auto& report = check.report;
  switch (field.kind) {
    case Kind::string:
      return check_string(report, at_, value, field);
    case Kind::word:
      return check_word(report, at_, value, field);
    case Kind::flag:
      if (!value.is_boolean()) report.error(at_, "must provide a boolean");
      return;
    case Kind::whole:
      return check_whole(report, at_, value, field);
    case Kind::number:
      if (!value.is_number()) report.error(at_, "must provide a number");
      return;
    case Kind::plain_text:
      return check_text(report, at_, value, "plain_text", field.most);
    case Kind::any_text:
      return check_text(report, at_, value, "", field.most);
    case Kind::part:
      return check_part(check, at_, value, field.of);
    case Kind::shape:
      return check_shape(check, at_, value, *find_shape(field.of));
    case Kind::object:
      if (!value.is_object()) report.error(at_, "must provide an object");
      return;
    default:
      return check_list(check, at_, value, field);
  }
}

bool is_identity(Shape const& shape, std::string_view key) {
  return (shape.identity == Identity::block_id && key == "block_id") ||
         (shape.identity == Identity::action_id && key == "action_id");
}

void check_block_id(BlockCheck& check, std::string const& at_, Json const& block) {
  constexpr std::size_t longest = 255;
  auto const& id = at(block, "block_id");
  if (id.is_null()) return;
  if (!id.is_string()) return check.report.error(at_ + "/block_id", "must provide a string");
  auto const text = id.get<std::string>();
  check.report.longer_than(at_ + "/block_id", text, longest);
  if (!check.block_ids.insert(text).second) {
    check.report.error(at_ + "/block_id", "`block_id` was already used: " + text);
  }
}

void check_action_id(BlockCheck& check, std::string const& at_, Json const& element) {
  constexpr std::size_t longest = 255;
  auto const& id = at(element, "action_id");
  if (id.is_null()) return;
  if (!id.is_string()) return check.report.error(at_ + "/action_id", "must provide a string");
  auto const text = id.get<std::string>();
  check.report.shorter_than(at_ + "/action_id", text, 1);
  check.report.longer_than(at_ + "/action_id", text, longest);
  if (!check.action_ids.insert(text).second) {
    check.report.error(at_ + "/action_id", "`action_id` was already used in this block: " + text);
  }
}

Field const* field_named(Shape const& shape, std::string_view name) {
  for (auto const& field : shape.fields) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

}  // namespace

void check_shape(BlockCheck& check, std::string const& pointer, Json const& object,
                 Shape const& shape) {
  if (!object.is_object()) return check.report.error(pointer, "must provide an object");
  if (shape.identity == Identity::block_id) {
    check.action_ids.clear();
    check_block_id(check, pointer, object);
  } else if (shape.identity == Identity::action_id) {
    check_action_id(check, pointer, object);
  }
  for (auto const& field : shape.fields) {
    if (field.need == Need::required && !has(object, field.name)) {
      check.report.error(pointer, "missing required field: " + std::string(field.name));
    }
  }
  for (auto const& [key, value] : object.items()) {
    if (key == "type" || is_identity(shape, key)) continue;
    auto const* field = field_named(shape, key);
    if (field == nullptr) {
      check.report.error(pointer, "invalid additional property: " + key);
    } else {
      check_field(check, pointer + "/" + key, value, *field);
    }
  }
  check_rules(check, pointer, object, shape.name);
}

void check_text(Report& report, std::string const& pointer, Json const& text, std::string_view type,
                std::size_t most) {
  constexpr std::size_t longest_text = 3000;
  if (!text.is_object()) return report.error(pointer, "must provide an object");
  auto const given = text_at(text, "type");
  bool const plain = given == "plain_text";
  if (!plain && (given != "mrkdwn" || type == "plain_text")) {
    return report.error(pointer + "/type", "unsupported type: " + given);
  }
  if (!has(text, "text")) report.error(pointer, "missing required field: text");
  for (auto const& [key, value] : text.items()) {
    if (key == "type") continue;
    if (key == "text") {
      Field const field{"text", Kind::string, Need::required, std::min(most, longest_text), 1};
      check_string(report, pointer + "/text", value, field);
    } else if (key != (plain ? "emoji" : "verbatim")) {
      report.error(pointer, "invalid additional property: " + key);
    } else if (!value.is_boolean()) {
      report.error(pointer + "/" + key, "must provide a boolean");
    }
  }
}

void check_blocks(BlockCheck& check, std::string const& pointer, Json const& blocks) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    check_part(check, pointer + "/" + std::to_string(i), blocks[i], all_block_types());
  }
}

}  // namespace sandbox
