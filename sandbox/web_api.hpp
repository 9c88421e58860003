// The Web API: reads a call, checks token and scope, answers as Slack does.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sandbox/workspace.hpp"

namespace sandbox {

struct ApiCall {
  std::string_view http_method;
  std::string_view method;  // "chat.postMessage"
  std::string_view content_type;
  std::string_view authorization;
  std::string_view query;
  std::string_view body;
};

struct ApiAnswer {
  int status = 200;
  Json body;
  std::vector<std::pair<std::string, std::string>> headers;
};

// 429 with the seconds to wait.
ApiAnswer ratelimited_answer(std::string_view method, int seconds);

ApiAnswer answer_api_call(Workspace& workspace, ApiCall const& call);

}  // namespace sandbox
