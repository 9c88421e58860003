// Slack's message markup, made so that nothing typed by a person can act as markup.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace slack {

// Words that we wrote: only a literal in the source can become one.
struct OwnWords {
  consteval OwnWords(char const* literal) : text(literal) {}
  std::string_view text;
};

// `&`, `<` and `>` as entities: all that Slack asks to escape.
std::string escaped(std::string_view typed);

// What a person typed into a command, before Slack escaped it: "&amp;" is "&" again,
// "<#C1|general>"
// "#general", "<https://x.example|x>" the address.
std::string as_typed(std::string_view escaped_by_slack);

// A text being put together. `own` takes markup and words of ours; everything else comes in by
// `typed`, which escapes it. Functions return the text itself, to be chained.
class Mrkdwn {
 public:
  Mrkdwn() = default;
  Mrkdwn(OwnWords words) : text_(words.text) {}

  Mrkdwn& own(OwnWords words) {
    // Growing step by step would copy each text several times.
    if (text_.capacity() < usual_length) text_.reserve(usual_length);
    text_ += words.text;
    return *this;
  }
  Mrkdwn& typed(std::string_view text);  // from a person, the handbook, a setting
  Mrkdwn& bold(std::string_view text);   // typed, on one line, in bold
  // Typed with marks such as *bold*, which stay, and with web addresses, which become links.
  // Nothing else acts: no mention, no link under other words.
  Mrkdwn& typed_message(std::string_view text);
  Mrkdwn& written_before(std::string_view mrkdwn);  // what a Mrkdwn gave, kept meanwhile
  Mrkdwn& number(std::int64_t number);
  Mrkdwn& channel(std::string_view channel_id);
  Mrkdwn& user(std::string_view slack_user_id);
  // A link; without an http(s) or mailto address just the label. `label` is typed.
  Mrkdwn& link(std::string_view url, std::string_view label);
  // The day of an instant (UTC milliseconds), shown in the reader's zone.
  Mrkdwn& date(std::int64_t ms);
  // The same with the time; where dates can't be shown so, in UTC.
  Mrkdwn& moment(std::int64_t ms);
  Mrkdwn& add(Mrkdwn const& other);

  // For texts that will be long.
  Mrkdwn& reserve(std::size_t bytes) {
    text_.reserve(bytes);
    return *this;
  }

  bool empty() const { return text_.empty(); }
  std::string const& text() const& { return text_; }
  std::string text() && { return std::move(text_); }

 private:
  void utc_day(std::int64_t ms);
  void two_digits(std::int64_t number);

  static constexpr std::size_t usual_length = 120;
  std::string text_;
};

}  // namespace slack
