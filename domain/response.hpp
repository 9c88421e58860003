// What somebody answered to a question, and its form in the database.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

struct Response {
  // Choices and true/false: indexes into the question's answers. Matching: for each left side (the
  // answers whose text isn't empty, in order) the index of the answer whose right side was chosen,
  // -1 = none.
  std::vector<int> chosen;
  std::string text;  // short answer, numerical, essay

  friend bool operator==(Response const&, Response const&) = default;
};

// "0,2" for choices, ":words as typed" for a text, both one after the other where there are both.
std::string to_text(Response const& response);

// Exactly what `to_text` writes; empty for anything else.
std::optional<Response> response_of(std::string_view text);

}  // namespace domain
