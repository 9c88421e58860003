// `/cert help`: the words that the caller may use; also the answer to an unknown word, with the
// nearest one first and a button that runs it.
#include "domain/words.hpp"
#include "handlers/routes.hpp"
#include "handlers/texts.hpp"

namespace handlers {
namespace {

using slack::Mrkdwn;

Mrkdwn usage(Word const& word) {
  Mrkdwn text("`/cert ");
  text.typed(word.word);
  if (!word.usage.empty()) text.own(" ").typed(word.usage);
  return text.own("`");
}

bool is_of_use(Word const& word, Caller const& caller) {
  // People who are not in the roster yet are shown what they will have.
  return word.who != Who::enablement || may_call(word.who, caller);
}

// What was typed, read as the nearest word; empty when none is near.
std::string_view nearest(std::string const& typed, Caller const& caller) {
  std::vector<std::string_view> known;
  for (Word const& word : words()) {
    if (is_of_use(word, caller)) known.push_back(word.word);
  }
  return domain::nearest_word(typed, known);
}

}  // namespace

slack::Reply show_help(Request const& request, ReadContext const& context) {
  slack::Reply reply;
  Mrkdwn story;
  bool const is_unknown = !request.word.empty() && find_word(request.word) == nullptr;
  if (is_unknown) {
    Mrkdwn text("I don't know “");
    text.typed(request.word).own("”.");
    std::string_view const near = nearest(request.word, context.caller);
    std::optional<slack::Button> button;
    if (!near.empty()) {
      text.own(" Did you mean `/cert ").typed(near).own("`?");
      std::string run(near);
      if (!request.words.empty()) run += ' ' + request.words;
      button = slack::run_button("/cert " + run, run, slack::ButtonStyle::primary);
    }
    story.add(text).own("\n");
    reply.blocks.emplace_back(slack::Section{std::move(text), std::move(button)});
  }
  Mrkdwn list("*What you can ask*");
  for (Word const& word : words()) {
    if (!is_of_use(word, context.caller)) continue;
    list.own("\n").add(usage(word)).own(" – ").typed(word.hint);
  }
  story.add(list);
  reply.text = std::move(story).text();
  reply.blocks.emplace_back(slack::Section{std::move(list), std::nullopt});
  slack::Actions actions;
  actions.buttons.push_back(slack::run_button("Where I stand", "status"));
  actions.buttons.push_back(slack::run_button("What's next", "next"));
  actions.buttons.push_back(slack::run_button("Courses", "courses"));
  reply.blocks.emplace_back(std::move(actions));
  reply.blocks.emplace_back(slack::Context{Mrkdwn("Only you can see these answers.")});
  return reply;
}

}  // namespace handlers
