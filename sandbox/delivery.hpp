// What became of a request to the app.
#pragma once

#include <string>

namespace sandbox {

struct Delivery {
  enum class Result { answered, timed_out, unreachable };
  Result result = Result::unreachable;
  int status = 0;
  std::string content_type;
  std::string body;
  bool no_retry = false;  // the app asked for no further try

  // Commands and interactions want 200, events any 2xx.
  bool accepted() const { return result == Result::answered && status == 200; }
  bool accepted_event() const {
    return result == Result::answered && status >= 200 && status < 300;
  }

  // "operation_timeout" or "dispatch_failed": what the person sees.
  std::string error() const {
    return result == Result::timed_out ? "operation_timeout" : "dispatch_failed";
  }
};

}  // namespace sandbox
