// Reading settings.
#include "config/settings.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <set>

#include <toml++/toml.h>

namespace config {
namespace {

constexpr std::string_view default_file = "config/fieldcert.toml";

// One setting: its variable, its key in the file, and how a text becomes its value. `take` says
// what would be right when the text is not.
struct Setting {
  std::string_view variable;
  std::string_view key;  // "section.name" in fieldcert.toml; empty = secrets are not read from it
  std::string_view meaning;
  std::optional<std::string> (*take)(Settings&, std::string const&);
};

using Complaint = std::optional<std::string>;

std::string trimmed(std::string_view text) {
  auto const begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    std::size_t const end = std::min(text.find(','), text.size());
    std::string part = trimmed(text.substr(0, end));
    if (!part.empty()) parts.push_back(std::move(part));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

// Slack ids are upper-case letters and digits: a name or "#channel" put there by mistake is found.
bool is_slack_id(std::string_view text, std::string_view first_letters) {
  return text.size() > 2 && first_letters.find(text.front()) != std::string_view::npos &&
         std::ranges::all_of(
             text, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

bool is_loopback_url(std::string_view url) {
  if (!url.starts_with("http://")) return false;
  std::string_view host = url.substr(7);
  host = host.substr(0, host.find_first_of("/?#"));
  if (host.find('@') != std::string_view::npos) return false;
  if (host.starts_with("[::1]")) return host.size() == 5 || host[5] == ':';
  host = host.substr(0, host.find(':'));
  if (host == "localhost") return true;
  // 127.0.0.0/8, and nothing that merely begins like it ("127.evil.example").
  return host.starts_with("127.") &&
         std::ranges::all_of(host, [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
}

Complaint take_api_url(Settings& settings, std::string const& text) {
  bool const is_safe = text.starts_with("https://") || is_loopback_url(text);
  if (!is_safe) return "must begin with https:// (plain http only for a loopback host)";
  settings.slack_api_url = text.ends_with('/') ? text : text + '/';
  return std::nullopt;
}

Complaint take_listen(Settings& settings, std::string const& text) {
  std::size_t const colon = text.rfind(':');
  unsigned port = 0;
  if (colon != std::string::npos && colon > 0) {
    auto const* const end = text.data() + text.size();
    auto const [rest, error] = std::from_chars(text.data() + colon + 1, end, port);
    if (error == std::errc{} && rest == end && port <= 65535) {
      settings.listen = text;
      return std::nullopt;
    }
  }
  return "must be HOST:PORT, such as 127.0.0.1:3000";
}

Complaint take_log_level(Settings& settings, std::string const& text) {
  constexpr std::array<std::string_view, 4> names = {"error", "warn", "info", "debug"};
  auto const found = std::ranges::find(names, text);
  if (found == names.end()) return "must be error, warn, info or debug";
  settings.log_level = static_cast<LogLevel>(found - names.begin());
  return std::nullopt;
}

Complaint take_enablement(Settings& settings, std::string const& text) {
  settings.enablement = split(text);
  for (std::string const& id : settings.enablement) {
    if (!is_slack_id(id, "UW")) return "\"" + id + "\" is no Slack user id (such as U012AB3CD)";
  }
  return std::nullopt;
}

Complaint take_handbook_url(Settings& settings, std::string const& text) {
  if (!text.starts_with("https://") && !text.starts_with("http://")) {
    return "must begin with https://";
  }
  settings.handbook_url = text.ends_with('/') ? text.substr(0, text.size() - 1) : text;
  return std::nullopt;
}

template <auto member>
Complaint take_text(Settings& settings, std::string const& text) {
  settings.*member = text;
  return std::nullopt;
}

Complaint take_signing_secret(Settings& settings, std::string const& text) {
  settings.signing_secret = Secret(text);
  return std::nullopt;
}

// The kinds of tokens are easily mistaken for one another. A blank or line break within is left
// from copying, and would end the header that carries the token.
bool is_token(std::string_view text, std::string_view beginning) {
  return text.starts_with(beginning) && text.size() > beginning.size() &&
         std::ranges::all_of(text, [](char c) { return c > ' ' && c <= '~'; });
}

// A complaint never repeats what was given: it may be the secret of something else.
Complaint take_bot_token(Settings& settings, std::string const& text) {
  if (!is_token(text, "xoxb-")) {
    return "must be the bot token, which begins with xoxb-; it stands in the app's settings in "
           "Slack under OAuth & Permissions";
  }
  settings.bot_token = Secret(text);
  return std::nullopt;
}

Complaint take_app_token(Settings& settings, std::string const& text) {
  if (!is_token(text, "xapp-")) {
    return "must be an app-level token, which begins with xapp-; make one with the scope "
           "connections:write in the app's settings in Slack under Basic Information > App-Level "
           "Tokens";
  }
  settings.app_token = Secret(text);
  return std::nullopt;
}

template <auto member>
Complaint take_channel(Settings& settings, std::string const& text) {
  if (!is_slack_id(text, "CG")) return "must be a channel id (such as C012AB3CD), not its name";
  settings.channels.*member = text;
  return std::nullopt;
}

constexpr std::array settings_table = {
    Setting{"SLACK_SIGNING_SECRET", "", "checks that a request comes from Slack",
            take_signing_secret},
    Setting{"SLACK_BOT_TOKEN", "", "xoxb-… for the Web API", take_bot_token},
    Setting{"SLACK_APP_TOKEN", "", "xapp-… for Socket Mode", take_app_token},
    Setting{"SLACK_API_URL", "slack.api_url", "address of the Web API", take_api_url},
    Setting{"SLACK_CA_FILE", "slack.ca_file", "extra trusted certificates (PEM)",
            take_text<&Settings::ca_file>},
    Setting{"FIELDCERT_DATABASE", "database", "SQLite file", take_text<&Settings::database>},
    Setting{"FIELDCERT_LISTEN", "listen", "address that Slack's requests come to", take_listen},
    Setting{"FIELDCERT_LOG_LEVEL", "log_level", "error, warn, info or debug", take_log_level},
    Setting{"FIELDCERT_ENABLEMENT", "enablement", "Slack user ids of the enablement team",
            take_enablement},
    Setting{"FIELDCERT_CHANNEL_BADGES", "channels.badges", "channel for badges",
            take_channel<&Channels::badges>},
    Setting{"FIELDCERT_CHANNEL_SHADOW", "channels.shadow", "channel for shadowing calls",
            take_channel<&Channels::shadow>},
    Setting{"FIELDCERT_CHANNEL_PROGRAM", "channels.program", "channel for the program's news",
            take_channel<&Channels::program>},
    Setting{"FIELDCERT_CHANNEL_FEEDBACK", "channels.feedback", "channel for feedback",
            take_channel<&Channels::feedback>},
    Setting{"FIELDCERT_HANDBOOK_URL", "handbook_url", "site of the handbook, for its links",
            take_handbook_url},
};

Setting const* setting_with_key(std::string_view key) {
  auto const found = std::ranges::find(settings_table, key, &Setting::key);
  return found == settings_table.end() ? nullptr : &*found;
}

class Reader {
 public:
  explicit Reader(Sources const& sources) : sources_(sources) {}

  SettingsReading read() {
    read_file();
    for (Setting const& setting : settings_table) apply(setting);
    return std::move(reading_);
  }

 private:
  struct FileValue {
    std::string text;
    std::string place;  // "config/fieldcert.toml:3"
  };

  void complain(std::string line) { reading_.problems.push_back(std::move(line)); }

  void read_file() {
    std::string const path = sources_.file.value_or(std::string(default_file));
    if (!std::filesystem::exists(path)) {
      if (sources_.file) complain(path + ": no such file (--config names it)");
      return;
    }
    try {
      take_table(path, toml::parse_file(path), "");
    } catch (toml::parse_error const& error) {
      complain(path + ":" + std::to_string(error.source().begin.line) + ": " +
               std::string(error.description()));
    }
  }

  void take_table(std::string const& path, toml::table const& table, std::string const& prefix) {
    for (auto const& [name, node] : table) {
      std::string const key = prefix + std::string(name.str());
      std::string const place = path + ":" + std::to_string(node.source().begin.line);
      if (auto const* const section = node.as_table()) {
        take_table(path, *section, key + ".");
      } else if (setting_with_key(key) == nullptr) {
        complain(place + ": unknown setting \"" + key + "\"" + hint(key));
      } else if (auto const text = text_of(node)) {
        file_[key] = {*text, place};
      } else {
        complain(place + ": \"" + key + "\" must be a text or a list of texts");
      }
    }
  }

  static std::string hint(std::string_view key) {
    bool const is_secret =
        key.find("token") != std::string_view::npos || key.find("secret") != std::string_view::npos;
    return is_secret ? "; secrets are set in the environment only"
                     : "; docs/operating.md lists them all";
  }

  static std::optional<std::string> text_of(toml::node const& node) {
    if (auto const* const text = node.as_string()) return text->get();
    auto const* const list = node.as_array();
    if (list == nullptr) return std::nullopt;
    std::string joined;
    for (auto const& element : *list) {
      auto const* const text = element.as_string();
      if (text == nullptr) return std::nullopt;
      joined += (joined.empty() ? "" : ",") + text->get();
    }
    return joined;
  }

  void apply(Setting const& setting) {
    std::string const variable(setting.variable);
    if (auto const flag = sources_.flags.find(variable); flag != sources_.flags.end()) {
      return take(setting, flag->second, variable);
    }
    if (auto const value = sources_.environment(variable); value && !value->empty()) {
      return take(setting, *value, variable);
    }
    auto const in_file = file_.find(setting.key);
    if (in_file == file_.end() || in_file->second.text.empty()) return;
    take(setting, in_file->second.text, in_file->second.place + ": " + std::string(setting.key));
  }

  void take(Setting const& setting, std::string const& text, std::string const& place) {
    auto const complaint = setting.take(reading_.settings, trimmed(text));
    if (complaint) complain(place + ": " + *complaint);
  }

  Sources const& sources_;
  SettingsReading reading_;
  std::map<std::string, FileValue, std::less<>> file_;
};

}  // namespace

bool Settings::is_enablement(std::string_view slack_user_id) const {
  return std::ranges::find(enablement, slack_user_id) != enablement.end();
}

SettingsReading read_settings(Sources const& sources) { return Reader(sources).read(); }

}  // namespace config
