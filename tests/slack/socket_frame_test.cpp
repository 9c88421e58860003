// The frames of Socket Mode: Slack's documented samples, and what may go wrong with them.
#include "slack/client/socket_frame.hpp"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace {

using slack::SocketEnvelope;
using Reason = slack::SocketDisconnect::Reason;
using testing::HasSubstr;

constexpr char const* hello =
    R"({"type":"hello","num_connections":2,"connection_info":{"app_id":"A0SANDBOX1"},)"
    R"("debug_info":{"host":"applink-1","build_number":1,"approximate_connection_time":18060}})";

constexpr char const* command =
    R"({"envelope_id":"6f1c2b1e-0000-4000-8000-000000000001","type":"slash_commands",)"
    R"("accepts_response_payload":true,"payload":{"command":"/cert","text":"st\u00e4tus \"x\"",)"
    R"("user_id":"U0ALICE001","response_url":"https://hooks.slack.com/commands/T/1/abc"}})";

constexpr char const* event =
    R"({"envelope_id":"e2","type":"events_api","accepts_response_payload":false,)"
    R"("retry_attempt":1,"retry_reason":"timeout","payload":{"type":"event_callback"}})";

constexpr char const* disconnect =
    R"({"type":"disconnect","reason":"warning","debug_info":{"host":"applink-1"}})";

template <class Expected>
Expected read(std::string_view text) {
  auto const frame = slack::parse_socket_frame(text);
  EXPECT_TRUE(std::holds_alternative<Expected>(frame)) << text;
  return std::holds_alternative<Expected>(frame) ? std::get<Expected>(frame) : Expected();
}

SocketEnvelope envelope(std::string id) {
  SocketEnvelope made;
  made.envelope_id = std::move(id);
  made.accepts_response_payload = true;
  return made;
}

TEST(SocketFrame, AHelloTellsWhereItComesFromAndHowLongItHolds) {
  auto const said = read<slack::SocketHello>(hello);
  EXPECT_EQ(said.num_connections, 2);
  EXPECT_EQ(said.approximate_connection_time_s, 18060);
  EXPECT_EQ(said.host, "applink-1");
}

TEST(SocketFrame, AHelloMayLeaveAllOut) {
  auto const said = read<slack::SocketHello>(R"({"type":"hello","debug_info":7})");
  EXPECT_EQ(said.num_connections, 0);
  EXPECT_EQ(said.approximate_connection_time_s, 0);
}

TEST(SocketFrame, ACommandsPayloadIsJsonAgain) {
  auto const read_command = read<SocketEnvelope>(command);
  EXPECT_EQ(read_command.envelope_id, "6f1c2b1e-0000-4000-8000-000000000001");
  EXPECT_EQ(read_command.type, "slash_commands");
  EXPECT_TRUE(read_command.accepts_response_payload);
  auto const payload = nlohmann::json::parse(read_command.payload);
  EXPECT_EQ(payload["text"], "st\xc3\xa4tus \"x\"");
  EXPECT_EQ(slack::response_url_of(read_command), "https://hooks.slack.com/commands/T/1/abc");
}

TEST(SocketFrame, ARepeatedEventSaysSo) {
  auto const repeated = read<SocketEnvelope>(event);
  EXPECT_EQ(repeated.type, "events_api");
  EXPECT_FALSE(repeated.accepts_response_payload);
  EXPECT_EQ(repeated.retry_attempt, 1);
  EXPECT_EQ(repeated.retry_reason, "timeout");
  EXPECT_EQ(slack::response_url_of(repeated), "");
}

TEST(SocketFrame, AnEnvelopeOfANewTypeCanBeAcknowledged) {
  auto const strange = read<SocketEnvelope>(R"({"envelope_id":"e","type":"brand_new"})");
  EXPECT_EQ(strange.type, "brand_new");
  EXPECT_EQ(slack::acknowledgement(strange, ""), R"({"envelope_id":"e"})");
}

