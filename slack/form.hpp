// Bodies of type application/x-www-form-urlencoded.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace slack {

class Form {
 public:
  // Nothing for what is not a form: a broken percent sequence, text that is not UTF-8, a NUL, a
  // field given twice, or more than `field_limit` fields.
  static std::optional<Form> parse(std::string_view body);

  static constexpr std::size_t field_limit = 64;

  // Empty when the field is missing.
  std::string_view value(std::string_view name) const;
  bool has(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

}  // namespace slack
