// The modal of `find` and its submission.
#include "handlers/find_modal.hpp"

#include <iterator>

#include "domain/words.hpp"

namespace handlers {

slack::Reply find_in_program(Request const&, ReadContext const&);

namespace {

constexpr char const* words_block = "find.words";
constexpr std::size_t longest = 100;

}  // namespace

slack::Modal find_modal(std::string const& words, slack::Reply found) {
  slack::Modal modal;
  modal.callback_id = "find";
  modal.title = "Find";
  modal.submit = "Find";
  slack::TextInput text;
  text.initial = words;
  text.placeholder = "success plan";
  text.max_length = longest;
  slack::Input input;
  input.block_id = words_block;
  input.action_id = "words";
  input.label = "What are you looking for?";
  input.hint = "Courses, objectives, use cases and their elements";
  input.element = std::move(text);
  modal.blocks.emplace_back(std::make_shared<slack::Input const>(std::move(input)));
  modal.blocks.insert(modal.blocks.end(), std::make_move_iterator(found.blocks.begin()),
                      std::make_move_iterator(found.blocks.end()));
  return modal;
}

slack::SubmissionAnswer submit_find(slack::Submission const& submission,
                                    ReadContext const& context) {
  std::string const typed = submission.view.value(words_block);
  slack::Command command;
  command.text = "find " + typed;
  Request const request = parse_request(command);
  if (request.words.empty()) {
    return slack::submission::Errors{{{words_block, "Please give a word or two."}}};
  }
  return slack::submission::Update{find_modal(request.words, find_in_program(request, context))};
}

}  // namespace handlers
