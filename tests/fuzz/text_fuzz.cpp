// libFuzzer entry: any bytes as an author's text.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "../content/support/text_checks.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  auto const fault = checks::shown_fault(text);
  if (fault.empty()) return 0;
  std::fprintf(stderr, "%s\n", fault.c_str());
  std::abort();
}
