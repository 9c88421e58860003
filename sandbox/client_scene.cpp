// See client_scene.hpp.
#include "sandbox/client_scene.hpp"

#include "sandbox/conversations.hpp"
#include "sandbox/messages.hpp"
#include "sandbox/people.hpp"

namespace sandbox {

ClientAnswer client_refusal(int status, std::string const& sentence) {
  return {status, Json{{"error", sentence}}};
}

Scene person_scene(Workspace& workspace, Json const& body) {
  Scene scene;
  auto const* person = find_person(workspace, text_at(body, "as"));
  if (person == nullptr || !is_playable(*person)) {
    scene.refusal = client_refusal(404, "Nobody in this workspace has this id.");
  } else {
    scene.person = person;
  }
  return scene;
}

Scene channel_scene(Workspace& workspace, Json const& body, std::string const& channel) {
  auto scene = person_scene(workspace, body);
  if (scene.person == nullptr) return scene;
  auto* conversation = find_conversation(workspace, channel);
  if (conversation == nullptr || !is_member(*conversation, scene.person->id)) {
    scene.refusal = client_refusal(404, "This person sees no such conversation.");
  } else {
    scene.conversation = conversation;
  }
  return scene;
}

Message const* seen_message(Scene const& scene, std::string const& ts) {
  auto const* found = find_message(*scene.conversation, ts);
  bool const seen =
      found != nullptr && (found->only_for.empty() || found->only_for == scene.person->id);
  return seen ? found : nullptr;
}

}  // namespace sandbox
