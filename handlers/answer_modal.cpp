// A reply's blocks, under a title.
#include "handlers/answer_modal.hpp"

#include "handlers/find_modal.hpp"
#include "handlers/routes.hpp"

namespace handlers {

slack::Modal answer_modal(slack::Reply reply, slack::Command const& asked) {
  Request const request = parse_request(asked);
  if (request.word == "find") return find_modal(request.words, std::move(reply));
  Word const* const word = find_word(request.word);
  slack::Modal modal;
  modal.title = word != nullptr ? word->title : "Field certification";
  modal.blocks = std::move(reply.blocks);
  return modal;
}

}  // namespace handlers
