// Clicks, submissions, shortcuts and events in full, over both transports, and what tells copies.
#include <gtest/gtest.h>

#include "slack/payload.hpp"

namespace slack {
namespace {

template <class Kind>
Kind interactive(std::string const& json) {
  return std::get<Kind>(parse_envelope_payload("interactive", json));
}

// The values of one element in a submitted modal.
std::vector<std::string> chosen(std::string const& element) {
  auto const submission = interactive<Submission>(
      R"({"type":"view_submission","user":{"id":"U1"},"view":{"id":"V1","state":{"values":
         {"b":{"a":)" +
      element + "}}}}}");
  if (submission.view.values.empty()) return {};
  EXPECT_EQ(submission.view.values[0].block_id, "b");
  EXPECT_EQ(submission.view.values[0].action_id, "a");
  return submission.view.values[0].chosen;
}

using Texts = std::vector<std::string>;

TEST(ViewState, ReadsEveryStatefulElement) {
  EXPECT_EQ(chosen(R"({"type":"plain_text_input","value":"Lunch?"})"), Texts{"Lunch?"});
  EXPECT_EQ(chosen(R"({"type":"email_text_input","value":"a@b.c"})"), Texts{"a@b.c"});
  EXPECT_EQ(chosen(R"({"type":"url_text_input","value":"https://x"})"), Texts{"https://x"});
  EXPECT_EQ(chosen(R"({"type":"number_input","value":"12.5"})"), Texts{"12.5"});
  for (auto const* type : {"static_select", "external_select", "radio_buttons"}) {
    EXPECT_EQ(chosen(R"({"type":")" + std::string(type) +
                     R"(","selected_option":{"text":{"type":"plain_text","text":"T"},
                        "value":"v"}})"),
              Texts{"v"})
        << type;
  }
  for (auto const* type : {"multi_static_select", "multi_external_select", "checkboxes"}) {
    EXPECT_EQ(chosen(R"({"type":")" + std::string(type) +
                     R"(","selected_options":[{"value":"v"},{"value":"w"}]})"),
              (Texts{"v", "w"}))
        << type;
  }
  EXPECT_EQ(chosen(R"({"type":"users_select","selected_user":"U2"})"), Texts{"U2"});
  EXPECT_EQ(chosen(R"({"type":"multi_users_select","selected_users":["U2","U3"]})"),
            (Texts{"U2", "U3"}));
  EXPECT_EQ(chosen(R"({"type":"conversations_select","selected_conversation":"C1"})"), Texts{"C1"});
  EXPECT_EQ(chosen(R"({"type":"multi_conversations_select","selected_conversations":["C1"]})"),
            Texts{"C1"});
  EXPECT_EQ(chosen(R"({"type":"channels_select","selected_channel":"C1"})"), Texts{"C1"});
  EXPECT_EQ(chosen(R"({"type":"multi_channels_select","selected_channels":["C1"]})"), Texts{"C1"});
  EXPECT_EQ(chosen(R"({"type":"datepicker","selected_date":"2026-02-28"})"), Texts{"2026-02-28"});
  EXPECT_EQ(chosen(R"({"type":"timepicker","selected_time":"09:30"})"), Texts{"09:30"});
  EXPECT_EQ(chosen(R"({"type":"datetimepicker","selected_date_time":1700000000})"),
            Texts{"1700000000"});
  EXPECT_EQ(chosen(R"({"type":"rich_text_input","rich_text_value":{"type":"rich_text","elements":
      [{"type":"rich_text_section","elements":[{"type":"text","text":"a "},
      {"type":"text","text":"b"}]}]}})"),
            Texts{"a b"});
  EXPECT_EQ(chosen(R"({"type":"file_input","files":[{"id":"F1"},{"id":"F2"}]})"),
            (Texts{"F1", "F2"}));
}

TEST(ViewState, LeavesEmptyInputsOut) {
  for (auto const* element :
       {R"({"type":"plain_text_input","value":null})",
        R"({"type":"static_select","selected_option":null})",
        R"({"type":"checkboxes","selected_options":[]})",
        R"({"type":"users_select","selected_user":null})",
        R"({"type":"datetimepicker","selected_date_time":null})", R"({"type":"rich_text_input"})",
        R"({"type":"of_tomorrow","value":"x"})", "7", "null"}) {
    EXPECT_EQ(chosen(element), Texts{}) << element;
  }
}

TEST(Interaction, ASubmissionTellsItsView) {
  auto const it = interactive<Submission>(
      R"({"type":"view_submission","user":{"id":"U1"},"trigger_id":"t","view":{"id":"V2",
        "type":"modal","callback_id":"announce","private_metadata":"{\"a\":1}","hash":"17.h",
        "external_id":"x","root_view_id":"V1","state":{"values":{"b":{"a":{"type":
        "plain_text_input","value":"hi"}}}}}})");
  EXPECT_EQ(it.user, "U1");
  EXPECT_EQ(it.trigger_id, "t");
  EXPECT_EQ(it.view.id, "V2");
  EXPECT_EQ(it.view.callback_id, "announce");
  EXPECT_EQ(it.view.private_metadata, R"({"a":1})");
  EXPECT_EQ(it.view.hash, "17.h");
  EXPECT_EQ(it.view.external_id, "x");
  EXPECT_EQ(it.view.root_view_id, "V1");
  EXPECT_EQ(it.view.value("b"), "hi");
  EXPECT_EQ(it.view.value("other"), "");
}

