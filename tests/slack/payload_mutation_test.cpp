// Whatever comes in, reading it neither throws nor crashes: seeded changes of real shapes.
#include <random>

#include <gtest/gtest.h>

#include "slack/event_parts.hpp"
#include "slack/payload.hpp"
#include "slack/profile.hpp"

namespace slack {
namespace {

std::vector<std::string> const shapes = {
    R"({"type":"block_actions","user":{"id":"U1"},"trigger_id":"t","container":{"message_ts":"1"},
       "channel":{"id":"C1"},"response_url":"https://r","actions":[{"type":"static_select",
       "action_id":"a","block_id":"b","selected_option":{"value":"v"},"action_ts":"1.1"}]})",
    R"({"type":"block_actions","user":{"id":"U1"},"message":{"blocks":[{"text":"\"]}"}],"ts":"1"},
       "state":{"values":{"q":{"a":{"type":"radio_buttons","selected_option":{"value":"v"}}}}},
       "actions":[{"type":"button","action_id":"a","value":"1"}]})",
    R"({"type":"view_submission","user":{"id":"U1"},"view":{"id":"V1","hash":"h","state":{"values":
       {"b":{"a":{"type":"checkboxes","selected_options":[{"value":"v"},7,null]}},
       "c":{"d":{"type":"rich_text_input","rich_text_value":{"elements":[{"text":"x"}]}}}}}}})",
    R"({"type":"shortcut","user":{"id":"U1"},"callback_id":"status","action_ts":"1.1"})",
    R"({"type":"event_callback","event_id":"Ev1","event":{"type":"link_shared","user":"U1",
       "channel":"C1","message_ts":"1.1","links":[{"url":"https://x"}],"event_ts":"1.1"}})",
    R"({"type":"event_callback","event_id":"Ev1","event":{"type":"user_change","user":{"id":"U1",
       "tz":"Europe/Paris","profile":{"email":"a@b.c"}},"view":{"hash":"h"}}})",
    R"({"type":"event_callback","event_id":"Ev1","event":{"type":"tokens_revoked",
       "tokens":{"bot":["U1"]}}})",
    R"({"user_id":"U1","command":"/cert","text":"x","response_url":"https://r","trigger_id":"t"})"};

class Mutator {
 public:
  explicit Mutator(unsigned seed) : random_(seed) {}

  std::string change(std::string text) {
    for (auto changes = below(4) + 1; changes > 0; --changes) change_once(text);
    return text;
  }
  std::size_t below(std::size_t limit) { return random_() % limit; }

 private:
  void change_once(std::string& text) {
    static std::vector<std::string> const pieces = {
        "null",    "7",       "-1e999",  "[]", "{}",
        "\"\"",    "true",    "[[[[",    "}",  "\xFF",
        "\\u0000", "\\ud800", "{\"a\":", ":",  "9999999999999999999999"};
    std::size_t const at = below(text.size() + 1);
    switch (below(4)) {
      case 0:
        if (at < text.size()) text[at] = static_cast<char>(below(256));
        break;
      case 1:
        text.erase(at, below(20) + 1);
        break;
      case 2:
        text.insert(at, pieces[below(pieces.size())]);
        break;
      default: {  // a value of another type
        std::size_t const colon = text.find(':', at);
        if (colon == std::string::npos) break;
        std::size_t const end = std::min(text.find_first_of(",}]", colon), text.size());
        text.replace(colon + 1, end - colon - 1, pieces[below(pieces.size())]);
      }
    }
  }
  std::mt19937 random_;
};

void read_everywhere(std::string const& text) {
  for (auto const* type : {"slash_commands", "interactive", "events_api"}) {
    auto const payload = parse_envelope_payload(type, text);
    std::visit(
        [](auto const& it) {
          if constexpr (requires { identities(it); }) identities(it);
        },
        payload);
    auto const* const event = std::get_if<Event>(&payload);
    if (event == nullptr) continue;
    read_shared_links(event->json);
    revokes_bot(event->json);
    read_profile(event->json);
  }
  parse_payload("application/json", text);
  parse_payload("application/x-www-form-urlencoded", "payload=" + text);
}

TEST(PayloadMutation, NothingThrows) {
  Mutator mutator(20260101);
  for (int round = 0; round < 5'000; ++round) {
    auto const text = mutator.change(shapes[mutator.below(shapes.size())]);
    ASSERT_NO_THROW(read_everywhere(text)) << text;
  }
}

TEST(PayloadMutation, DeepNestingIsRefusedBeforeItCosts) {
  std::string const deep(200'000, '[');
  for (std::string const& text :
       {deep, R"({"type":"event_callback","event_id":"E","event":{"type":"x","deep":)" + deep +
                  std::string(200'000, ']') + "}}"}) {
    ASSERT_NO_THROW(read_everywhere(text));
    EXPECT_TRUE(std::holds_alternative<Malformed>(parse_envelope_payload("events_api", text)));
  }
  std::string const brackets_in_text(1000, '[');
  EXPECT_TRUE(std::holds_alternative<Command>(parse_envelope_payload(
      "slash_commands",
      R"({"user_id":"U1","command":"/cert","text":")" + brackets_in_text + "\"}")))
      << "brackets that somebody typed are no nesting";
}

}  // namespace
}  // namespace slack
