// Carrying past responses over to a corrected question, to mark them again.
#pragma once

#include <optional>

#include "domain/question.hpp"
#include "domain/response.hpp"

namespace domain {

// The same response in terms of a newer version of its question: same kind, same words of the stem,
// and every option chosen (of a pair, both sides) found there by its words; white space doesn't
// matter, nor does the order of the answers. Typed texts carry over as they are. Left sides that
// are new stay open. Empty when the question has become another one. Who marks again keeps the
// better of both marks: a correction takes nothing away.
std::optional<Response> carried_over(Question const& older, Response const& response,
                                     Question const& newer);

}  // namespace domain
