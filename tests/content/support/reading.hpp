// Short ways to read texts in tests.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/handbook.hpp"

// Reads `markdown` as page.md with the founding roles.
content::HandbookReading read_page(std::string_view markdown);

// The same with front matter that makes it the page of Strategic Account Leaders.
content::HandbookReading read_sal_page(std::string_view body);

std::vector<std::string> texts(std::vector<content::Problem> const& problems);

// "12 list item: its words", one per thing.
std::vector<std::string> texts(std::vector<domain::Unplaced> const& unplaced);

std::string read_file(std::string const& path);

// Compares with tests/golden/<name>.txt; writes it instead when UPDATE_GOLDEN is set.
void expect_golden(std::string const& name, std::string const& text);
