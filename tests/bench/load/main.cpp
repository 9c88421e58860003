// bench_load FILE PORT SINK CONNECTIONS: sends the requests of FILE (each behind its length, a
// line) to the server at PORT; SINK is the number of an inherited listening socket. Prints the
// figures as JSON.
#include <algorithm>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>

#include "tests/bench/load/rush.hpp"

namespace {

std::vector<std::string> read_requests(char const* path) {
  std::vector<std::string> requests;
  std::ifstream file(path, std::ios::binary);
  std::size_t size = 0;
  while (file >> size && file.get() == '\n') {
    std::string request(size, ' ');
    file.read(request.data(), static_cast<std::streamsize>(size));
    requests.push_back(std::move(request));
  }
  return requests;
}

std::int64_t percentile(std::vector<std::chrono::microseconds> const& sorted, std::size_t percent) {
  return sorted.empty() ? 0 : sorted[(sorted.size() - 1) * percent / 100].count();
}

void print(bench::Figures figures) {
  std::ranges::sort(figures.delays);
  std::cout << "{\"replies\":" << figures.replies << ",\"posts\":" << figures.posts
            << ",\"post_bytes\":" << figures.post_bytes
            << ",\"reply_seconds\":" << figures.reply_seconds
            << ",\"all_seconds\":" << figures.all_seconds
            << ",\"p50_us\":" << percentile(figures.delays, 50)
            << ",\"p99_us\":" << percentile(figures.delays, 99) << "}\n";
}

}  // namespace

int main(int count, char** words) try {
  if (count != 5) {
    std::cerr << "usage: bench_load FILE PORT SINK CONNECTIONS\n";
    return 2;
  }
  bench::Orders orders;
  orders.requests = read_requests(words[1]);
  orders.port = static_cast<std::uint16_t>(std::atoi(words[2]));
  orders.sink = std::atoi(words[3]);
  orders.connections = std::atoi(words[4]);
  print(bench::rush(orders));
  return 0;
} catch (std::exception const& error) {
  std::cerr << "bench_load: " << error.what() << '\n';
  return 1;
}
