// See client_controls.hpp.
#include "sandbox/client_controls.hpp"

#include <algorithm>

#include "sandbox/conversations.hpp"
#include "sandbox/installation.hpp"
#include "sandbox/people.hpp"

namespace sandbox {

namespace asio = boost::asio;

namespace {

ClientAnswer answered(Json body) { return {200, std::move(body)}; }

ClientAnswer faults(Workspace& workspace, Json const& body) {
  auto const fault = workspace.faults.replace(at(body, "rules"));
  if (!fault.empty()) return client_refusal(400, fault);
  return answered(Json{{"rules", workspace.faults.rules()}});
}

ClientAnswer person(Workspace& workspace, Json const& body) {
  Person added{text_at(body, "id"),
               text_at(body, "name"),
               text_at(body, "real_name"),
               text_at(body, "title"),
               text_at(body, "email"),
               text_at(body, "tz"),
               false,
               false};
  bool const complete = added.id.starts_with("U") && !added.name.empty();
  if (!complete) return client_refusal(400, "A person needs an id that begins with U and a name.");
  if (find_person(workspace, added.id) != nullptr) {
    return client_refusal(400, "Somebody has this id already.");
  }
  add_person(workspace, std::move(added));
  return answered(Json{{"ok", true}});
}

// A change of somebody's profile.
ClientAnswer profile(Workspace& workspace, Json const& body) {
  auto const* found = find_person(workspace, text_at(body, "id"));
  bool const is_human = found != nullptr && !found->is_bot && found->id != slackbot_id;
  if (!is_human) return client_refusal(404, "Nobody in this workspace has this id.");
  change_person(workspace, *found, body);
  return answered(Json{{"ok", true}});
}

// `user` may be the app's.
ClientAnswer member(Workspace& workspace, Json const& body) {
  auto* conversation = find_conversation(workspace, text_at(body, "channel"));
  bool const is_room = conversation != nullptr && !is_direct(*conversation);
  if (!is_room) return client_refusal(404, "There is no such channel.");
  auto const user = text_at(body, "user");
  if (find_person(workspace, user) == nullptr) {
    return client_refusal(404, "Nobody in this workspace has this id.");
  }
  bool const leaves = at(body, "member") == false;
  change_membership(workspace, *conversation, user,
                    leaves ? Membership::leaves : Membership::joins);
  return answered(Json{{"ok", true}});
}

// Whether the app is installed: "yes", "token_revoked" or "no".
ClientAnswer installation(Workspace& workspace, Json const& body) {
  auto const wanted = text_at(body, "installed");
  if (wanted == "yes") {
    install(workspace);
  } else if (wanted == "no") {
    uninstall(workspace);
  } else if (wanted == "token_revoked") {
    revoke_token(workspace);
  } else {
    return client_refusal(400, "\"installed\" is \"yes\", \"no\" or \"token_revoked\".");
  }
  return answered(Json{{"ok", true}});
}

ClientAnswer limits(Workspace& workspace, Json const& body) {
  auto& settings = workspace.settings.rate_limits;
  if (at(body, "on").is_boolean()) settings.on = at(body, "on") == true;
  workspace.limits.reset(settings);
  return answered(Json{{"ok", true}});
}

constexpr std::string_view reasons[] = {"warning", "refresh_requested", "link_disabled",
                                        "too_many_websockets"};

asio::awaitable<ClientAnswer> sockets(std::shared_ptr<Running> running, Json body) {
  auto reason = text_at(body, "disconnect");
  if (reason == "cut") {
    running->sockets.drop_all();
    co_return answered(Json{{"ok", true}});
  }
  bool const is_known =
      std::find(std::begin(reasons), std::end(reasons), reason) != std::end(reasons);
  if (!is_known) {
    co_return client_refusal(400, "\"disconnect\" is a reason of Slack's, or \"cut\".");
  }
  auto const& given = at(body, "seconds");
  auto const seconds = given.is_number() ? std::clamp(given.get<double>(), 0.0, 600.0) : 0.0;
  auto const notice = std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000));
  co_await running->sockets.disconnect(reason, notice);
  co_return answered(Json{{"ok", true}});
}

}  // namespace

asio::awaitable<ClientAnswer> answer_control(std::shared_ptr<Running> running, std::string call,
                                             Json body) {
  auto& workspace = running->workspace;
  if (call == "faults") co_return faults(workspace, body);
  if (call == "person") co_return person(workspace, body);
  if (call == "profile") co_return profile(workspace, body);
  if (call == "member") co_return member(workspace, body);
  if (call == "installation") co_return installation(workspace, body);
  if (call == "limits") co_return limits(workspace, body);
  if (call == "sockets") {
    auto answer = co_await sockets(running, std::move(body));
    co_return answer;
  }
  co_return client_refusal(404, "There is no such call.");
}

}  // namespace sandbox
