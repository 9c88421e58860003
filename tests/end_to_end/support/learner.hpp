// Somebody who takes quizzes and exams through the workspace's page: reads what is shown, fills in
// the inputs, presses the buttons.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "tests/end_to_end/support/page.hpp"

// An input as a person sees it.
struct Input {
  std::string block_id;
  std::string action_id;
  std::string type;
  std::string label;
  std::vector<std::string> options;  // in full, also where they are listed above by letter
  std::vector<std::string> values;   // of the options, which nobody sees
};

// What somebody has before them: a message of the bot's, or the window on top.
struct Screen {
  Page::Json content;    // null: nothing
  Page::Json container;  // as the page names it

  bool is_window() const { return content.is_object() && content.contains("callback_id"); }
  std::string words() const;  // all texts of the blocks, as they are read
  bool shows(std::string const& part) const { return words().find(part) != std::string::npos; }
  std::vector<Input> inputs() const;
  // The action id of the button that begins so; empty when there is none.
  std::string button(std::string const& beginning) const;
  // What goes on from here, "quiz.answer:12.3": the primary button, or what a window submits.
  std::string way_on() const;
};

// Texts of options, or what is typed; with several inputs one for each.
using Entries = std::vector<std::string>;

class Learner {
 public:
  Learner(std::string const& page_url, std::string person, std::string channel);

  // What follows says whether the bot has acknowledged it.
  bool types(std::string const& line);
  bool goes_on(Screen const& screen, Entries const& entries = {});
  bool presses(Screen const& screen, std::string const& action_id, Entries const& entries = {});

  Screen message();  // the last one of the bot's that only they see
  Screen window();   // the one on top
  // The same place once it shows something else than `before`; as it is when it does not for some
  // seconds.
  Screen after(Screen const& before);
  // What is waited for will not come any more once this holds.
  void gives_up_when(std::function<bool()> is_in_vain) { is_in_vain_ = std::move(is_in_vain); }
  void closes_windows();

  // Types, and looks at the message that answers, or at the window that opens; nothing when none
  // does.
  Screen asks(std::string const& line);
  Screen opens(std::string const& line);
  // Goes on, and looks at what comes.
  Screen answers(Screen const& screen, Entries const& entries = {});

  std::string const& person() const { return person_; }
  Page& page() { return *page_; }

 private:
  // Looks again at each change, until it is what was waited for.
  Screen looks_until(std::function<Screen()> const& look,
                     std::function<bool(Screen const&)> const& is_it);

  std::unique_ptr<Page> page_;
  std::function<bool()> is_in_vain_ = [] { return false; };
  std::string person_;
  std::string channel_;
};
