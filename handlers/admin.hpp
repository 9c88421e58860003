// The words of `/cert admin`.
#pragma once

#include "handlers/handler.hpp"

namespace handlers {

// What came after the word: of "admin announce #channel Text" all from the channel on.
Shown show_outbox(std::string const& words, std::size_t page, ReadContext const& context);
Shown show_items(std::string const& words, std::size_t page, ReadContext const& context);
Shown write_extra(std::string const& words, std::size_t page, ReadContext const& context);
Shown write_announcement(std::string const& words, std::size_t page, ReadContext const& context);

}  // namespace handlers
