// URL-encoded forms as browsers and Slack write them: '+' is a space.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sandbox {

using Form = std::vector<std::pair<std::string, std::string>>;

std::string encode_form(Form const& fields);
Form decode_form(std::string_view text);

// One value without its name; '%' that starts no code stands for itself.
std::string decode_url_text(std::string_view text);

// The first value with this name, "" when there is none.
std::string field_of(Form const& form, std::string_view name);

}  // namespace sandbox
