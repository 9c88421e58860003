// What answers are worth, worked out from the text of a bank a second time, by other means than the
// bot's: it reads the plain GIFT in which our banks are written (an answer a line) and nothing
// more.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/end_to_end/support/learner.hpp"

enum class ModelKind { one, several, truth, text, number, pairs, essay };

struct ModelOption {
  std::string text;  // the option, an accepted text, a left side; "True", "False"
  double share = 0;
  std::string feedback;
  std::string right;  // of a pair
  double low = 0;     // of a number
  double high = 0;
};

struct ModelQuestion {
  ModelKind kind = ModelKind::one;
  std::string stem;
  std::vector<ModelOption> options;  // as they stand in the bank
  std::string general_feedback;
};

using ModelBank = std::vector<ModelQuestion>;

ModelBank model_of(std::string_view gift);

// The question that a screen asks; throws when it asks none of these.
ModelQuestion const& asked_on(ModelBank const& bank, Screen const& screen);

// 0 to 1; nothing for an essay.
std::optional<double> share_of(ModelQuestion const& question, Entries const& entries);

// Something that earns all, and something that earns nothing, in the order of the inputs.
Entries right_entries(ModelQuestion const& question);
Entries wrong_entries(ModelQuestion const& question);
// Anything that a person may do: the same for the same number.
Entries some_entries(ModelQuestion const& question, std::size_t number);

// What a stored answer says, "2,0" or ":typed", in the same words as it was entered.
Entries entries_of(ModelQuestion const& question, std::string_view stored);
// The same, whatever the order in which options were chosen.
bool are_same(ModelQuestion const& question, Entries const& one, Entries const& other);
