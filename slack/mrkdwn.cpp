// Putting Slack's markup together.
#include "slack/mrkdwn.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <utility>

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

// Where the next web address begins; the text's end when there is none.
std::size_t address_begin(std::string_view text) {
  std::size_t const secure = text.find("https://");
  std::size_t const plain = text.find("http://");
  return std::min({secure, plain, text.size()});
}

// How long the address at the beginning is: to the next blank or mark that no address ends in.
std::size_t address_length(std::string_view text) {
  std::size_t const end = text.find_first_of(" \t\r\n<>|\"*`");
  std::string_view url = text.substr(0, end);
  while (!url.empty() &&
         std::string_view(".,;:!?)]}'_~").find(url.back()) != std::string_view::npos) {
    url.remove_suffix(1);
  }
  return url.size();
}

void decode_entities(std::string& text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string_view const rest = std::string_view(text).substr(i);
    constexpr std::array entities = {std::pair{std::string_view("&amp;"), '&'},
                                     std::pair{std::string_view("&lt;"), '<'},
                                     std::pair{std::string_view("&gt;"), '>'}};
    auto const found = std::ranges::find_if(
        entities, [&](auto const& entity) { return rest.starts_with(entity.first); });
    if (found == entities.end()) {
      plain += text[i];
    } else {
      plain += found->second;
      i += found->first.size() - 1;
    }
  }
  text = std::move(plain);
}

// The inside of "<…>": "#C1|general", "@U1", "!here", "https://x.example|x".
std::string reference_as_typed(std::string_view inside) {
  std::string_view const target = inside.substr(0, inside.find('|'));
  std::string_view const label =
      target.size() < inside.size() ? inside.substr(target.size() + 1) : std::string_view{};
  bool const is_name = target.starts_with('#') || target.starts_with('@');
  if (is_name) {
    std::string name(1, target.front());
    return name.append(label.empty() ? target.substr(1) : label);
  }
  if (target.starts_with('!')) {
    std::string_view const word = label.empty() ? target.substr(1) : label;
    return word.starts_with('@') ? std::string(word) : "@" + std::string(word);
  }
  return std::string(target.starts_with("mailto:") ? target.substr(7) : target);
}

}  // namespace

std::string as_typed(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    std::size_t const open = std::min(text.find('<'), text.size());
    std::size_t const close = text.find('>', open);
    plain += text.substr(0, open);
    if (close == std::string_view::npos) {
      plain += text.substr(open);
      break;
    }
    plain += reference_as_typed(text.substr(open + 1, close - open - 1));
    text.remove_prefix(close + 1);
  }
  decode_entities(plain);
  return plain;
}

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

Mrkdwn& Mrkdwn::typed_message(std::string_view text) {
  while (!text.empty()) {
    std::size_t const begin = address_begin(text);
    append_escaped(text_, text.substr(0, begin));
    text.remove_prefix(begin);
    if (text.empty()) break;
    std::string_view const url = text.substr(0, address_length(text));
    bool const is_address = url.size() > url.find("//") + 2 && is_linkable(url);
    if (is_address) text_ += '<';
    append_escaped(text_, url);
    if (is_address) text_ += '>';
    text.remove_prefix(url.size());
  }
  return *this;
}

Mrkdwn& Mrkdwn::written_before(std::string_view mrkdwn) {
  text_ += mrkdwn;
  return *this;
}

Mrkdwn& Mrkdwn::number(std::int64_t number) {
  std::array<char, 24> digits;
  auto const [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  static_cast<void>(error);  // 24 characters hold any number
  text_.append(digits.data(), end);
  return *this;
}

Mrkdwn& Mrkdwn::channel(std::string_view channel_id) {
  text_ += "<#";
  append_escaped(text_, channel_id);
  text_ += '>';
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

void Mrkdwn::two_digits(std::int64_t number) {
  text_ += static_cast<char>('0' + number / 10 % 10);
  text_ += static_cast<char>('0' + number % 10);
}

void Mrkdwn::utc_day(std::int64_t ms) {
  namespace chrono = std::chrono;
  auto const day =
      chrono::floor<chrono::days>(chrono::sys_time<chrono::milliseconds>(chrono::milliseconds(ms)));
  chrono::year_month_day const date(day);
  number(static_cast<int>(date.year()));
  text_ += '-';
  two_digits(static_cast<unsigned>(date.month()));
  text_ += '-';
  two_digits(static_cast<unsigned>(date.day()));
}

Mrkdwn& Mrkdwn::date(std::int64_t ms) {
  text_ += "<!date^";
  number(ms / 1000);
  text_ += "^{date_short}|";
  utc_day(ms);
  text_ += '>';
  return *this;
}

Mrkdwn& Mrkdwn::moment(std::int64_t ms) {
  constexpr std::int64_t minute_ms = 60'000;
  text_ += "<!date^";
  number(ms / 1000);
  text_ += "^{date_short_pretty} at {time}|";
  utc_day(ms);
  text_ += ' ';
  two_digits(ms / minute_ms / 60 % 24);
  text_ += ':';
  two_digits(ms / minute_ms % 60);
  text_ += " UTC>";
  return *this;
}

Mrkdwn& Mrkdwn::add(Mrkdwn const& other) {
  text_ += other.text_;
  return *this;
}

}  // namespace slack
