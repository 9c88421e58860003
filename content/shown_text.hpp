// What people read of an author's text.
#pragma once

#include <string>
#include <string_view>

#include "domain/question.hpp"

namespace content {

std::string shown(std::string_view source, domain::TextFormat format);

}  // namespace content
