// Misbehaviour that a test or a person has switched on: see README.md.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sandbox/json.hpp"

namespace sandbox {

// socket: an envelope over Socket Mode; connection: the opening of such a connection.
enum class Side { web_api, bot, socket, connection };

struct Fault {
  Side side;
  std::string method;  // "*" = every call
  std::string what;
  std::chrono::milliseconds delay{0};
  int times = 1;
};

class Faults {
 public:
  // The fault for this call, counted as used.
  std::optional<Fault> take(Side side, std::string_view method);

  // Replaces all rules. The answer is "" or a sentence that says what is wrong with them.
  std::string replace(Json const& rules);

  Json rules() const;

 private:
  std::vector<Fault> faults_;
};

}  // namespace sandbox