TEST(SocketFrame, EachReasonOfADisconnectIsKnown) {
  struct Case {
    std::string text;
    Reason reason;
  };
  for (auto const& each :
       {Case{"warning", Reason::warning}, Case{"refresh_requested", Reason::refresh_requested},
        Case{"link_disabled", Reason::link_disabled},
        Case{"too_many_websockets", Reason::too_many_websockets},
        Case{"something new", Reason::other}, Case{"", Reason::other}}) {
    auto const said =
        read<slack::SocketDisconnect>(R"({"type":"disconnect","reason":")" + each.text + R"("})");
    EXPECT_EQ(said.reason, each.reason) << each.text;
    EXPECT_EQ(said.text, each.text);
  }
  EXPECT_EQ(read<slack::SocketDisconnect>(disconnect).host, "applink-1");
}

TEST(SocketFrame, WhatTheLogWillShowIsOneLine) {
  auto const said = read<slack::SocketDisconnect>(
      R"({"type":"disconnect","reason":"a\nb","debug_info":{"host":")" + std::string(5000, 'h') +
      R"("}})");
  EXPECT_EQ(said.text, "a?b");
  EXPECT_EQ(said.host.size(), 200u);
}

TEST(SocketFrame, OtherFramesNeedNoAnswer) {
  EXPECT_EQ(read<slack::SocketUnknown>(R"({"type":"news"})").type, "news");
}

TEST(SocketFrame, WhatCannotBeAcknowledgedIsMalformed) {
  std::string const deep(200'000, '[');
  for (std::string const& text :
       {std::string(), std::string("nonsense"), std::string("[]"), std::string("{}"),
        std::string(R"({"type":7})"), std::string(R"({"type":"slash_commands","payload":{}})"),
        std::string(R"({"type":"events_api","envelope_id":5})"),
        std::string("{\"type\":\"hello\",\"x\":\"\xff\"}"), std::string(command).substr(0, 100),
        R"({"type":"events_api","payload":)" + deep}) {
    EXPECT_FALSE(read<slack::Malformed>(text).reason.empty());
  }
}

TEST(SocketFrame, AnAcknowledgementCarriesItsPayload) {
  EXPECT_EQ(slack::acknowledgement(envelope("e\"1"), R"({"text":"ok"})"),
            R"({"envelope_id":"e\"1","payload":{"text":"ok"}})");
}

TEST(SocketFrame, NoPayloadGoesWhereNoneIsTaken) {
  auto takes_none = envelope("e1");
  EXPECT_EQ(slack::acknowledgement(takes_none, ""), R"({"envelope_id":"e1"})");
  takes_none.accepts_response_payload = false;
  EXPECT_EQ(slack::acknowledgement(takes_none, "{}"), R"({"envelope_id":"e1"})");
}

// Whatever stands in a frame, reading it ends well, and an envelope can be acknowledged with JSON.
TEST(SocketFrame, DamagedFramesAreReadWithoutHarm) {
  std::mt19937 engine(20261122);
  std::string const pieces[] = {"\"",
                                "{",
                                "}",
                                "[",
                                "]",
                                ":",
                                ",",
                                "\\",
                                "\\u0000",
                                "null",
                                "-1",
                                "1e999",
                                "99999999999999999999",
                                "\xc3",
                                "\xff",
                                "true"};
  int envelopes = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string const seeds[] = {hello, command, event, disconnect};
    auto text = seeds[engine() % 4];
    for (auto changes = 1 + engine() % 4; changes > 0; --changes) {
      auto const at = engine() % (text.size() + 1);
      auto const length = engine() % 12;
      switch (engine() % 4) {
        case 0:
          text.erase(at, length);
          break;
        case 1:
          text.insert(at, pieces[engine() % std::size(pieces)]);
          break;
        case 2:
          if (at < text.size()) text[at] = static_cast<char>(engine() % 256);
          break;
        default:
          text.insert(at, text.substr(engine() % (text.size() + 1), length));
      }
    }
    auto const frame = slack::parse_socket_frame(text);
    auto const* const read_envelope = std::get_if<SocketEnvelope>(&frame);
    if (read_envelope == nullptr) continue;
    ++envelopes;
    auto const written = slack::acknowledgement(*read_envelope, "{}");
    auto const again = nlohmann::json::parse(written, nullptr, false);
    ASSERT_TRUE(again.is_object()) << text;
    EXPECT_EQ(again["envelope_id"], read_envelope->envelope_id);
    slack::response_url_of(*read_envelope);
  }
  EXPECT_GT(envelopes, 1000);
}

}  // namespace
