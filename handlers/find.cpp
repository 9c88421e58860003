// `/cert find [WORDS]`: without words a modal that asks for them; with words courses, objectives,
// use cases and their elements that match.
#include "domain/search.hpp"
#include "handlers/find_modal.hpp"
#include "handlers/texts.hpp"

namespace handlers {

slack::Reply find_in_program(Request const&, ReadContext const&);

namespace {

using domain::Finding;
using domain::FindingKind;
using slack::Mrkdwn;

slack::OwnWords kind_of(FindingKind kind) {
  switch (kind) {
    case FindingKind::certification:
      return "Certification";
    case FindingKind::course:
      return "Course";
    case FindingKind::objective:
      return "Objective";
    case FindingKind::use_case:
      return "Use case";
    case FindingKind::element:
      break;
  }
  return "Use-case element";
}

Mrkdwn line(Finding const& finding) {
  Mrkdwn text(kind_of(finding.kind));
  text.own(" · ").bold(finding.title).own("\n").typed(finding.detail);
  if (!finding.url.empty()) text.own(" · ").link(finding.url, "handbook");
  return text;
}

slack::Section entry(Finding const& finding) {
  slack::Section section{line(finding), std::nullopt};
  if (finding.course != nullptr) {
    section.button = slack::run_button("Course", "course " + finding.course->id);
  }
  return section;
}

slack::Reply nothing(std::string const& words) {
  Mrkdwn text("I found nothing for “");
  text.typed(words).own("”. Fewer or shorter words may find more.");
  slack::Reply reply = texts::sentence(std::move(text));
  slack::Actions actions;
  actions.buttons.push_back(slack::run_button("All certifications", "courses all"));
  actions.buttons.push_back(slack::run_button("Use-case trainings", "courses use-cases"));
  reply.blocks.emplace_back(std::move(actions));
  return reply;
}

}  // namespace

Shown find(Request const& request, ReadContext const& context) {
  Shown shown;
  if (!request.words.empty()) {
    shown.reply = find_in_program(request, context);
    return shown;
  }
  shown.modal = find_modal("", {});
  // For when the modal can't be opened.
  shown.reply =
      texts::sentence(Mrkdwn("What are you looking for? For example `/cert find success plan` "
                             "or `/cert find proof points devsecops`."));
  return shown;
}

slack::Reply find_in_program(Request const& request, ReadContext const& context) {
  auto const findings = domain::find(context.catalogue(), request.words);
  if (findings.empty()) return nothing(request.words);

  Mrkdwn title;
  title.number(static_cast<std::int64_t>(findings.size()));
  title.own(findings.size() == 1 ? slack::OwnWords(" match for “")
                                 : slack::OwnWords(" matches for “"));
  title.typed(request.words).own("”");
  slack::Pages pages;
  Mrkdwn story = title;
  pages.top.emplace_back(slack::Section{std::move(title), std::nullopt});
  // Two entries may lead to the same course: their buttons stand in blocks of their own.
  for (Finding const& finding : findings) {
    pages.entries.emplace_back(entry(finding));
    story.own("\n").add(line(finding));
  }
  pages.more_words = "find " + request.words;
  slack::Reply reply;
  reply.text = std::move(story).text();
  reply.blocks = slack::paged(std::move(pages), request.page).blocks;
  return reply;
}

}  // namespace handlers
