// Bodies of type application/x-www-form-urlencoded.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace slack {

// Reads in place: must not outlive the body.
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
  // A text of the body, decoded only where it has to be: most fields are plain.
  struct Text {
    std::string_view plain;
    std::string decoded;  // used when `plain` has no data

    std::string_view view() const { return plain.data() != nullptr ? plain : decoded; }
  };
  static std::optional<Text> read_text(std::string_view encoded);

  struct Field {
    Text name;
    Text value;
  };
  std::vector<Field> fields_;
};

}  // namespace slack
