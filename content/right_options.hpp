// Which options an author calls right.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace content {

struct RightOptions {
  std::vector<bool> right;  // as many as options
  std::string fault;        // with its remedy; empty when all is understood
};

// `cell` names options by letter ("A, C"), by number ("1;3") or by their own text, in any case;
// several are separated by line breaks, `|`, `;` or `,`. An option's text may hold separators. What
// may mean two options ("3" where it is the text of one and the number of another) is a fault.
RightOptions read_right_options(std::string_view cell, std::span<std::string const> options);

}  // namespace content
