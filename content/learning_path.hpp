// A learning path as a heading of a page.
#pragma once

#include "content/outline.hpp"
#include "domain/handbook_page.hpp"

namespace content {

bool is_learning_path(Section const& section);

// Name, and what the text below the heading says: "will consist of 5 courses", "in development".
domain::PageLearningPath read_learning_path(Section const& section);

}  // namespace content
