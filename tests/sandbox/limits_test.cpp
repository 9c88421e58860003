// Block Kit limits: each at its limit and one over.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sandbox/support/blocks.hpp"

namespace sandbox_tests {
namespace {

// A limit: what it makes of a size, and the greatest size that Slack takes.
struct Limit {
  char const* name;
  std::size_t most;
  std::function<Json(std::size_t)> blocks;
};

void PrintTo(Limit const& limit, std::ostream* out) { *out << limit.name; }

class MessageLimit : public testing::TestWithParam<Limit> {};

TEST_P(MessageLimit, HoldsAtTheLimitAndNotOneOver) {
  auto const& limit = GetParam();
  EXPECT_EQ(refusal_of_blocks(limit.blocks(limit.most)), "");
  EXPECT_EQ(refusal_of_blocks(limit.blocks(limit.most + 1)), "invalid_blocks");
}

Limit const message_limits[] = {
    {"blocks", 50,
     [](std::size_t n) {
       return repeated(n, [](std::size_t) { return Json{{"type", "divider"}}; });
     }},
    {"section text", 3000, [](std::size_t n) { return one(section(text_of(n))); }},
    {"section fields", 10,
     [](std::size_t n) {
       return one(
           {{"type", "section"}, {"fields", repeated(n, [](std::size_t) { return plain("f"); })}});
     }},
    {"field text", 2000,
     [](std::size_t n) {
       return one({{"type", "section"}, {"fields", one(mrkdwn(text_of(n)))}});
     }},
    {"header", 150,
     [](std::size_t n) {
       return one({{"type", "header"}, {"text", plain(text_of(n))}});
     }},
    {"header level", 4,
     [](std::size_t n) {
       return one({{"type", "header"}, {"text", plain("h")}, {"level", n}});
     }},
    {"context elements", 10,
     [](std::size_t n) {
       return one({{"type", "context"},
                   {"elements", repeated(n, [](std::size_t) { return mrkdwn("c"); })}});
     }},
    {"context text", 3000,
     [](std::size_t n) {
       return one({{"type", "context"}, {"elements", one(mrkdwn(text_of(n)))}});
     }},
    {"actions elements", 25,
     [](std::size_t n) {
       return one(actions(repeated(n, [](std::size_t i) { return button(std::to_string(i)); })));
     }},
    {"block_id", 255,
     [](std::size_t n) { return one(with(section("s"), "block_id", text_of(n))); }},
    {"action_id", 255, [](std::size_t n) { return button_with("action_id", text_of(n)); }},
    {"button text", 75, [](std::size_t n) { return button_with("text", plain(text_of(n))); }},
    {"button value", 2000, [](std::size_t n) { return button_with("value", text_of(n)); }},
    {"button url", 3000, [](std::size_t n) { return button_with("url", text_of(n)); }},
    {"button label", 75,
     [](std::size_t n) { return button_with("accessibility_label", text_of(n)); }},
    {"select options", 100, [](std::size_t n) { return select_with("options", options(n)); }},
    {"option text", 75,
     [](std::size_t n) { return select_with("options", one(option(text_of(n), "v"))); }},
    {"option value", 150,
     [](std::size_t n) { return select_with("options", one(option("o", text_of(n)))); }},
    {"option description", 75,
     [](std::size_t n) {
       return select_with("options", one(with(option("o", "v"), "description", plain(text_of(n)))));
     }},
    {"placeholder", 150,
     [](std::size_t n) { return select_with("placeholder", plain(text_of(n))); }},
    {"overflow options", 5,
     [](std::size_t n) {
       return one(with(section("s"), "accessory",
                       {{"type", "overflow"}, {"action_id", "a"}, {"options", options(n)}}));
     }},
    {"checkboxes", 10,
     [](std::size_t n) {
       return one(
           actions(one({{"type", "checkboxes"}, {"action_id", "a"}, {"options", options(n)}})));
     }},
    {"radio buttons", 10,
     [](std::size_t n) {
       return one(
           actions(one({{"type", "radio_buttons"}, {"action_id", "a"}, {"options", options(n)}})));
     }},
    {"confirm title", 100, [](std::size_t n) { return confirm_with("title", n); }},
    {"confirm text", 300, [](std::size_t n) { return confirm_with("text", n); }},
    {"confirm button", 30, [](std::size_t n) { return confirm_with("confirm", n); }},
    {"confirm deny", 30, [](std::size_t n) { return confirm_with("deny", n); }},
    {"image alt text", 2000,
     [](std::size_t n) {
       return one(image({{"alt_text", text_of(n)}}));
     }},
    {"image title", 2000,
     [](std::size_t n) {
       return one(image({{"title", plain(text_of(n))}}));
     }},
    {"image url", 3000,
     [](std::size_t n) {
       return one(image({{"image_url", "https://" + text_of(n - 8)}}));
     }},
    {"markdown", 12000,
     [](std::size_t n) {
       return one({{"type", "markdown"}, {"text", text_of(n)}});
     }},
    {"table rows", 100,
     [](std::size_t n) {
       return one({{"type", "table"}, {"rows", repeated(n, [](std::size_t) {
                                         return one({{"type", "raw_text"}, {"text", "c"}});
                                       })}});
     }},
    {"table columns", 20,
     [](std::size_t n) {
       return one({{"type", "table"}, {"rows", one(repeated(n, [](std::size_t) {
                                         return Json{{"type", "raw_text"}, {"text", "c"}};
                                       }))}});
     }},
    {"table text", 10000,
     [](std::size_t n) {
       return one(
           {{"type", "table"}, {"rows", one(one({{"type", "raw_text"}, {"text", text_of(n)}}))}});
     }},
    {"input label", 2000,
     [](std::size_t n) {
       return one(with(input({{"type", "plain_text_input"}}), "label", plain(text_of(n))));
     }},
    {"input hint", 2000,
     [](std::size_t n) {
       return one(with(input({{"type", "plain_text_input"}}), "hint", plain(text_of(n))));
     }},
    {"input max_length", 3000,
     [](std::size_t n) {
       return one(input({{"type", "plain_text_input"}, {"max_length", n}}));
     }},
    {"input initial_value", 5,
     [](std::size_t n) {
       return one(
           input({{"type", "plain_text_input"}, {"max_length", 5}, {"initial_value", text_of(n)}}));
     }},
    {"file input files", 10,
     [](std::size_t n) {
       return one(input({{"type", "file_input"}, {"max_files", n}}));
     }},
    {"list indent", 8,
     [](std::size_t n) {
       return one({{"type", "rich_text"},
                   {"elements", one({{"type", "rich_text_list"},
                                     {"style", "bullet"},
                                     {"indent", n},
                                     {"elements", Json::array()}})}});
     }},
    {"video title", 199,
     [](std::size_t n) {
       return one({{"type", "video"},
                   {"title", plain(text_of(n))},
                   {"alt_text", "a"},
                   {"video_url", "https://x.example"},
                   {"thumbnail_url", "https://x.example"}});
     }},
};

INSTANTIATE_TEST_SUITE_P(Every, MessageLimit, testing::ValuesIn(message_limits),
                         [](auto const& test) {
                           std::string name = test.param.name;
                           std::erase_if(name, [](char c) { return c == ' ' || c == '_'; });
                           return name;
                         });

class ModalLimit : public testing::TestWithParam<Limit> {};

TEST_P(ModalLimit, HoldsAtTheLimitAndNotOneOver) {
  auto const& limit = GetParam();
  EXPECT_EQ(refusal_of_modal(limit.blocks(limit.most)), "");
  EXPECT_EQ(refusal_of_modal(limit.blocks(limit.most + 1)), "invalid_arguments");
}

Limit const modal_limits[] = {
    {"blocks", 100,
     [](std::size_t n) {
       return modal(repeated(n, [](std::size_t) { return Json{{"type", "divider"}}; }));
     }},
    {"title", 24, [](std::size_t n) { return modal_with("title", plain(text_of(n))); }},
    {"submit", 24, [](std::size_t n) { return modal_with("submit", plain(text_of(n))); }},
    {"close", 24, [](std::size_t n) { return modal_with("close", plain(text_of(n))); }},
    {"private metadata", 3000,
     [](std::size_t n) { return modal_with("private_metadata", text_of(n)); }},
    {"callback_id", 255, [](std::size_t n) { return modal_with("callback_id", text_of(n)); }},
    {"external_id", 255, [](std::size_t n) { return modal_with("external_id", text_of(n)); }},
    {"focus", 1,
     [](std::size_t n) {
       return modal(repeated(n, [](std::size_t) {
         return input({{"type", "plain_text_input"}, {"focus_on_load", true}});
       }));
     }},
    {"alert", 200,
     [](std::size_t n) {
       return modal(one({{"type", "alert"}, {"text", plain(text_of(n))}}));
     }},
};

INSTANTIATE_TEST_SUITE_P(Every, ModalLimit, testing::ValuesIn(modal_limits), [](auto const& test) {
  std::string name = test.param.name;
  std::erase_if(name, [](char c) { return c == ' ' || c == '_'; });
  return name;
});

}  // namespace
}  // namespace sandbox_tests
