// Load for the quiz benchmark: prepared requests over keep-alive connections, one under way on
// each, and a sink that takes what the server posts to its response_urls. One thread and epoll, so
// that most of the machine is left to the server.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace bench {

struct Orders {
  std::vector<std::string> requests;  // whole HTTP requests; each is answered by a post, too
  std::uint16_t port = 0;             // of the server, on loopback
  int sink = -1;                      // a listening socket
  int connections = 64;
};

struct Figures {
  std::size_t replies = 0;  // all with status 200
  std::size_t posts = 0;
  std::size_t post_bytes = 0;                     // of the last post, with its head
  double reply_seconds = 0;                       // from the first request to the last reply
  double all_seconds = 0;                         // to whichever came last, a reply or a post
  std::vector<std::chrono::microseconds> delays;  // from a request to its reply
};

// Ends when every request has its reply and its post, or when nothing more has come for five
// seconds. Throws std::runtime_error on a reply other than 200 and on a lost connection.
Figures rush(Orders const& orders);

}  // namespace bench
