// E-mail addresses as the files' keys for people.
#pragma once

#include <string>
#include <string_view>

namespace content {

// What keeps `text` from being an address ("has no @"); empty when it is one.
std::string mail_fault(std::string_view text);

}  // namespace content
