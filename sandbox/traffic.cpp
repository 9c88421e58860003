// See traffic.hpp.
#include "sandbox/traffic.hpp"

#include "sandbox/form.hpp"
#include "sandbox/ids.hpp"

namespace sandbox {
namespace {

constexpr std::size_t longest_text = 20'000;

Json parsed_or_text(std::string_view text) {
  if (auto json = parse_json(text)) return std::move(*json);
  return std::string(text.substr(0, longest_text));
}

}  // namespace

Json readable_body(std::string_view content_type, std::string_view body) {
  Json value = nullptr;
  if (content_type.starts_with("application/x-www-form-urlencoded")) {
    value = Json::object();
    for (auto& [name, text] : decode_form(body)) {
      bool const is_json = text.starts_with('{') || text.starts_with('[');
      value[name] = is_json ? parsed_or_text(text) : Json(text);
    }
    if (value.contains("payload") && value["payload"].is_object()) value = Json(value["payload"]);
  } else if (!body.empty()) {
    value = parsed_or_text(body);
  }
  if (value.is_object() && value.contains("token")) value["token"] = "(blanked)";
  return value;
}

void Traffic::add(Exchange exchange) {
  Json entry{{"id", next_++},
             {"direction", exchange.direction == Direction::to_bot ? "to_bot" : "from_bot"},
             {"at", ts_text(now_microseconds())},
             {"what", exchange.what},
             {"status", exchange.status},
             {"ms", exchange.took.count()},
             {"request", std::move(exchange.request)},
             {"response", std::move(exchange.response)}};
  if (!exchange.via.empty()) entry["via"] = exchange.via;
  if (!exchange.note.empty()) entry["note"] = exchange.note;
  exchanges_.push_back(std::move(entry));
  if (exchanges_.size() > kept) exchanges_.pop_front();
}

void Traffic::note(std::string_view what, std::string const& text) {
  for (auto exchange = exchanges_.rbegin(); exchange != exchanges_.rend(); ++exchange) {
    if (text_at(*exchange, "what") != what) continue;
    (*exchange)["note"] = text;
    return;
  }
}

Json Traffic::since(std::uint64_t id) const {
  auto found = Json::array();
  for (auto const& exchange : exchanges_) {
    if (exchange["id"].get<std::uint64_t>() >= id) found.push_back(exchange);
  }
  return Json{{"next", next_}, {"exchanges", std::move(found)}};
}

}  // namespace sandbox
