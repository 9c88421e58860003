// What the Home tab shows: who, the words of `/cert` as buttons, the standing, the next step.
#include <iterator>

#include "handlers/home.hpp"
#include "handlers/routes.hpp"
#include "handlers/status_blocks.hpp"
#include "handlers/stranger.hpp"
#include "handlers/texts.hpp"
#include "storage/marks.hpp"

namespace handlers {
namespace {

using slack::Block;
using slack::Mrkdwn;

slack::Header who(domain::Person const& person, domain::Catalogue const& catalogue) {
  std::string text = person.name;
  auto const* const role = domain::find_role(catalogue.roles(), person.role);
  if (role != nullptr) {
    text += " · " + role->name;
  } else if (person.is_enablement) {
    text += " · Enablement";
  } else if (person.is_manager) {
    text += " · Manager";
  }
  return {std::move(text)};
}

slack::Actions word_buttons(Caller const& caller) {
  slack::Actions actions;
  for (Word const& word : words()) {
    if (!may_call(word.who, caller)) continue;
    actions.buttons.push_back(slack::run_button(std::string(word.title), word.word));
  }
  return actions;
}

slack::Section outbox_line(ReadContext const& context) {
  auto const count = storage::count_outbox(context.db);
  Mrkdwn text("*Outbox:* ");
  text.number(count.waiting).own(" waiting, ").number(count.buried).own(" given up");
  return {std::move(text), slack::run_button("Outbox", "admin outbox")};
}

// Those who assess see at once whether somebody waits for them.
void add_essays(std::vector<Block>& blocks, ReadContext const& context) {
  if (!may_call(Who::assessor, context.caller)) return;
  auto const count = storage::count_pending_essays(context.db, context.caller.person_id());
  if (count == 0) return;
  Mrkdwn text("*Essays to assess:* ");
  text.number(count);
  blocks.emplace_back(slack::Section{std::move(text), slack::run_button("Assess", "assess")});
}

void append(std::vector<Block>& to, std::vector<Block> from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

}  // namespace

std::vector<Block> home_blocks(ReadContext const& context) {
  auto const& caller = context.caller;
  bool const is_stranger = !caller.person && !caller.is_enablement;
  if (is_stranger) return stranger_reply(context).blocks;

  std::vector<Block> blocks;
  if (caller.person) {
    blocks.emplace_back(who(*caller.person, context.catalogue()));
  } else {
    blocks.emplace_back(slack::Header{"Enablement"});
  }
  blocks.emplace_back(word_buttons(caller));
  if (caller.is_enablement) blocks.emplace_back(outbox_line(context));
  add_essays(blocks, context);
  blocks.emplace_back(slack::Divider{});
  if (caller.person && standing_of(*caller.person, context)) {
    append(blocks, status_reply(*caller.person, Addressed::self, 1, context).blocks);
    return blocks;  // which say themselves of when they are
  }
  if (caller.person) {
    append(blocks, no_certification(*caller.person, Addressed::self, context).blocks);
  }
  blocks.emplace_back(slack::Context{Mrkdwn("As of ").moment(context.now.ms)});
  return blocks;
}

}  // namespace handlers
