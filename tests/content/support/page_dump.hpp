// A page as text, a line per thing, for golden files.
#pragma once

#include <string>

#include "domain/handbook_page.hpp"

std::string dump(domain::HandbookPage const& page);
