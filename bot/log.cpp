// Log lines on spdlog.
#include "bot/log.hpp"

#include <chrono>
#include <cstdio>
#include <mutex>

#include <fmt/format.h>
#include <spdlog/sinks/base_sink.h>
#include <spdlog/spdlog.h>

namespace bot {
namespace {

// Writes standard error in larger pieces: a system call per line costs more than making the line.
// What matters at once (warnings, everything but requests) is written at once.
class BufferedErrorSink final : public spdlog::sinks::base_sink<std::mutex> {
 protected:
  void sink_it_(spdlog::details::log_msg const& message) override {
    formatter_->format(message, waiting_);
    if (waiting_.size() >= piece_bytes) flush_();
  }

  void flush_() override {
    std::fwrite(waiting_.data(), 1, waiting_.size(), stderr);
    waiting_.clear();
  }

 private:
  static constexpr std::size_t piece_bytes = 8 * 1024;
  spdlog::memory_buf_t waiting_;
};

constexpr std::chrono::seconds longest_wait{1};

spdlog::logger& logger() {
  static auto const instance = [] {
    auto made = spdlog::create<BufferedErrorSink>("fieldcert");
    made->set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);
    spdlog::flush_every(longest_wait);
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
      case '"':
        line += "\\\"";
        break;
      case '\\':
        line += "\\\\";
        break;
      case '\n':
        line += "\\n";
        break;
      case '\r':
        line += "\\r";
        break;
      case '\t':
        line += "\\t";
        break;
      default:
        line += c;
    }
  }
  line += '"';
}

enum class Urgency { at_once, soon };

void write(spdlog::level::level_enum level, Urgency urgency, std::string_view event,
           LogFields fields) {
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
  if (urgency == Urgency::at_once) logger().flush();
}

}  // namespace

void set_log_level(config::LogLevel level) {
  switch (level) {
    case config::LogLevel::error:
      logger().set_level(spdlog::level::err);
      break;
    case config::LogLevel::warn:
      logger().set_level(spdlog::level::warn);
      break;
    case config::LogLevel::info:
      logger().set_level(spdlog::level::info);
      break;
    case config::LogLevel::debug:
      logger().set_level(spdlog::level::debug);
      break;
  }
}

void log_error(std::string_view event, LogFields fields) {
  write(spdlog::level::err, Urgency::at_once, event, fields);
}

void log_warning(std::string_view event, LogFields fields) {
  write(spdlog::level::warn, Urgency::at_once, event, fields);
}

void log_info(std::string_view event, LogFields fields) {
  write(spdlog::level::info, Urgency::at_once, event, fields);
}

void log_request(LogFields fields) { write(spdlog::level::info, Urgency::soon, "request", fields); }

void flush_log() { logger().flush(); }

std::string in_ms(double seconds) { return fmt::format("{:.1f}", seconds * 1000); }

}  // namespace bot
