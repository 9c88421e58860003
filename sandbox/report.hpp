// What is wrong with a payload, in the words that Slack's Web API answers with:
// "[ERROR] must be less than 25 characters [json-pointer:/view/title/text]".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sandbox {

class Report {
 public:
  void error(std::string_view pointer, std::string_view text);

  // Lengths are counted in Unicode code points.
  void longer_than(std::string_view pointer, std::string_view text, std::size_t most);
  void shorter_than(std::string_view pointer, std::string_view text, std::size_t least);
  void count(std::string_view pointer, std::size_t items, std::size_t least, std::size_t most);

  bool empty() const { return messages_.empty(); }
  std::vector<std::string> const& messages() const { return messages_; }

 private:
  std::vector<std::string> messages_;
};

std::size_t count_code_points(std::string_view utf8);

// The longest beginning of at most `most` code points.
std::string_view first_code_points(std::string_view utf8, std::size_t most);

}  // namespace sandbox
