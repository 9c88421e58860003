// The arguments of Web API calls and the usual answers: see methods.hpp.
#include <cstdlib>

#include "sandbox/methods.hpp"

namespace sandbox {

bool Arguments::given(std::string_view name) const { return !at(object_, name).is_null(); }

std::string Arguments::text(std::string_view name) const {
  auto const& value = at(object_, name);
  if (value.is_string()) return value.get<std::string>();
  return value.is_number() ? to_text(value) : std::string();
}

bool Arguments::flag(std::string_view name) const {
  auto const& value = at(object_, name);
  return value == true || value == "true" || value == "1" || value == 1;
}

std::int64_t Arguments::number(std::string_view name, std::int64_t otherwise) const {
  auto const value = text(name);
  if (value.empty()) return otherwise;
  char* end = nullptr;
  auto const number = std::strtoll(value.c_str(), &end, 10);
  return *end == '\0' ? number : otherwise;
}

Json Arguments::nested(std::string_view name) const {
  auto const& value = at(object_, name);
  if (!value.is_string()) return value;
  auto parsed = parse_json(value.get_ref<std::string const&>());
  return parsed ? std::move(*parsed) : value;
}

Json Arguments::message() const {
  auto message = Json::object();
  for (auto const* name : {"text", "markdown_text"}) {
    if (given(name)) message[name] = at(object_, name);
  }
  for (auto const* name : {"blocks", "attachments", "metadata"}) {
    // An empty form field is as good as none.
    if (given(name) && at(object_, name) != "") message[name] = nested(name);
  }
  return message;
}

Json ok(Json body) {
  body["ok"] = true;
  return body;
}

Json refused(std::string error) { return Json{{"ok", false}, {"error", std::move(error)}}; }

Json refused(Refusal const& refusal) {
  auto answer = refused(refusal.error);
  if (!refusal.messages.empty()) {
    answer["response_metadata"] = Json{{"messages", refusal.messages}};
    if (refusal.error == "invalid_blocks") answer["errors"] = refusal.messages;
  }
  return answer;
}

Json missing_argument(std::string_view name) {
  Report report;
  report.error("/" + std::string(name), "missing required field: " + std::string(name));
  return refused(Refusal{"invalid_arguments", report.messages()});
}

Json missing_scope(Workspace const& workspace, std::string_view needed) {
  std::string provided;
  for (auto const& scope : workspace.settings.scopes) {
    provided += (provided.empty() ? "" : ",") + scope;
  }
  return Json{
      {"ok", false}, {"error", "missing_scope"}, {"needed", needed}, {"provided", provided}};
}

FileExists file_exists(Workspace const& workspace) {
  return [&workspace](std::string_view id) {
    auto const found = workspace.files.find(std::string(id));
    return found != workspace.files.end() && found->second.completed;
  };
}

}  // namespace sandbox
