// A server that does one thing only, as fast as we know how to write it: takes signed clicks on
// "Answer", keeps the answers in fieldcert's own tables with shared commits, says 200 when they are
// on disk, and posts a fixed screen to the response_url. The measure for fieldcert, which does the
// same among everything else. No framework, no log, no limits, no second question kind.
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include <boost/asio/signal_set.hpp>

#include "tests/bench/tuned/server.hpp"

namespace {

std::string variable(char const* name) {
  char const* const value = std::getenv(name);
  return value == nullptr ? "" : value;
}

std::string content_of(char const* path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace

int main(int count, char** words) try {
  if (count != 2) {
    std::cerr << "usage: bench_tuned_quiz SCREEN (a file, with {place} for what it is about)\n";
    return 2;
  }
  boost::asio::io_context io(1);
  bench::Server server(io, variable("FIELDCERT_DATABASE"), variable("SLACK_SIGNING_SECRET"),
                       content_of(words[1]));
  boost::asio::signal_set signals(io, SIGTERM, SIGINT);
  signals.async_wait([&](auto const&, int) { io.stop(); });
  std::cerr << "info listening port=" << server.port() << '\n';
  io.run();
  return 0;
} catch (std::exception const& error) {
  std::cerr << error.what() << '\n';
  return 1;
}
