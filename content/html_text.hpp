// What people read of HTML.
#pragma once

#include <string>
#include <string_view>

#include "content/plain_writer.hpp"

namespace content {

// Paragraphs, headings and list items ("• ", "1. ") stand on lines of their own, cells of a row
// between " | ", code in backticks, pictures as "[alt]" or "[picture]", links as "label (url)".
// `html` may be a part of a page; it is at most parsed in one piece of reduce_html().
void write_html(std::string_view html, PlainWriter& writer);

}  // namespace content
