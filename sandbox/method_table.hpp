// Which methods there are, and what each needs.
#pragma once

#include <string_view>

#include "sandbox/limits.hpp"
#include "sandbox/methods.hpp"

namespace sandbox {

enum class Bodies { form_or_json, form_only };
enum class TokenKind { bot, app };

struct MethodRow {
  std::string_view name;
  std::string_view scope;  // "" = none here; some methods ask for more by themselves
  Tier tier;
  Bodies bodies;
  Method method;
  TokenKind token = TokenKind::bot;
};

// Null when there is none.
MethodRow const* find_method(std::string_view name);

}  // namespace sandbox
