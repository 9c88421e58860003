#include "content/words.hpp"

#include <charconv>

namespace content {
namespace {

constexpr std::string_view white_space = " \t\r\n\f\v";
constexpr std::size_t longest_id = 60;

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

}  // namespace

bool says(std::string_view text, std::string_view words) {
  return lower(text).find(words) != std::string::npos;
}

bool begins_with(std::string_view text, std::string_view words) {
  return lower(trim(text).substr(0, words.size())) == words;
}

bool ends_with(std::string_view text, std::string_view words) {
  auto const whole = trim(text);
  if (whole.size() < words.size()) return false;
  return lower(whole.substr(whole.size() - words.size())) == words;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    auto const end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string slug(std::string_view text) {
  std::string result;
  for (char const letter : lower(text)) {
    if (is_letter_or_digit(letter)) {
      result += letter;
    } else if (!result.empty() && result.back() != '-' && letter != '\'') {
      result += '-';
    }
  }
  if (result.size() > longest_id) result.resize(longest_id);
  while (!result.empty() && result.back() == '-') result.pop_back();
  return result;
}

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= longest_id && slug(text) == text;
}

std::string shortened(std::string_view text, std::size_t most) {
  std::string result;
  std::size_t characters = 0;
  for (char const letter : trim(text)) {
    bool const space = white_space.find(letter) != std::string_view::npos;
    if (space && !result.empty() && result.back() == ' ') continue;
    if (!continues_character(letter) && ++characters > most) break;
    result += space ? ' ' : letter;
  }
  return result;
}

std::optional<int> small_number(std::string_view text) {
  if (text.empty() || text.size() > 4) return std::nullopt;
  int number = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 0) return std::nullopt;
  return number;
}

std::string singular(std::string_view text) {
  std::string word(trim(text));
  if (word.size() < 3 || word.back() != 's') return word;
  if (ends_with(word, "ss") || ends_with(word, "us") || ends_with(word, "is")) return word;
  if (ends_with(word, "ies")) return word.substr(0, word.size() - 3) + "y";
  word.pop_back();
  return word;
}

}  // namespace content
