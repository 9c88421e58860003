// The log: one line per request, delivery or event of the process, as key=value on standard error.
// Never texts that people typed, tokens or answers.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "config/settings.hpp"

namespace bot {

using LogFields = std::initializer_list<std::pair<std::string_view, std::string_view>>;

void set_log_level(config::LogLevel level);

// "2026-11-22T08:00:00.123Z info request route=status result=ok ms=0.4". Values with blanks or
// quotes are quoted; line breaks are shown as \n, so that one event stays one line.
void log_error(std::string_view event, LogFields fields);
void log_warning(std::string_view event, LogFields fields);
void log_info(std::string_view event, LogFields fields);

// The line of a request. It may wait up to a second for others, to be written with them.
void log_request(LogFields fields);

// Writes what waits: before the process ends.
void flush_log();

// A number for the log with one digit after the point.
std::string in_ms(double seconds);

}  // namespace bot
