// SQL as named constants, in the dialect that SQLite and PostgreSQL share.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace storage {

// Stands beside the function that uses it; parameters are $1, $2, … The name appears in metrics and
// errors. Must have static storage: statements are kept prepared by its address.
struct Sql {
  std::string_view name;
  std::string_view text;
};

// A parameter. Texts must outlive the run of the statement.
using Value = std::variant<std::nullptr_t, std::int64_t, double, std::string_view>;

template <class T>
Value value_or_null(std::optional<T> const& value) {
  return value ? Value(*value) : Value(nullptr);
}

}  // namespace storage
