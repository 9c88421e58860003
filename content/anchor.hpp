// Anchors of headings, as the published handbook gives them.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace content {

// Lower case; letters, digits, "-" and "_" stay, each space becomes "-", other characters go.
std::string anchor_of(std::string_view heading);

// Makes the anchors of one page: a second "feedback" becomes "feedback-1".
class Anchors {
 public:
  std::string next(std::string_view heading);

 private:
  std::set<std::string> used_;
  std::map<std::string, int> last_number_;  // by anchor without number
};

}  // namespace content
