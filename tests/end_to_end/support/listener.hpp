// Hears everything that the process says, and knows what it may say of questions.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "tests/end_to_end/support/school.hpp"

enum class WithFeedback { no, yes };

class Listener {
 public:
  explicit Listener(School& school) : school_(school) {}

  // Takes what has been said in the workspace since the last time: answers of the bot and its
  // calls. The workspace keeps the last 500 exchanges.
  void listens();
  // Something that was said elsewhere. Inputs may hold only what has been entered so far.
  void says(std::string const& where, Page::Json content);

  // Somebody has entered this; the feedback for it is due or, in an exam, never.
  void notes(ModelQuestion const& question, Entries const& entries, WithFeedback feedback);

  bool was_entered(std::string const& words) const;
  bool has_heard(std::string const& words) const;
  std::set<std::string> const& due() const { return due_; }

  // Accepted texts, numbers and pairs were said only where somebody has entered them, feedback only
  // where it was due, options by the question that offers them or where they were chosen.
  void expects_no_key_of(ModelQuestion const& question) const;
  // Values of options are "1", "2" … in the order in which they are shown.
  void expects_values_that_tell_nothing() const;

 private:
  struct Said {
    std::string where;  // "views.open"
    Page::Json content;
    std::string words;

    bool asks_a_question() const { return words.find(R"("type":"input")") != std::string::npos; }
    bool has(std::string const& part) const { return words.find(part) != std::string::npos; }
  };

  void expects_unsaid(std::string const& secret) const;

  School& school_;
  std::uint64_t next_exchange_ = 0;
  std::vector<Said> said_;
  std::vector<std::string> entered_;
  std::set<std::string> due_;
};

// What only who knows the answer could enter.
std::vector<std::string> keys_of(ModelQuestion const& question);
// What is chosen from.
std::vector<std::string> options_of(ModelQuestion const& question);
