// Refuses views as Slack would: see content.hpp.
#include "sandbox/content.hpp"

namespace sandbox {
namespace {

constexpr std::size_t most_blocks = 100;
constexpr std::size_t most_bytes = 250 * 1024;

constexpr Field shared_fields[] = {
    {"private_metadata", Kind::string, Need::optional, 3000},
    {"callback_id", Kind::string, Need::optional, 255},
    {"external_id", Kind::string, Need::optional, 255},
    {"blocks", Kind::parts, Need::required, no_limit, 0, {}},
};

constexpr Field modal_fields[] = {
    {"title", Kind::plain_text, Need::required, 24},
    {"submit", Kind::plain_text, Need::optional, 24},
    {"close", Kind::plain_text, Need::optional, 24},
    {"clear_on_close", Kind::flag},
    {"notify_on_close", Kind::flag},
    {"submit_disabled", Kind::flag},
};

void check_member(Report& report, std::string const& pointer, Json const& value,
                  Field const& field) {
  if (field.name == "blocks") return;
  if (field.kind == Kind::plain_text) {
    check_text(report, pointer, value, "plain_text", field.most);
  } else if (field.kind == Kind::flag) {
    if (!value.is_boolean()) report.error(pointer, "must provide a boolean");
  } else if (!value.is_string()) {
    report.error(pointer, "must provide a string");
  } else {
    report.longer_than(pointer, value.get<std::string>(), field.most);
  }
}

Field const* field_named(Surface surface, std::string_view name) {
  for (auto const& field : shared_fields) {
    if (field.name == name) return &field;
  }
  if (surface == Surface::home) return nullptr;
  for (auto const& field : modal_fields) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

void check_members(Report& report, Json const& view, Surface surface) {
  for (auto const& [key, value] : view.items()) {
    // A null member is as good as none.
    if (key == "type" || value.is_null()) continue;
    auto const* field = field_named(surface, key);
    if (field == nullptr) {
      report.error("/view", "invalid additional property: " + key);
    } else {
      check_member(report, "/view/" + key, value, *field);
    }
  }
  if (surface == Surface::modal && at(view, "title").is_null()) {
    report.error("/view", "missing required field: title");
  }
}

void check_view_blocks(BlockCheck& check, Json const& view) {
  auto const& blocks = at(view, "blocks");
  if (blocks.is_null()) return check.report.error("/view", "missing required field: blocks");
  if (!blocks.is_array()) return check.report.error("/view/blocks", "must provide an array");
  std::size_t const least = check.surface == Surface::modal ? 1 : 0;
  check.report.count("/view/blocks", blocks.size(), least, most_blocks);
  check_blocks(check, "/view/blocks", blocks);
}

}  // namespace

std::optional<Refusal> refuse_view(Json const& view, Surface surface,
                                   FileExists const& file_exists) {
  BlockCheck check;
  check.surface = surface;
  check.file_exists = file_exists;
  std::string_view const type = surface == Surface::modal ? "modal" : "home";
  if (!view.is_object()) {
    check.report.error("/view", "must provide an object");
  } else if (text_at(view, "type") != type) {
    check.report.error("/view/type", "must be \"" + std::string(type) + "\"");
  } else {
    check_members(check.report, view, surface);
    check_view_blocks(check, view);
  }
  if (check.inputs > 0 && surface == Surface::modal && at(view, "submit").is_null()) {
    check.report.error("/view/submit", "must be provided with an input block");
  }
  if (!check.report.empty()) return Refusal{"invalid_arguments", check.report.messages()};
  if (to_text(view).size() > most_bytes) return Refusal{"view_too_large", {}};
  return std::nullopt;
}

}  // namespace sandbox
