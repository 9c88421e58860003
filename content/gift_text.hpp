// The words of GIFT: marks, escapes, formats. A backslash before one of \ : # = ~ { } makes it a
// letter; `\n` is a line break; any other backslash is itself.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/question.hpp"

namespace content {

// Without white space at both ends; even when empty a part of `text`, so that its line is known.
std::string_view inner(std::string_view text);

// The first of `marks` that is not escaped; npos when there is none.
std::size_t find_mark(std::string_view text, std::string_view marks, std::size_t from = 0);

// Cut before each of `marks`; what stands before the first mark comes first unless it is blank.
std::vector<std::string_view> cut_at_marks(std::string_view text, std::string_view marks);

std::string unescaped(std::string_view raw);

// Every letter that could be a mark, escaped; line breaks as `\n`.
std::string escaped(std::string_view text);

// Escapes undone, on one line, trimmed.
std::string gift_line(std::string_view raw);

// What "T", "TRUE", "F" or "FALSE" say. In small letters they are words that somebody types.
std::optional<bool> truth_of(std::string_view words);

// Of `[html]`, `[plain]`, `[markdown]` or `[moodle]` at its beginning, else `inherited`. An empty
// text has no format.
domain::Text gift_text(std::string_view raw, domain::TextFormat inherited);

// `[html]` …
std::string format_mark(domain::TextFormat format);

// Whether one of the format marks stands at the beginning.
bool begins_with_format(std::string_view text);

// The text and what people read of it.
domain::Text text_of(std::string source, domain::TextFormat format);

}  // namespace content
