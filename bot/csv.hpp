// Writing comma-separated values.
#pragma once

#include <ostream>
#include <span>
#include <string>

namespace bot {

// A line as RFC 4180 has it. A cell that begins like a formula is made harmless for spreadsheets,
// which would run it.
void write_csv_row(std::ostream& out, std::span<std::string const> cells);

}  // namespace bot
