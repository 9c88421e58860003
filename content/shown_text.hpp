// What people read in Slack of a text that an author formatted.
#pragma once

#include <string>
#include <string_view>

#include "domain/question.hpp"

namespace content {

// Plain text (see domain::Text::shown), trimmed, without control characters but line breaks.
//   html       as a browser lays it out: paragraphs, lists, tables row by row with " | ", code in
//              backticks, "[alt]" for a picture, "label (url)" for a link, x^2 and x_1
//   markdown   the same of Markdown; beyond 64 KiB it is shown as it is written
//   automatic  Moodle's: line breaks count, and known tags and references ("&eacute;") are read as
//              HTML where there are any; "a < b" and "vector<int>" stay
//   plain      as it is, without white space at the ends of lines
// Any bytes may come; UTF-8 gives UTF-8. Takes linear time. Slack's own marks are not escaped here.
std::string shown(std::string_view source, domain::TextFormat format);

}  // namespace content
