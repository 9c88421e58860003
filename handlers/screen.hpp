// One screen of a quiz or exam: as a message that is edited in place, or as a modal where there is
// no message. It asks one thing and has one button that goes on.
#pragma once

#include <string>
#include <vector>

#include "handlers/handler.hpp"

namespace handlers {

struct Screen {
  std::string title;    // of the modal, at most 24 characters
  slack::Mrkdwn story;  // tells all of it to screen readers and notifications
  std::vector<slack::Block> blocks;
  // What goes on: the route of a button and of a modal's submission alike, what it is about
  // ("12.3": question 3 of attempt 12), and its label. Empty = nothing follows.
  std::string route;
  std::string subject;
  std::string label;
  std::vector<slack::Button> buttons;  // besides
};

// A section that is told in the story, too.
void add_paragraph(Screen& screen, slack::Mrkdwn text);

// Takes the place of the message that was clicked.
slack::Reply as_message(Screen screen);
slack::Modal as_modal(Screen screen);

// As the answer to a word of `/cert`: a message of its own, else a modal.
enum class Surface { message, modal };
void show(Outcome& outcome, Screen screen, Surface surface);

// Where a word of `/cert` is answered: without a response_url it was asked on the Home tab or in a
// modal, where there is no message.
Surface surface_of(Request const& request);

// A question of an attempt, as buttons and modals name it: "12.3".
struct Place {
  std::int64_t attempt = 0;
  int ordinal = 0;
};
std::string to_text(Place place);
// What cannot be read is 0.
Place place_of(std::string_view text);

// What somebody did on a screen.
struct Act {
  std::string subject;
  slack::Entered const& entered;  // what stood in the inputs
  Surface surface = Surface::message;
};
Act act_of(slack::Click const& click);
Act act_of(slack::Submission const& submission);

// The answer to an act: in place of the screen on which it was done.
Outcome answer_to(Act const& act, Screen screen);

}  // namespace handlers
