#include "content/gift_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "content/shown_text.hpp"
#include "content/words.hpp"

namespace content {
namespace {

using domain::TextFormat;

constexpr std::array<std::pair<std::string_view, TextFormat>, 4> formats = {
    {{"[html]", TextFormat::html},
     {"[markdown]", TextFormat::markdown},
     {"[plain]", TextFormat::plain},
     {"[moodle]", TextFormat::automatic}}};
constexpr std::string_view marks = "\\:#=~{}";
constexpr std::string_view blanks = " \t\r\n\f\v";

auto format_at(std::string_view text) {
  return std::find_if(formats.begin(), formats.end(),
                      [&](auto const& format) { return text.starts_with(format.first); });
}

// Each line without white space at its ends.
std::string with_trimmed_lines(std::string_view text) {
  std::string result;
  for (auto const line : split(text, '\n')) {
    result += trim(line);
    result += '\n';
  }
  return result;
}

bool keeps_white_space(TextFormat format) {
  return format == TextFormat::html || format == TextFormat::markdown;
}

}  // namespace

std::string_view inner(std::string_view text) {
  auto const begin = std::min(text.find_first_not_of(blanks), text.size());
  auto const end = text.find_last_not_of(blanks);
  return begin == text.size() ? text.substr(0, 0) : text.substr(begin, end - begin + 1);
}

std::size_t find_mark(std::string_view text, std::string_view wanted, std::size_t from) {
  for (std::size_t at = from; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (wanted.find(text[at]) != std::string_view::npos) {
      return at;
    }
  }
  return std::string_view::npos;
}

std::vector<std::string_view> cut_at_marks(std::string_view text, std::string_view wanted) {
  std::vector<std::string_view> pieces;
  auto at = find_mark(text, wanted);
  auto const first = text.substr(0, std::min(at, text.size()));
  if (!inner(first).empty()) pieces.push_back(first);
  while (at < text.size()) {
    auto const next = std::min(find_mark(text, wanted, at + 1), text.size());
    pieces.push_back(text.substr(at, next - at));
    at = next;
  }
  return pieces;
}

std::string unescaped(std::string_view raw) {
  std::string result;
  for (std::size_t at = 0; at < raw.size(); ++at) {
    char const next = raw[at] == '\\' && at + 1 < raw.size() ? raw[at + 1] : '\0';
    if (next == 'n') {
      result += '\n';
    } else if (next != '\0' && marks.find(next) != std::string_view::npos) {
      result += next;
    } else {
      result += raw[at];
      continue;
    }
    ++at;
  }
  return result;
}

std::string escaped(std::string_view text) {
  std::string result;
  for (char const c : text) {
    if (c == '\n') {
      result += "\\n";
    } else if (c != '\r') {
      if (marks.find(c) != std::string_view::npos) result += '\\';
      result += c;
    }
  }
  return result;
}

std::string gift_line(std::string_view raw) {
  std::string result;
  auto const text = unescaped(raw);
  for (auto const line : split(text, '\n')) {
    auto const words = trim(line);
    if (!result.empty() && !words.empty()) result += ' ';
    result += words;
  }
  return result;
}

std::optional<bool> truth_of(std::string_view words) {
  auto const word = trim(words);
  if (word == "T" || word == "TRUE") return true;
  if (word == "F" || word == "FALSE") return false;
  return std::nullopt;
}

domain::Text gift_text(std::string_view raw, TextFormat inherited) {
  raw = inner(raw);
  auto const named = format_at(raw);
  auto const format = named == formats.end() ? inherited : named->second;
  if (named != formats.end()) raw.remove_prefix(named->first.size());
  auto const text = keeps_white_space(format) ? unescaped(raw) : unescaped(with_trimmed_lines(raw));
  return text_of(std::string(trim(text)), format);
}

std::string format_mark(TextFormat format) {
  auto const* const found = std::find_if(formats.begin(), formats.end(),
                                         [&](auto const& known) { return known.second == format; });
  return std::string(found->first);
}

bool begins_with_format(std::string_view text) { return format_at(text) != formats.end(); }

domain::Text text_of(std::string source, TextFormat format) {
  if (source.empty()) return {};
  auto words = shown(source, format);
  return {std::move(source), format, std::move(words)};
}

}  // namespace content
