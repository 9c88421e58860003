// See form.hpp.
#include "sandbox/form.hpp"

#include <cctype>

namespace sandbox {
namespace {

void append_encoded(std::string& out, std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (char const c : text) {
    auto const byte = static_cast<unsigned char>(c);
    bool const plain = std::isalnum(byte) != 0 || c == '-' || c == '_' || c == '.' || c == '*';
    if (plain) {
      out += c;
    } else if (c == ' ') {
      out += '+';
    } else {
      out += '%';
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
    }
  }
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::string encode_form(Form const& fields) {
  std::string out;
  for (auto const& [name, value] : fields) {
    if (!out.empty()) out += '&';
    append_encoded(out, name);
    out += '=';
    append_encoded(out, value);
  }
  return out;
}

std::string decode_url_text(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+') {
      out += ' ';
    } else if (text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
               hex_value(text[i + 2]) >= 0) {
      out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

Form decode_form(std::string_view text) {
  Form form;
  while (!text.empty()) {
    auto const end = text.find('&');
    auto const field = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    if (field.empty()) continue;
    auto const equals = field.find('=');
    auto const value = equals == std::string_view::npos ? "" : field.substr(equals + 1);
    form.emplace_back(decode_url_text(field.substr(0, equals)), decode_url_text(value));
  }
  return form;
}

std::string field_of(Form const& form, std::string_view name) {
  for (auto const& [field, value] : form) {
    if (field == name) return value;
  }
  return {};
}

}  // namespace sandbox
