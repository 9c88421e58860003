// Looking something up in a modal: the words on top, what was found below.
#pragma once

#include "handlers/handler.hpp"

namespace handlers {

// `found` is what `/cert find` answers; empty before the first search.
slack::Modal find_modal(std::string const& words, slack::Reply found);

}  // namespace handlers
