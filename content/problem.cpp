#include "content/problem.hpp"

namespace content {

std::string Problem::text() const {
  auto const place = line > 0 ? file + ":" + std::to_string(line) : file;
  return place + ": " + reason;
}

}  // namespace content
