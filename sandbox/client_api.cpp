// See client_api.hpp; what people do is in client_posts.cpp.
#include "sandbox/client_api.hpp"

#include <cstdlib>

#include "sandbox/client_json.hpp"
#include "sandbox/client_posts.hpp"
#include "sandbox/conversations.hpp"
#include "sandbox/form.hpp"
#include "sandbox/people.hpp"

namespace sandbox {

namespace asio = boost::asio;

namespace {

constexpr std::string_view prefix = "/client/";

std::uint64_t number_of(std::string const& text) {
  return std::strtoull(text.c_str(), nullptr, 10);
}

// The person that a query names; without `as` the first who can be played.
Person const* asking_person(Workspace const& workspace, Form const& query) {
  auto const as = field_of(query, "as");
  for (auto const& person : workspace.people) {
    if (is_playable(person) && (as.empty() || person.id == as)) return &person;
  }
  return nullptr;
}

ClientAnswer look(Running& running, std::string_view call, Form const& query) {
  auto& workspace = running.workspace;
  if (call == "faults") return {200, Json{{"rules", workspace.faults.rules()}}};
  if (call == "traffic") return {200, workspace.traffic.since(number_of(field_of(query, "since")))};
  if (call == "limits") {
    return {200, Json{{"on", workspace.settings.rate_limits.on},
                      {"methods", workspace.limits.counts()}}};
  }
  if (call == "sockets") return {200, Json{{"sockets", running.sockets.state()}}};
  auto const* me = asking_person(workspace, query);
  if (me == nullptr) return client_refusal(404, "Nobody in this workspace has this id.");
  ClientAnswer answer;
  if (call == "workspace") {
    answer.body = client_workspace(workspace, *me);
  } else if (call == "conversation") {
    auto const* found = find_conversation(workspace, field_of(query, "id"));
    if (found == nullptr || !is_member(*found, me->id)) {
      return client_refusal(404, "This person sees no such conversation.");
    }
    answer.body = client_conversation(workspace, *found, *me);
  } else {
    return client_refusal(404, "There is no such call.");
  }
  answer.body["version"] = running.watch.version(me->id);
  return answer;
}

asio::awaitable<net::HttpReply> wait(std::shared_ptr<Running> running, Form query) {
  auto const* me = asking_person(running->workspace, query);
  if (me == nullptr) co_return json_reply(404, Json{{"error", "Nobody has this id."}});
  auto const since = number_of(field_of(query, "since"));
  auto const limit = running->workspace.settings.timing.long_poll;
  auto const version = co_await running->watch.changed(me->id, since, limit);
  co_return json_reply(200, Json{{"version", version}});
}

asio::awaitable<net::HttpReply> post(std::shared_ptr<Running> running, net::HttpRequest request) {
  // A page of another site cannot send this type without asking first.
  if (!request.header("content-type").starts_with("application/json")) {
    co_return json_reply(400, Json{{"error", "Calls are sent as application/json."}});
  }
  auto body = parse_json(request.body);
  if (!body || !body->is_object()) {
    co_return json_reply(400, Json{{"error", "The body is not a JSON object."}});
  }
  auto call = std::string(request.path.substr(prefix.size()));
  auto const answer = co_await answer_client_post(running, std::move(call), std::move(*body));
  co_return json_reply(answer.status, answer.body);
}

}  // namespace

net::HttpReply json_reply(int status, Json const& body) {
  net::HttpReply reply;
  reply.status = status;
  reply.content_type = "application/json; charset=utf-8";
  reply.headers.emplace_back("Cache-Control", "no-store");
  reply.body = to_text(body);
  return reply;
}

asio::awaitable<net::HttpReply> answer_client(std::shared_ptr<Running> running,
                                              net::HttpRequest request) {
  if (request.method == "POST") {
    auto reply = co_await post(running, request);
    co_return reply;
  }
  if (request.method != "GET") co_return json_reply(405, Json{{"error", "Use GET or POST."}});
  auto const call = request.path.substr(prefix.size());
  auto query = decode_form(request.query);
  if (call == "wait") {
    auto reply = co_await wait(running, std::move(query));
    co_return reply;
  }
  auto const answer = look(*running, call, query);
  co_return json_reply(answer.status, answer.body);
}

}  // namespace sandbox
