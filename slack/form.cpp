// Reading forms.
#include "slack/form.hpp"

#include <algorithm>

#include "slack/eight_bytes.hpp"
#include "slack/utf8.hpp"

namespace slack {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_encoded(char c) { return c == '%' || c == '+'; }

bool may_be_encoded(std::uint64_t word) {
  using namespace eight_bytes;
  return (has(word, '%') | has(word, '+')) != 0;
}

// Every third character of JSON in a form stands for another, so each is looked at.
std::optional<std::string> decoded(std::string_view text) {
  std::string result(text.size(), ' ');
  char* to = result.data();
  char const* const end = text.data() + text.size();
  for (char const* at = text.data(); at != end; ++at, ++to) {
    if (*at != '%') {
      if (*at != '+') *to = *at;
      continue;
    }
    if (end - at < 3) return std::nullopt;
    int const high = hex_digit(at[1]);
    int const low = hex_digit(at[2]);
    if (high < 0 || low < 0 || high + low == 0) return std::nullopt;
    *to = static_cast<char>(high * 16 + low);
    at += 2;
  }
  result.resize(static_cast<std::size_t>(to - result.data()));
  return result;
}

bool is_text(std::string_view text) {
  return text.find('\0') == std::string_view::npos && is_utf8(text);
}

}  // namespace

std::optional<Form::Text> Form::read_text(std::string_view encoded) {
  Text text;
  char const* const end = encoded.data() + encoded.size();
  if (eight_bytes::find_special(encoded.data(), end, may_be_encoded, is_encoded) == end) {
    text.plain = encoded;
  } else if (auto result = decoded(encoded)) {
    text.decoded = std::move(*result);
  } else {
    return std::nullopt;
  }
  if (!is_text(text.view())) return std::nullopt;
  return text;
}

std::optional<Form> Form::parse(std::string_view body) {
  Form form;
  form.fields_.reserve(16);  // a slash command has 13
  while (!body.empty()) {
    std::size_t const end = std::min(body.find('&'), body.size());
    std::string_view const field = body.substr(0, end);
    body.remove_prefix(std::min(end + 1, body.size()));
    std::size_t const equals = field.find('=');
    if (equals == std::string_view::npos || equals == 0) return std::nullopt;
    auto name = read_text(field.substr(0, equals));
    auto value = read_text(field.substr(equals + 1));
    bool const usable =
        name && value && !form.has(name->view()) && form.fields_.size() < field_limit;
    if (!usable) return std::nullopt;
    form.fields_.push_back({std::move(*name), std::move(*value)});
  }
  return form;
}

std::string_view Form::value(std::string_view name) const {
  for (Field const& field : fields_) {
    if (field.name.view() == name) return field.value.view();
  }
  return {};
}

bool Form::has(std::string_view name) const {
  return std::ranges::any_of(fields_,
                             [&](Field const& field) { return field.name.view() == name; });
}

}  // namespace slack
