// The words of `/cert admin`.
#pragma once

#include "handlers/handler.hpp"

namespace handlers {

// What came after "admin": "outbox", or "announce #channel Text".
Shown show_outbox(std::string const& words, std::size_t page, ReadContext const& context);
Shown write_announcement(std::string const& words, std::size_t page, ReadContext const& context);

}  // namespace handlers
