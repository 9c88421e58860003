// Everything that can be set: flag > environment > config/fieldcert.toml > default.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace config {

// A text that no log or message may show: it cannot be printed or compared by accident.
class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string text) : text_(std::move(text)) {}

  // For the one place that must use it.
  std::string const& reveal() const { return text_; }
  bool empty() const { return text_.empty(); }

 private:
  std::string text_;
};

enum class LogLevel { error, warn, info, debug };

struct Channels {
  std::string badges;  // channel ids; empty = not set
  std::string shadow;
  std::string program;
  std::string feedback;
};

struct Settings {
  Secret signing_secret;                                 // SLACK_SIGNING_SECRET
  Secret bot_token;                                      // SLACK_BOT_TOKEN
  Secret app_token;                                      // SLACK_APP_TOKEN; set = Socket Mode
  std::string slack_api_url = "https://slack.com/api/";  // SLACK_API_URL, ends in '/'
  std::string ca_file;                                   // SLACK_CA_FILE
  std::string database = "fieldcert.db";                 // FIELDCERT_DATABASE
  std::string listen = "127.0.0.1:3000";                 // FIELDCERT_LISTEN
  LogLevel log_level = LogLevel::info;                   // FIELDCERT_LOG_LEVEL
  std::vector<std::string> enablement;                   // FIELDCERT_ENABLEMENT, Slack user ids
  Channels channels;                                     // FIELDCERT_CHANNEL_*
  // Where "/handbook/…" links lead: FIELDCERT_HANDBOOK_URL, without '/' at the end.
  std::string handbook_url = "https://handbook.gitlab.com";

  bool is_enablement(std::string_view slack_user_id) const;
};

// Looks a variable up; `std::getenv` outside tests.
using Environment = std::function<std::optional<std::string>(std::string const& name)>;

struct Sources {
  std::map<std::string, std::string> flags;  // by variable name
  Environment environment;
  // Named by --config, must exist; without a name config/fieldcert.toml is read when it is there.
  std::optional<std::string> file;
};

struct SettingsReading {
  Settings settings;
  std::vector<std::string> problems;  // a line each: the setting or file, what is wrong, the remedy
};

SettingsReading read_settings(Sources const& sources);

}  // namespace config
