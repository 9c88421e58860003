// See typed_text.hpp.
#include "sandbox/typed_text.hpp"

#include <algorithm>
#include <cctype>
#include <optional>

#include "sandbox/people.hpp"

namespace sandbox {
namespace {

struct Taken {
  std::size_t length = 0;  // of the typed text
  std::string replacement;
};

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    return std::tolower(static_cast<unsigned char>(x)) ==
           std::tolower(static_cast<unsigned char>(y));
  });
}

// True when `text` begins with this name and the name ends there.
bool begins_with_name(std::string_view text, std::string_view name) {
  if (name.empty() || !equal_ignoring_case(text.substr(0, name.size()), name)) return false;
  if (text.size() == name.size() || !is_word(text[name.size()])) {
    // "lena.vogt" is another handle than "lena", but "lena." ends a sentence.
    bool const dotted =
        text.size() > name.size() + 1 && text[name.size()] == '.' && is_word(text[name.size() + 1]);
    return !dotted;
  }
  return false;
}

std::optional<Taken> person_at(Workspace const& workspace, std::string_view text) {
  std::optional<Taken> best;
  for (auto const& person : workspace.people) {
    if (person.is_deleted) continue;
    for (std::string const* name : {&person.name, &person.real_name}) {
      if (!begins_with_name(text.substr(1), *name)) continue;
      if (best && best->length > name->size()) continue;
      best = Taken{name->size() + 1, "<@" + person.id + ">"};
    }
  }
  return best;
}

std::optional<Taken> channel_at(Workspace const& workspace, std::string_view text) {
  std::optional<Taken> best;
  for (auto const& conversation : workspace.conversations) {
    auto const& channel = conversation.channel;
    bool const room = conversation.visibility == Visibility::open ||
                      conversation.visibility == Visibility::closed;
    if (!room || !begins_with_name(text.substr(1), channel.name)) continue;
    if (best && best->length > channel.name.size()) continue;
    auto const label = channel.is_private ? std::string() : channel.name;
    best = Taken{channel.name.size() + 1, "<#" + channel.id + "|" + label + ">"};
  }
  return best;
}

// "<@U…>", "<#C…|name>", "<!here>", "<https://…>" as a page has written them already.
std::optional<Taken> sequence_at(std::string_view text) {
  auto const end = text.find('>');
  if (end == std::string_view::npos || end < 3) return std::nullopt;
  auto const inside = text.substr(1, end - 1);
  bool const known = inside.starts_with("@") || inside.starts_with("#") ||
                     inside.starts_with("!") || inside.starts_with("http://") ||
                     inside.starts_with("https://") || inside.starts_with("mailto:");
  if (!known || inside.find_first_of(" \n<") != std::string_view::npos) return std::nullopt;
  return Taken{end + 1, std::string(text.substr(0, end + 1))};
}

std::optional<Taken> address_at(std::string_view text) {
  if (!text.starts_with("https://") && !text.starts_with("http://")) return std::nullopt;
  auto length = std::min(text.find_first_of(" \t\n<>"), text.size());
  while (length > 0 &&
         std::string_view(".,;:!?)'\"").find(text[length - 1]) != std::string_view::npos) {
    --length;
  }
  auto const address = text.substr(0, length);
  if (address.ends_with("//")) return std::nullopt;
  std::string replacement = "<";
  for (std::size_t i = 0; i < address.size(); ++i) {
    bool const bare = address[i] == '&' && !address.substr(i).starts_with("&amp;");
    replacement += bare ? std::string("&amp;") : std::string(1, address[i]);
  }
  return Taken{length, replacement + ">"};
}

std::optional<Taken> entity_at(std::string_view text) {
  for (std::string_view const entity : {"&amp;", "&lt;", "&gt;"}) {
    if (text.starts_with(entity)) return Taken{entity.size(), std::string(entity)};
  }
  return Taken{1, "&amp;"};
}

std::optional<Taken> special_at(Workspace const& workspace, std::string_view text,
                                bool at_word_start) {
  switch (text.front()) {
    case '@':
      return at_word_start ? person_at(workspace, text) : std::nullopt;
    case '#':
      return at_word_start ? channel_at(workspace, text) : std::nullopt;
    case 'h':
      return at_word_start ? address_at(text) : std::nullopt;
    case '<':
      return sequence_at(text).value_or(Taken{1, "&lt;"});
    case '>':
      return Taken{1, "&gt;"};
    case '&':
      return entity_at(text);
    default:
      return std::nullopt;
  }
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto i = text.find(from); i != std::string::npos; i = text.find(from, i + to.size())) {
    text.replace(i, from.size(), to);
  }
}

std::string unescaped(std::string text) {
  replace_all(text, "&lt;", "<");
  replace_all(text, "&gt;", ">");
  replace_all(text, "&amp;", "&");
  return text;
}

Json sequence_element(std::string_view sequence) {
  auto const inside = sequence.substr(1, sequence.size() - 2);
  auto const bar = inside.find('|');
  auto const target = inside.substr(0, bar);
  auto const rest = std::string(target.substr(1));
  if (target.starts_with("@")) return Json{{"type", "user"}, {"user_id", rest}};
  if (target.starts_with("#")) return Json{{"type", "channel"}, {"channel_id", rest}};
  if (target.starts_with("!")) return Json{{"type", "broadcast"}, {"range", rest}};
  Json link{{"type", "link"}, {"url", unescaped(std::string(target))}};
  if (bar != std::string_view::npos) link["text"] = unescaped(std::string(inside.substr(bar + 1)));
  return link;
}

}  // namespace

std::string escaped_text(Workspace const& workspace, std::string_view typed) {
  std::string out;
  for (std::size_t i = 0; i < typed.size();) {
    bool const at_word_start = i == 0 || !is_word(typed[i - 1]);
    auto const taken = special_at(workspace, typed.substr(i), at_word_start);
    out += taken ? taken->replacement : std::string(1, typed[i]);
    i += taken ? taken->length : 1;
  }
  return out;
}

Json rich_text_block(std::string_view escaped) {
  auto elements = Json::array();
  std::string plain;
  auto const flush = [&] {
    if (!plain.empty()) elements.push_back({{"type", "text"}, {"text", unescaped(plain)}});
    plain.clear();
  };
  for (std::size_t i = 0; i < escaped.size();) {
    auto const sequence = escaped[i] == '<' ? sequence_at(escaped.substr(i)) : std::nullopt;
    if (!sequence) {
      plain += escaped[i++];
      continue;
    }
    flush();
    elements.push_back(sequence_element(sequence->replacement));
    i += sequence->length;
  }
  flush();
  Json section{{"type", "rich_text_section"}, {"elements", std::move(elements)}};
  return Json{{"type", "rich_text"}, {"elements", Json::array({std::move(section)})}};
}

}  // namespace sandbox
