// Plain text as authors type it into a file or a cell: its lines, its parts, and it as a value.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/question.hpp"

namespace content {

// Lines end with LF, CR LF or CR; the end of the text ends the last.
std::vector<std::string_view> lines_of(std::string_view text);

// Trimmed, in plain format, its lines ended by LF.
domain::Text plain_text(std::string_view text);

// What a cell enumerates: its lines, of which blank ones don't count, or in a cell of one line what
// stands between `|`, where a blank part is kept unless it is the last. Each is trimmed.
std::vector<std::string_view> cell_parts(std::string_view cell);

}  // namespace content
