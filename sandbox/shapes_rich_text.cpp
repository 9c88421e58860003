// The shapes inside a rich_text block.
#include "sandbox/shapes.hpp"

namespace sandbox {
namespace {

constexpr auto required = Need::required;
constexpr auto optional = Need::optional;

constexpr std::string_view inline_types =
    "text=inline_text|link=inline_link|user=inline_user|usergroup=inline_usergroup|"
    "channel=inline_channel|team=inline_team|broadcast=inline_broadcast|emoji=inline_emoji|"
    "date=inline_date|color=inline_color";

constexpr Field style{"style", Kind::shape, optional, no_limit, 0, "inline_style"};
constexpr Field border{"border", Kind::whole, optional, 1, 0};

constexpr Field rich_text_section[] = {
    {"elements", Kind::parts, required, no_limit, 0, inline_types}};
constexpr Field rich_text_list[] = {
    {"style", Kind::word, required, 0, 0, "bullet|ordered"},
    {"elements", Kind::parts, required, no_limit, 0, "rich_text_section"},
    {"indent", Kind::whole, optional, 8, 0},
    {"offset", Kind::whole},
    border};
constexpr Field rich_text_preformatted[] = {
    {"elements", Kind::parts, required, no_limit, 0, "text=inline_text|link=inline_link"},
    {"language", Kind::string},
    border};
constexpr Field rich_text_quote[] = {{"elements", Kind::parts, required, no_limit, 0, inline_types},
                                     border};

constexpr Field inline_text[] = {{"text", Kind::string, required, no_limit, 1}, style};
constexpr Field inline_link[] = {{"url", Kind::string, required, no_limit, 1},
                                 {"text", Kind::string},
                                 {"unsafe", Kind::flag},
                                 style};
constexpr Field inline_user[] = {{"user_id", Kind::string, required, no_limit, 1}, style};
constexpr Field inline_usergroup[] = {{"usergroup_id", Kind::string, required, no_limit, 1}, style};
constexpr Field inline_channel[] = {{"channel_id", Kind::string, required, no_limit, 1}, style};
constexpr Field inline_team[] = {{"team_id", Kind::string, required, no_limit, 1}, style};
constexpr Field inline_broadcast[] = {
    {"range", Kind::word, required, 0, 0, "here|channel|everyone"}, style};
constexpr Field inline_emoji[] = {
    {"name", Kind::string, required, no_limit, 1}, {"unicode", Kind::string}, style};
constexpr Field inline_date[] = {{"timestamp", Kind::whole, required},
                                 {"format", Kind::string, required},
                                 {"url", Kind::string},
                                 {"fallback", Kind::string},
                                 style};
constexpr Field inline_color[] = {{"value", Kind::string, required}, style};
constexpr Field inline_style[] = {{"bold", Kind::flag},
                                  {"italic", Kind::flag},
                                  {"strike", Kind::flag},
                                  {"code", Kind::flag},
                                  {"underline", Kind::flag},
                                  {"highlight", Kind::flag},
                                  {"client_highlight", Kind::flag},
                                  {"unlink", Kind::flag}};

constexpr Shape shapes[] = {
    {"rich_text_section", Identity::none, rich_text_section},
    {"rich_text_list", Identity::none, rich_text_list},
    {"rich_text_preformatted", Identity::none, rich_text_preformatted},
    {"rich_text_quote", Identity::none, rich_text_quote},
    {"inline_text", Identity::none, inline_text},
    {"inline_link", Identity::none, inline_link},
    {"inline_user", Identity::none, inline_user},
    {"inline_usergroup", Identity::none, inline_usergroup},
    {"inline_channel", Identity::none, inline_channel},
    {"inline_team", Identity::none, inline_team},
    {"inline_broadcast", Identity::none, inline_broadcast},
    {"inline_emoji", Identity::none, inline_emoji},
    {"inline_date", Identity::none, inline_date},
    {"inline_color", Identity::none, inline_color},
    {"inline_style", Identity::none, inline_style},
};

}  // namespace

Shape const* find_rich_text_shape(std::string_view name) {
  for (auto const& shape : shapes) {
    if (shape.name == name) return &shape;
  }
  return nullptr;
}

}  // namespace sandbox