TEST(Interaction, ASubmissionWithoutInputsHasNoValues) {
  auto const it = interactive<Submission>(
      R"({"type":"view_submission","user":{"id":"U1"},"view":{"id":"V2","state":{}}})");
  EXPECT_TRUE(it.view.values.empty());
}

TEST(Interaction, AClickTellsItsMessageOrItsView) {
  auto const in_message = interactive<Click>(
      R"({"type":"block_actions","user":{"id":"U1"},"container":{"type":"message",
        "message_ts":"17.1"},"actions":[{"type":"users_select","action_id":"a",
        "selected_user":"U2","action_ts":"18.1"}]})");
  EXPECT_EQ(in_message.message_ts, "17.1");
  EXPECT_EQ(in_message.value, "U2");
  EXPECT_EQ(in_message.action_ts, "18.1");
  EXPECT_FALSE(in_message.view);
  auto const in_home = interactive<Click>(
      R"({"type":"block_actions","user":{"id":"U1"},"view":{"id":"V1","type":"home","hash":"h"},
        "actions":[{"type":"icon_button","action_id":"a","value":"v"}]})");
  EXPECT_EQ(in_home.value, "v");
  ASSERT_TRUE(in_home.view);
  EXPECT_EQ(in_home.view->type, "home");
  EXPECT_EQ(in_home.view->hash, "h");
}

TEST(Interaction, ShortcutsOfBothKinds) {
  auto const global = interactive<Shortcut>(
      R"({"type":"shortcut","user":{"id":"U1"},"callback_id":"status","trigger_id":"t",
        "action_ts":"1.2","team":null})");
  EXPECT_EQ(global.callback_id, "status");
  EXPECT_EQ(global.action_ts, "1.2");
  EXPECT_EQ(global.response_url, "");
  auto const message = interactive<Shortcut>(
      R"({"type":"message_action","user":{"id":"U1"},"callback_id":"x",
        "response_url":"https://r"})");
  EXPECT_EQ(message.response_url, "https://r");
}

TEST(Envelope, CarriesCommandsAsJson) {
  auto const payload = parse_envelope_payload(
      "slash_commands",
      R"({"user_id":"U1","command":"/cert","text":"find a+b & c","response_url":"https://r",
        "trigger_id":"t","channel_id":"C1"})");
  auto const& command = std::get<Command>(payload);
  EXPECT_EQ(command.user, "U1");
  EXPECT_EQ(command.text, "find a+b & c");
  EXPECT_EQ(command.channel, "C1");
}

TEST(Envelope, CarriesEventsAsTheyAre) {
  auto const payload = parse_envelope_payload(
      "events_api",
      R"({"type":"event_callback","event_id":"Ev1","event":{"type":"user_change",
        "user":{"id":"U7","tz":"Asia/Tokyo"},"event_ts":"5.5"}})");
  auto const& event = std::get<Event>(payload);
  EXPECT_EQ(event.user, "U7");
  EXPECT_EQ(event.event_ts, "5.5");
  EXPECT_NE(event.json.find("Asia/Tokyo"), std::string::npos);
}

TEST(Envelope, OfAnUnknownTypeIsAcknowledged) {
  EXPECT_TRUE(std::holds_alternative<Ignored>(parse_envelope_payload("of_tomorrow", "{}")));
}

TEST(Envelope, BrokenOnesAreMalformed) {
  for (auto const* type : {"slash_commands", "interactive", "events_api"}) {
    for (auto const* payload : {"", "{", "[]", "7", "null", "{}", R"({"type":7})"}) {
      EXPECT_TRUE(std::holds_alternative<Malformed>(parse_envelope_payload(type, payload)))
          << type << payload;
    }
  }
}

TEST(Identities, OfACommandAreItsTriggerAndItsAddress) {
  Command command;
  command.trigger_id = "1.2";
  command.response_url = "https://r";
  EXPECT_EQ(identities(command), (Texts{"command:1.2", "response:https://r"}));
  EXPECT_EQ(identities(Command{}), Texts{});
}

TEST(Identities, OfActsAreTheirMomentOrTheirTrigger) {
  Click click;
  click.user = "U1";
  click.trigger_id = "t";
  click.action_id = "a";
  EXPECT_EQ(identities(click), Texts{"click:t"});
  click.action_ts = "17.5";
  EXPECT_EQ(identities(click), Texts{"action:17.5 U1 a"});
  Submission submission;
  submission.trigger_id = "t";
  EXPECT_EQ(identities(submission), Texts{"submission:t"});
  Shortcut shortcut;
  shortcut.user = "U1";
  shortcut.callback_id = "status";
  shortcut.action_ts = "1.1";
  EXPECT_EQ(identities(shortcut), Texts{"shortcut:1.1 U1 status"});
  shortcut.action_ts = "";
  shortcut.trigger_id = "t";
  EXPECT_EQ(identities(shortcut), Texts{"shortcut:t"});
}

TEST(Identities, OfAnEventTellACopyUnderAnotherId) {
  Event event;
  event.id = "Ev1";
  event.type = "app_home_opened";
  event.user = "U1";
  event.event_ts = "5.5";
  Event copy = event;
  copy.id = "Ev2";
  EXPECT_EQ(identities(event)[1], identities(copy)[1]);
  copy.user = "U2";
  EXPECT_NE(identities(event)[1], identities(copy)[1]);
  event.event_ts = "";
  EXPECT_EQ(identities(event), Texts{"event:Ev1"}) << "team_join does not say its moment";
}

}  // namespace
}  // namespace slack
