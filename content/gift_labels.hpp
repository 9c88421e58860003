// What the comments above a question say of it: `[id:…]` and `[tag:…]`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace content {

struct GiftLabels {
  std::string id;  // the first; may be empty
  std::vector<std::string> tags;
};

// Inside, `\]`, `\[` and `\\` are the second letter. As in Moodle a label ends on its line, and a
// tag holds none of < > `.
GiftLabels read_labels(std::string_view comments);

// The comment line that read_labels() reads them from; empty when there are none.
std::string write_labels(GiftLabels const& labels);

}  // namespace content
