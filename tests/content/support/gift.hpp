// Short ways to read GIFT in tests. File and line of problems are those of q.gift.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/gift.hpp"

// The one question of a text, which must have no problem.
domain::Question read_question(std::string_view text);

std::vector<domain::Question> read_questions(std::string_view text);

std::vector<std::string> problems(std::string_view text);

// "red 0.5 # its feedback"
std::vector<std::string> answers(domain::Question const& question);

// What isn't the same after writing and reading again; empty when all is, but for the lines.
std::string loss(std::vector<domain::Question> const& questions);

// The paths of all .gift files of a folder of the source tree, sorted.
std::vector<std::string> gift_files(std::string const& folder);
