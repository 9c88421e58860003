// Putting Slack's markup together.
#include "slack/mrkdwn.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "slack/eight_bytes.hpp"

namespace slack {
namespace {

bool is_markup(char c) { return c == '&' || c == '<' || c == '>'; }

bool may_be_markup(std::uint64_t word) {
  using namespace eight_bytes;
  return (has(word, '&') | has(word, '<') | has(word, '>')) != 0;
}

// Copies runs of plain characters: nearly all of every text.
void append_escaped(std::string& out, std::string_view typed) {
  char const* written = typed.data();
  char const* const end = written + typed.size();
  for (;;) {
    char const* const at = eight_bytes::find_special(written, end, may_be_markup, is_markup);
    out.append(written, at);
    if (at == end) return;
    out += *at == '&' ? "&amp;" : *at == '<' ? "&lt;" : "&gt;";
    written = at + 1;
  }
}

bool is_linkable(std::string_view url) {
  bool const has_scheme =
      url.starts_with("https://") || url.starts_with("http://") || url.starts_with("mailto:");
  constexpr std::size_t url_limit = 2000;
  return has_scheme && url.size() <= url_limit &&
         url.find_first_of("|<> \n\r\t") == std::string_view::npos;
}

}  // namespace

std::string escaped(std::string_view typed) {
  std::string result;
  result.reserve(typed.size() + 8);
  append_escaped(result, typed);
  return result;
}

Mrkdwn& Mrkdwn::typed(std::string_view text) {
  append_escaped(text_, text);
  return *this;
}

Mrkdwn& Mrkdwn::bold(std::string_view text) {
  if (text.empty()) return *this;
  text_ += '*';
  // A star or a line break inside would end the bold early.
  if (text.find('*') == std::string_view::npos && text.find('\n') == std::string_view::npos) {
    append_escaped(text_, text);
  } else {
    std::string plain(text);
    std::erase(plain, '*');
    std::ranges::replace(plain, '\n', ' ');
    append_escaped(text_, plain);
  }
  text_ += '*';
  return *this;
}

Mrkdwn& Mrkdwn::number(std::int64_t number) {
  std::array<char, 24> digits;
  auto const [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  static_cast<void>(error);  // 24 characters hold any number
  text_.append(digits.data(), end);
  return *this;
}

Mrkdwn& Mrkdwn::user(std::string_view slack_user_id) {
  text_ += "<@";
  append_escaped(text_, slack_user_id);
  text_ += '>';
  return *this;
}

Mrkdwn& Mrkdwn::link(std::string_view url, std::string_view label) {
  if (!is_linkable(url)) return typed(label);
  text_ += '<';
  append_escaped(text_, url);
  text_ += '|';
  // A bar would end the address for some clients.
  std::string plain(label);
  std::ranges::replace(plain, '|', '/');
  append_escaped(text_, plain);
  text_ += '>';
  return *this;
}

Mrkdwn& Mrkdwn::date(std::int64_t ms) {
  namespace chrono = std::chrono;
  auto const day =
      chrono::floor<chrono::days>(chrono::sys_time<chrono::milliseconds>(chrono::milliseconds(ms)));
  chrono::year_month_day const date(day);
  auto const two = [this](unsigned value) {
    text_ += static_cast<char>('0' + value / 10 % 10);
    text_ += static_cast<char>('0' + value % 10);
  };
  text_ += "<!date^";
  number(ms / 1000);
  text_ += "^{date_short}|";
  number(static_cast<int>(date.year()));
  text_ += '-';
  two(static_cast<unsigned>(date.month()));
  text_ += '-';
  two(static_cast<unsigned>(date.day()));
  text_ += '>';
  return *this;
}

Mrkdwn& Mrkdwn::add(Mrkdwn const& other) {
  text_ += other.text_;
  return *this;
}

}  // namespace slack
