// The shapes of the blocks that every workspace has.
#include "sandbox/shapes.hpp"

namespace sandbox {
namespace {

constexpr auto required = Need::required;
constexpr auto optional = Need::optional;

constexpr std::string_view accessories =
    "button|static_select|external_select|users_select|conversations_select|channels_select|"
    "multi_static_select|multi_external_select|multi_users_select|multi_conversations_select|"
    "multi_channels_select|overflow|checkboxes|radio_buttons|datepicker|timepicker|"
    "workflow_button|image=image_element";

constexpr std::string_view action_elements =
    "button|static_select|external_select|users_select|conversations_select|channels_select|"
    "multi_static_select|multi_external_select|multi_users_select|multi_conversations_select|"
    "multi_channels_select|overflow|checkboxes|radio_buttons|datepicker|timepicker|"
    "datetimepicker|rich_text_input|workflow_button";

constexpr std::string_view input_elements =
    "plain_text_input|number_input|email_text_input|url_text_input|rich_text_input|file_input|"
    "static_select|external_select|users_select|conversations_select|channels_select|"
    "multi_static_select|multi_external_select|multi_users_select|multi_conversations_select|"
    "multi_channels_select|checkboxes|radio_buttons|datepicker|timepicker|datetimepicker";

constexpr Field section[] = {
    {"text", Kind::any_text, optional, 3000},
    {"fields", Kind::texts, optional, 10, 1},
    {"accessory", Kind::part, optional, no_limit, 0, accessories},
    {"expand", Kind::flag},
};
constexpr Field header[] = {
    {"text", Kind::plain_text, required, 150},
    {"level", Kind::whole, optional, 4, 1},
};
constexpr Field context[] = {
    {"elements", Kind::parts, required, 10, 1,
     "plain_text=context_text|mrkdwn=context_text|image=image_element"},
};
constexpr Field actions[] = {
    {"elements", Kind::parts, required, 25, 1, action_elements},
};
constexpr Field input[] = {
    {"label", Kind::plain_text, required, 2000},
    {"element", Kind::part, required, no_limit, 0, input_elements},
    {"hint", Kind::plain_text, optional, 2000},
    {"optional", Kind::flag},
    {"dispatch_action", Kind::flag},
};
constexpr Field image[] = {
    {"alt_text", Kind::string, required, 2000},
    {"image_url", Kind::string, optional, 3000, 1},
    {"slack_file", Kind::shape, optional, no_limit, 0, "slack_file"},
    {"title", Kind::plain_text, optional, 2000},
};
constexpr Field rich_text[] = {
    {"elements", Kind::parts, required, no_limit, 0,
     "rich_text_section|rich_text_list|rich_text_preformatted|rich_text_quote"},
};
constexpr Field video[] = {
    {"video_url", Kind::string, required},
    {"thumbnail_url", Kind::string, required},
    {"alt_text", Kind::string, required},
    {"title", Kind::plain_text, required, 199},
    {"title_url", Kind::string},
    {"description", Kind::plain_text, optional, 200},
    {"author_name", Kind::string, optional, 49},
    {"provider_name", Kind::string},
    {"provider_icon_url", Kind::string},
};
constexpr Field context_actions[] = {
    {"elements", Kind::parts, required, 5, 1, "feedback_buttons|icon_button"},
};
constexpr Field markdown[] = {
    {"text", Kind::string, required, 12000, 1},
};

constexpr Shape shapes[] = {
    {"section", Identity::block_id, section},
    {"header", Identity::block_id, header},
    {"divider", Identity::block_id, {}},
    {"context", Identity::block_id, context},
    {"actions", Identity::block_id, actions},
    {"input", Identity::block_id, input},
    {"image", Identity::block_id, image},
    {"rich_text", Identity::block_id, rich_text},
    {"video", Identity::block_id, video},
    {"context_actions", Identity::block_id, context_actions},
    {"markdown", Identity::block_id, markdown},
};

}  // namespace

Shape const* find_block_shape(std::string_view name) {
  for (auto const& shape : shapes) {
    if (shape.name == name) return &shape;
  }
  return nullptr;
}

}  // namespace sandbox
