// Writing and reading responses.
#include "domain/response.hpp"

#include <charconv>
#include <system_error>

namespace domain {
namespace {

std::optional<std::vector<int>> indexes_of(std::string_view text) {
  std::vector<int> indexes;
  char const* at = text.data();
  char const* const end = at + text.size();
  while (at != end) {
    if (!indexes.empty() && *at++ != ',') return {};
    auto const [after, error] = std::from_chars(at, end, indexes.emplace_back());
    if (error != std::errc()) return {};
    at = after;
  }
  return indexes;
}

}  // namespace

std::string to_text(Response const& response) {
  std::string text;
  for (int const index : response.chosen) {
    if (!text.empty()) text += ',';
    text += std::to_string(index);
  }
  if (!response.text.empty()) text += ':' + response.text;
  return text;
}

std::optional<Response> response_of(std::string_view text) {
  std::size_t const colon = text.find(':');
  std::optional<std::vector<int>> indexes = indexes_of(text.substr(0, colon));
  if (!indexes) return {};
  Response response{std::move(*indexes), {}};
  if (colon != std::string_view::npos) response.text = text.substr(colon + 1);
  // One way to write each: no leading zeros, no ":" without words.
  if (to_text(response) != text) return {};
  return response;
}

}  // namespace domain
