// The app's Home tab: the standing that `/cert status` gives, made anew each time it is opened.
#include "handlers/status_blocks.hpp"
#include "handlers/stranger.hpp"
#include "handlers/texts.hpp"

namespace handlers {

Outcome publish_home(slack::Event const& event, WriteContext const& context) {
  Outcome outcome;
  if (event.tab != "home" || event.user.empty()) return outcome;
  slack::Reply const reply =
      context.caller.person
          ? status_reply(*context.caller.person, Addressed::self, 1, context.reading())
          : stranger_reply(context.reading());
  storage::Delivery delivery;
  delivery.lane = "home:" + event.user;
  delivery.method = "views.publish";
  std::string& body = delivery.body;
  body = "{\"user_id\":";
  slack::write_string(body, event.user);
  body += ",\"view\":";
  slack::write_string(body, slack::home_view(reply.blocks));
  body += '}';
  outcome.deliveries.push_back(std::move(delivery));
  return outcome;
}

}  // namespace handlers
