// Somebody has posted a link to a page or course of the program: a small card tells what it is.
// Only what the handbook says to everybody; other links are left alone.
#include <algorithm>

#include "domain/words.hpp"
#include "handlers/texts.hpp"
#include "slack/event_parts.hpp"

namespace handlers {
namespace {

using domain::Catalogue;
using slack::Block;
using slack::Mrkdwn;

// The same place by another spelling: scheme and host in lower case, no '/' at the end.
std::string address_of(std::string_view url) {
  std::size_t const scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  std::size_t const host_end = std::min(url.find_first_of("/?#", scheme + 3), url.size());
  std::string address = domain::lower(url.substr(0, host_end));
  std::string_view rest = url.substr(host_end);
  while (rest.ends_with('/')) rest.remove_suffix(1);
  return address.append(rest);
}

std::string without_fragment(std::string const& address) {
  return address_of(std::string_view(address).substr(0, address.find('#')));
}

using Card = std::vector<Block>;

Card card(Mrkdwn text, std::string label, std::string const& words) {
  return {slack::Section{std::move(text), slack::run_button(std::move(label), words)}};
}

Card card_of(domain::Course const& course, Catalogue const& catalogue) {
  Mrkdwn text;
  text.bold(course.name).own("\n").add(texts::place_of(catalogue, course));
  if (auto const count = course.objectives.size(); count > 0) {
    text.own(" · ").number(static_cast<std::int64_t>(count));
    text.own(count == 1 ? slack::OwnWords(" objective") : slack::OwnWords(" objectives"));
  }
  return card(std::move(text), "Show the course", "course " + course.id);
}

Card card_of(domain::Certification const& it) {
  Mrkdwn text;
  text.bold(it.name).own("\nField ").typed(it.noun);
  if (auto const count = it.courses.size(); count > 0) {
    text.own(" · ").number(static_cast<std::int64_t>(count));
    text.own(count == 1 ? slack::OwnWords(" course") : slack::OwnWords(" courses"));
  }
  return card(std::move(text), "Show the courses", "courses " + it.id);
}

Card use_case_card(std::string const& name) {
  Mrkdwn text;
  text.bold(name).own("\nCustomer use case");
  return card(std::move(text), "Use-case trainings", "courses use-cases");
}

// A page is its certification's before it is that of the courses on it.
Card certification_card(std::string const& address, Catalogue const& catalogue) {
  for (auto const& it : catalogue.certifications()) {
    if (!it.handbook_url.empty() && address_of(it.handbook_url) == address) return card_of(it);
  }
  return {};
}

Card course_card(std::string const& address, Catalogue const& catalogue) {
  for (auto const& course : catalogue.courses()) {
    if (course.is_retired) continue;
    bool const is_it = address_of(course.handbook_url) == address ||
                       std::ranges::any_of(course.links, [&](domain::Link const& link) {
                         return address_of(link.url) == address;
                       });
    if (is_it) return card_of(course, catalogue);
  }
  return {};
}

Card card_of_use_case(std::string const& address, Catalogue const& catalogue) {
  for (auto const& it : catalogue.use_cases()) {
    if (address_of(it.url) == address) return use_case_card(it.name);
  }
  for (auto const& it : catalogue.elements()) {
    auto const* const training = catalogue.course(it.training);
    if (training == nullptr || address_of(it.url) != address) continue;
    return card_of(*training, catalogue);
  }
  return {};
}

Card card_for(std::string const& url, Catalogue const& catalogue) {
  std::string const address = address_of(slack::as_typed(url));
  if (address.empty()) return {};
  for (auto const& find : {certification_card, course_card, card_of_use_case}) {
    if (Card found = find(address, catalogue); !found.empty()) return found;
  }
  return certification_card(without_fragment(address), catalogue);
}

}  // namespace

Outcome unfurl_links(slack::Event const& event, WriteContext const& context) {
  Outcome outcome;
  auto const shared = slack::read_shared_links(event.json);
  std::vector<std::pair<std::string, Card>> cards;
  for (std::string const& url : shared.urls) {
    Card made = card_for(url, context.db.catalogue());
    if (!made.empty()) cards.emplace_back(url, std::move(made));
  }
  if (cards.empty()) return outcome;
  storage::Delivery delivery;
  delivery.lane = "unfurl:" + event.channel;
  delivery.method = "chat.unfurl";
  delivery.body = slack::unfurl_arguments(shared, cards);
  delivery.answer_route = "unfurled";
  delivery.urgency = storage::Urgency::awaited;
  outcome.deliveries.push_back(std::move(delivery));
  return outcome;
}

// A link without its card is still a link: nothing was lost that anybody would send again.
Outcome note_unfurled(Answer const&, WriteContext const&) {
  Outcome outcome;
  outcome.is_settled = true;
  return outcome;
}

}  // namespace handlers
