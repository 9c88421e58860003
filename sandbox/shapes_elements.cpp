// The shapes of interactive elements and of the objects inside them.
#include "sandbox/shapes.hpp"

namespace sandbox {
namespace {

constexpr auto required = Need::required;
constexpr auto optional = Need::optional;

constexpr Field confirm{"confirm", Kind::shape, optional, no_limit, 0, "confirm"};
constexpr Field focus{"focus_on_load", Kind::flag};
constexpr Field placeholder{"placeholder", Kind::plain_text, optional, 150};
constexpr Field most_selected{"max_selected_items", Kind::whole, optional, no_limit, 1};
constexpr Field options{"options", Kind::shapes, optional, 100, 1, "option"};
constexpr Field groups{"option_groups", Kind::shapes, optional, 100, 1, "option_group"};
constexpr Field query_length{"min_query_length", Kind::whole};
constexpr Field response_url{"response_url_enabled", Kind::flag};
constexpr Field filter{"filter", Kind::shape, optional, no_limit, 0, "conversation_filter"};
constexpr Field current{"default_to_current_conversation", Kind::flag};
constexpr Field choices{"options", Kind::shapes, required, 10, 1, "choice"};
constexpr Field dispatch{"dispatch_action_config", Kind::shape, optional, no_limit, 0,
                         "dispatch_action_config"};
constexpr Field value{"value", Kind::string, optional, 2000};
constexpr Field label{"accessibility_label", Kind::string, optional, 75};

constexpr Field button[] = {
    {"text", Kind::plain_text, required, 75},
    value,
    {"url", Kind::string, optional, 3000},
    {"style", Kind::word, optional, 0, 0, "primary|danger"},
    confirm,
    label,
};
constexpr Field workflow_button[] = {
    {"text", Kind::plain_text, required, 75},
    {"workflow", Kind::object, required},
    {"style", Kind::word, optional, 0, 0, "primary|danger"},
    label,
};
constexpr Field icon_button[] = {
    {"icon", Kind::string, required},
    {"text", Kind::plain_text, required, 75},
    value,
    {"visible_to_user_ids", Kind::strings},
    confirm,
    label,
};
constexpr Field feedback_buttons[] = {
    {"positive_button", Kind::shape, required, no_limit, 0, "feedback_button"},
    {"negative_button", Kind::shape, required, no_limit, 0, "feedback_button"},
};
constexpr Field feedback_button[] = {
    {"text", Kind::plain_text, required, 75}, {"value", Kind::string, required, 2000}, label};

constexpr Field initial_option{"initial_option", Kind::shape, optional, no_limit, 0, "option"};
constexpr Field initial_options{"initial_options", Kind::shapes, optional, 100, 1, "option"};
constexpr Field static_select[] = {options, groups, initial_option, placeholder, confirm, focus};
constexpr Field multi_static_select[] = {
    options, groups, initial_options, most_selected, placeholder, confirm, focus};
constexpr Field external_select[] = {initial_option, query_length, placeholder, confirm, focus};
constexpr Field multi_external_select[] = {initial_options, query_length, most_selected,
                                           placeholder,     confirm,      focus};
constexpr Field users_select[] = {{"initial_user", Kind::string}, placeholder, confirm, focus};
constexpr Field multi_users_select[] = {
    {"initial_users", Kind::strings}, most_selected, placeholder, confirm, focus};
constexpr Field conversations_select[] = {{"initial_conversation", Kind::string},
                                          current,
                                          filter,
                                          response_url,
                                          placeholder,
                                          confirm,
                                          focus};
constexpr Field multi_conversations_select[] = {{"initial_conversations", Kind::strings},
                                                current,
                                                filter,
                                                most_selected,
                                                placeholder,
                                                confirm,
                                                focus};
constexpr Field channels_select[] = {
    {"initial_channel", Kind::string}, response_url, placeholder, confirm, focus};
constexpr Field multi_channels_select[] = {
    {"initial_channels", Kind::strings}, most_selected, placeholder, confirm, focus};
constexpr Field overflow[] = {{"options", Kind::shapes, required, 5, 1, "menu_item"}, confirm};
constexpr Field checkboxes[] = {
    choices, {"initial_options", Kind::shapes, optional, 10, 1, "choice"}, confirm, focus};
constexpr Field radio_buttons[] = {
    choices, {"initial_option", Kind::shape, optional, no_limit, 0, "choice"}, confirm, focus};
constexpr Field datepicker[] = {{"initial_date", Kind::string}, placeholder, confirm, focus};
constexpr Field timepicker[] = {
    {"initial_time", Kind::string}, {"timezone", Kind::string}, placeholder, confirm, focus};
constexpr Field datetimepicker[] = {
    {"initial_date_time", Kind::whole, optional, 9'999'999'999, 1'000'000'000}, confirm, focus};
constexpr Field plain_text_input[] = {{"initial_value", Kind::string, optional, 3000},
                                      {"multiline", Kind::flag},
                                      {"min_length", Kind::whole, optional, 3000, 0},
                                      {"max_length", Kind::whole, optional, 3000, 1},
                                      dispatch,
                                      placeholder,
                                      focus};
constexpr Field number_input[] = {{"is_decimal_allowed", Kind::flag, required},
                                  {"initial_value", Kind::string},
                                  {"min_value", Kind::string},
                                  {"max_value", Kind::string},
                                  dispatch,
                                  placeholder,
                                  focus};
constexpr Field typed_input[] = {{"initial_value", Kind::string}, dispatch, placeholder, focus};
constexpr Field rich_text_input[] = {
    {"initial_value", Kind::part, optional, no_limit, 0, "rich_text"},
    {"min_lines", Kind::whole, optional, 100, 1},
    {"max_lines", Kind::whole, optional, 100, 1},
    dispatch,
    placeholder,
    focus};
constexpr Field file_input[] = {{"filetypes", Kind::strings},
                                {"max_files", Kind::whole, optional, 10, 1}};
constexpr Field image_element[] = {
    {"alt_text", Kind::string, required, 2000},
    {"image_url", Kind::string, optional, 3000, 1},
    {"slack_file", Kind::shape, optional, no_limit, 0, "slack_file"}};
constexpr Field context_text[] = {
    {"text", Kind::string, required, 3000, 1}, {"emoji", Kind::flag}, {"verbatim", Kind::flag}};

constexpr Field option_value{"value", Kind::string, required, 150};
constexpr Field option[] = {{"text", Kind::plain_text, required, 75},
                            option_value,
                            {"description", Kind::plain_text, optional, 75}};
constexpr Field choice[] = {{"text", Kind::any_text, required, 75},
                            option_value,
                            {"description", Kind::any_text, optional, 75}};
constexpr Field menu_item[] = {{"text", Kind::plain_text, required, 75},
                               option_value,
                               {"description", Kind::plain_text, optional, 75},
                               {"url", Kind::string, optional, 3000}};
constexpr Field option_group[] = {{"label", Kind::plain_text, required, 75},
                                  {"options", Kind::shapes, required, 100, 1, "option"}};
constexpr Field confirm_dialog[] = {{"title", Kind::plain_text, required, 100},
                                    {"text", Kind::any_text, required, 300},
                                    {"confirm", Kind::plain_text, required, 30},
                                    {"deny", Kind::plain_text, required, 30},
                                    {"style", Kind::word, optional, 0, 0, "primary|danger"}};
constexpr Field conversation_filter[] = {{"include", Kind::strings, optional, 4, 1},
                                         {"exclude_external_shared_channels", Kind::flag},
                                         {"exclude_bot_users", Kind::flag}};
constexpr Field dispatch_action_config[] = {{"trigger_actions_on", Kind::strings, optional, 2, 1}};
constexpr Field slack_file[] = {{"id", Kind::string}, {"url", Kind::string}};

constexpr auto named = Identity::action_id;
constexpr Shape shapes[] = {
    {"button", named, button},
    {"workflow_button", named, workflow_button},
    {"icon_button", named, icon_button},
    {"feedback_buttons", named, feedback_buttons},
    {"static_select", named, static_select},
    {"multi_static_select", named, multi_static_select},
    {"external_select", named, external_select},
    {"multi_external_select", named, multi_external_select},
    {"users_select", named, users_select},
    {"multi_users_select", named, multi_users_select},
    {"conversations_select", named, conversations_select},
    {"multi_conversations_select", named, multi_conversations_select},
    {"channels_select", named, channels_select},
    {"multi_channels_select", named, multi_channels_select},
    {"overflow", named, overflow},
    {"checkboxes", named, checkboxes},
    {"radio_buttons", named, radio_buttons},
    {"datepicker", named, datepicker},
    {"timepicker", named, timepicker},
    {"datetimepicker", named, datetimepicker},
    {"plain_text_input", named, plain_text_input},
    {"number_input", named, number_input},
    {"email_text_input", named, typed_input},
    {"url_text_input", named, typed_input},
    {"rich_text_input", named, rich_text_input},
    {"file_input", named, file_input},
    {"image_element", Identity::none, image_element},
    {"context_text", Identity::none, context_text},
    {"feedback_button", Identity::none, feedback_button},
    {"option", Identity::none, option},
    {"choice", Identity::none, choice},
    {"menu_item", Identity::none, menu_item},
    {"option_group", Identity::none, option_group},
    {"confirm", Identity::none, confirm_dialog},
    {"conversation_filter", Identity::none, conversation_filter},
    {"dispatch_action_config", Identity::none, dispatch_action_config},
    {"slack_file", Identity::none, slack_file},
};

}  // namespace

Shape const* find_element_shape(std::string_view name) {
  for (auto const& shape : shapes) {
    if (shape.name == name) return &shape;
  }
  return nullptr;
}

}  // namespace sandbox
