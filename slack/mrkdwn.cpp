// Putting Slack's markup together.
#include "slack/mrkdwn.hpp"

#include <algorithm>
#include <chrono>

namespace slack {
namespace {

void append_escaped(std::string& out, std::string_view typed) {
  for (char const c : typed) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      default: out += c;
    }
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

Mrkdwn& Mrkdwn::own(OwnWords words) {
  text_ += words.text;
  return *this;
}

Mrkdwn& Mrkdwn::typed(std::string_view text) {
  append_escaped(text_, text);
  return *this;
}

Mrkdwn& Mrkdwn::bold(std::string_view text) {
  if (text.empty()) return *this;
  text_ += '*';
  // A star or a line break inside would end the bold early.
  std::string plain(text);
  std::erase(plain, '*');
  std::ranges::replace(plain, '\n', ' ');
  append_escaped(text_, plain);
  text_ += '*';
  return *this;
}

Mrkdwn& Mrkdwn::number(std::int64_t number) {
  text_ += std::to_string(number);
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
  auto const day = chrono::floor<chrono::days>(chrono::sys_time<chrono::milliseconds>(
      chrono::milliseconds(ms)));
  chrono::year_month_day const date(day);
  auto const two = [](unsigned value) {
    return (value < 10 ? "0" : "") + std::to_string(value);
  };
  text_ += "<!date^" + std::to_string(ms / 1000) + "^{date_short}|" +
           std::to_string(static_cast<int>(date.year())) + '-' +
           two(static_cast<unsigned>(date.month())) + '-' +
           two(static_cast<unsigned>(date.day())) + '>';
  return *this;
}

Mrkdwn& Mrkdwn::add(Mrkdwn const& other) {
  text_ += other.text_;
  return *this;
}

}  // namespace slack
