// Log lines on spdlog.
#include "bot/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <fmt/format.h>

namespace bot {
namespace {

spdlog::logger& logger() {
  static auto const instance = [] {
    auto made = spdlog::stderr_logger_mt("fieldcert");
    made->set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);
    return made;
  }();
  return *instance;
}

void append_value(std::string& line, std::string_view value) {
  bool const is_plain =
      !value.empty() && value.find_first_of(" \"\\\n\r\t=") == std::string_view::npos;
  if (is_plain) {
    line += value;
    return;
  }
  line += '"';
  for (char const c : value) {
    switch (c) {
      case '"': line += "\\\""; break;
      case '\\': line += "\\\\"; break;
      case '\n': line += "\\n"; break;
      case '\r': line += "\\r"; break;
      case '\t': line += "\\t"; break;
      default: line += c;
    }
  }
  line += '"';
}

void write(spdlog::level::level_enum level, std::string_view event, LogFields fields) {
  if (!logger().should_log(level)) return;
  std::string line;
  line.reserve(160);
  line += event;
  for (auto const& [key, value] : fields) {
    line += ' ';
    line += key;
    line += '=';
    append_value(line, value);
  }
  logger().log(level, line);
}

}  // namespace

void set_log_level(config::LogLevel level) {
  switch (level) {
    case config::LogLevel::error: logger().set_level(spdlog::level::err); break;
    case config::LogLevel::warn: logger().set_level(spdlog::level::warn); break;
    case config::LogLevel::info: logger().set_level(spdlog::level::info); break;
    case config::LogLevel::debug: logger().set_level(spdlog::level::debug); break;
  }
}

void log_error(std::string_view event, LogFields fields) {
  write(spdlog::level::err, event, fields);
}

void log_warning(std::string_view event, LogFields fields) {
  write(spdlog::level::warn, event, fields);
}

void log_info(std::string_view event, LogFields fields) {
  write(spdlog::level::info, event, fields);
}

std::string in_ms(double seconds) { return fmt::format("{:.1f}", seconds * 1000); }

}  // namespace bot
