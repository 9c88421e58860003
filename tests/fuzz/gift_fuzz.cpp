// libFuzzer entry: any bytes as GIFT.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "../content/support/gift_checks.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const fault = checks::gift_fault({reinterpret_cast<char const*>(data), size});
  if (fault.empty()) return 0;
  std::fprintf(stderr, "%s\n", fault.c_str());
  std::abort();
}
