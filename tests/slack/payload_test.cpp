#include "slack/payload.hpp"

#include <gtest/gtest.h>

#include "slack/form.hpp"

namespace slack {
namespace {

constexpr std::string_view form = "application/x-www-form-urlencoded";
constexpr std::string_view json = "application/json; charset=utf-8";

std::string encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string result;
  for (char const c : text) {
    result += '%';
    result += digits[static_cast<unsigned char>(c) >> 4];
    result += digits[static_cast<unsigned char>(c) & 15];
  }
  return result;
}

TEST(Form, DecodesPlusAndPercent) {
  auto const it = Form::parse("text=status+%3C%40U1%3E&empty=");
  ASSERT_TRUE(it);
  EXPECT_EQ(it->value("text"), "status <@U1>");
  EXPECT_TRUE(it->has("empty"));
  EXPECT_FALSE(it->has("missing"));
}

TEST(Form, RefusesWhatIsNone) {
  for (auto const* body : {"text=%", "text=%4", "text=%zz", "text=%00", "text=%FF", "text", "=x",
                           "a=1&a=2", "a=1&&b=2"}) {
    EXPECT_FALSE(Form::parse(body)) << body;
  }
}

TEST(Form, RefusesTooManyFields) {
  std::string body = "f0=0";
  for (int i = 1; i <= 64; ++i) body += "&f" + std::to_string(i) + "=0";
  EXPECT_FALSE(Form::parse(body));
}

TEST(Payload, ReadsACommand) {
  auto const payload = parse_payload(
      form,
      "command=%2Fcert&text=status&user_id=U1&channel_id=C1&trigger_id=1.2.3&response_url="
      "https%3A%2F%2Fhooks.slack.com%2Fx");
  auto const* const command = std::get_if<Command>(&payload);
  ASSERT_NE(command, nullptr);
  EXPECT_EQ(command->user, "U1");
  EXPECT_EQ(command->command, "/cert");
  EXPECT_EQ(command->text, "status");
  EXPECT_EQ(command->response_url, "https://hooks.slack.com/x");
}

TEST(Payload, ReadsAClickInAMessage) {
  auto const payload = parse_payload(
      form, "payload=" + encoded(R"({"type":"block_actions","user":{"id":"U1"},"trigger_id":"t",
        "channel":{"id":"C1"},"response_url":"https://r","unknown":[1,2],
        "actions":[{"type":"button","action_id":"run:status","block_id":"b","value":"status"}]})"));
  auto const* const click = std::get_if<Click>(&payload);
  ASSERT_NE(click, nullptr);
  EXPECT_EQ(click->action_id, "run:status");
  EXPECT_EQ(click->value, "status");
  EXPECT_EQ(click->channel, "C1");
}

TEST(Payload, ReadsAChoiceOfASelect) {
  auto const payload = parse_payload(
      form, "payload=" + encoded(R"({"type":"block_actions","user":{"id":"U1"},"view":{"id":"V1"},
        "actions":[{"type":"static_select","action_id":"a","selected_option":{"value":"two"}}]})"));
  auto const* const click = std::get_if<Click>(&payload);
  ASSERT_NE(click, nullptr);
  EXPECT_EQ(click->value, "two");
  ASSERT_TRUE(click->view);
  EXPECT_EQ(click->view->id, "V1");
}

TEST(Payload, ReadsAnEvent) {
  auto const payload = parse_payload(
      json, R"({"type":"event_callback","event_id":"Ev1","event":{"type":"app_home_opened",
                "user":"U1","tab":"home"}})");
  auto const* const event = std::get_if<Event>(&payload);
  ASSERT_NE(event, nullptr);
  EXPECT_EQ(event->id, "Ev1");
  EXPECT_EQ(event->tab, "home");
}

TEST(Payload, AnswersTheVerificationOfTheUrl) {
  auto const payload = parse_payload(json, R"({"type":"url_verification","challenge":"abc"})");
  auto const* const verification = std::get_if<UrlVerification>(&payload);
  ASSERT_NE(verification, nullptr);
  EXPECT_EQ(verification->challenge, "abc");
}

TEST(Payload, AcknowledgesWhatItDoesNotKnow) {
  EXPECT_TRUE(std::holds_alternative<Ignored>(
      parse_payload(json, R"({"type":"app_rate_limited","minute_rate_limited":1})")));
  EXPECT_TRUE(std::holds_alternative<Ignored>(
      parse_payload(form, "payload=" + encoded(R"({"type":"view_closed","user":{"id":"U1"}})"))));
}

TEST(Payload, RefusesWhatIsBroken) {
  for (auto const& [type, body] : std::vector<std::pair<std::string_view, std::string>>{
           {form, "command=%2Fcert"},
           {form, "command=cert&user_id=U1"},
           {form, "nothing=here"},
           {form, "payload=%7B"},
           {form, "payload=%5B%5D"},
           {form, "payload=" + encoded(R"({"type":"block_actions","user":{"id":"U1"}})")},
           {form,
            "payload=" + encoded(R"({"type":"block_actions","actions":[{"action_id":"a"}]})")},
           {form, "payload=" + encoded(R"({"type":"block_actions","user":"U1","actions":["a"]})")},
           {json, ""},
           {json, "[]"},
           {json, R"({"type":"event_callback"})"},
           {json, R"({"type":"event_callback","event_id":"E"})"},
           {json, R"({"type":7})"},
           {json, R"({"type":"url_verification"})"},
           {"text/plain", "command=%2Fcert&user_id=U1"},
           {"", ""}}) {
    EXPECT_TRUE(std::holds_alternative<Malformed>(parse_payload(type, body))) << body;
  }
}

TEST(SslCheck, IsOnlyAForm) {
  EXPECT_TRUE(is_ssl_check(form, "ssl_check=1&token=x"));
  EXPECT_FALSE(is_ssl_check(form, "ssl_check=0&token=x"));
  EXPECT_FALSE(is_ssl_check(form, "text=ssl_check=1"));
  EXPECT_FALSE(is_ssl_check(json, "ssl_check=1"));
}

}  // namespace
}  // namespace slack
