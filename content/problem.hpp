// A fault in a file that a person wrote, told so that they can mend it.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace content {

struct Problem {
  std::string file;
  int line = 0;        // 1-based; 0 = the file as a whole
  std::string reason;  // what is wrong and what would be right

  // "roster.csv:3: e-mail "anna" has no @"
  std::string text() const;
};

}  // namespace content
