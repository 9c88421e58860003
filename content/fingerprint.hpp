// Fingerprints of texts, to see whether a section has changed.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace content {

// 64-bit FNV-1a in 16 hex digits. White space at the ends of lines, blank lines at both ends and
// the number of blank lines in a row don't matter.
std::string fingerprint(std::span<std::string_view const> lines);

}  // namespace content
