#include "content/shown_text.hpp"

namespace content {

std::string shown(std::string_view source, domain::TextFormat) { return std::string(source); }

}  // namespace content
