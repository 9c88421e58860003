// `/cert next`: the one thing to do now, with its button.
#include "handlers/status_blocks.hpp"
#include "handlers/texts.hpp"

namespace handlers {

slack::Reply show_next(Request const&, ReadContext const& context) {
  if (!context.caller.person) return texts::not_for_you();
  auto const& person = *context.caller.person;
  auto const standing = standing_of(person, context);
  if (!standing) return no_certification(person, Addressed::self, context);

  NextStep next = next_step(*standing);
  slack::Reply reply;
  reply.text = next.text.text();
  reply.blocks.emplace_back(slack::Section{std::move(next.text), std::nullopt});
  slack::Actions actions;
  if (next.button) actions.buttons.push_back(std::move(*next.button));
  if (next.quiz) actions.buttons.push_back(std::move(*next.quiz));
  actions.buttons.push_back(slack::run_button("Where I stand", "status"));
  reply.blocks.emplace_back(std::move(actions));
  return reply;
}

}  // namespace handlers
