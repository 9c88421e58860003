// `/cert admin`: what the enablement team can do.
#include "handlers/admin.hpp"

#include <algorithm>
#include <array>

#include "domain/words.hpp"
#include "handlers/texts.hpp"

namespace handlers {
namespace {

using slack::Mrkdwn;

struct AdminWord {
  std::string_view word;
  std::string_view usage;
  std::string_view label;
  std::string_view hint;
  Shown (*handler)(std::string const& words, std::size_t page, ReadContext const& context);
};

constexpr std::array admin_words = {
    AdminWord{"announce", "[#channel] [text]", "Announce",
              "Write to a channel: shown to you first, posted when you say so", write_announcement},
    AdminWord{"extra", "@person", "Extra time",
              "Extra time and attempts for somebody, also in a running exam", write_extra},
    AdminWord{"items", "[course | certification exam]", "Question quality",
              "Is a quiz or exam any good? Statistics of its questions", show_items},
    AdminWord{"outbox", "", "Outbox", "Messages that wait or could not be delivered", show_outbox},
};

slack::Reply help(std::string_view unknown) {
  slack::Reply reply;
  Mrkdwn text;
  if (!unknown.empty()) {
    text.own("I don't know “").typed(unknown).own("” here.\n");
  }
  text.own("*What the enablement team can do*");
  slack::Actions actions;
  for (AdminWord const& it : admin_words) {
    text.own("\n`/cert admin ").typed(it.word);
    if (!it.usage.empty()) text.own(" ").typed(it.usage);
    text.own("` – ").typed(it.hint);
    actions.buttons.push_back(
        slack::run_button(std::string(it.label), "admin " + std::string(it.word)));
  }
  reply.text = text.text();
  reply.blocks.emplace_back(slack::Section{std::move(text), std::nullopt});
  reply.blocks.emplace_back(std::move(actions));
  return reply;
}

}  // namespace

Shown show_admin(Request const& request, ReadContext const& context) {
  std::size_t const blank = request.words.find(' ');
  std::string const word = domain::lower(std::string_view(request.words).substr(0, blank));
  std::string const rest = blank == std::string::npos ? "" : request.words.substr(blank + 1);
  auto const found = std::ranges::find(admin_words, word, &AdminWord::word);
  if (found != admin_words.end()) return found->handler(rest, request.page, context);
  Shown shown;
  shown.reply = help(word == "help" ? std::string_view{} : std::string_view(word));
  return shown;
}

}  // namespace handlers
