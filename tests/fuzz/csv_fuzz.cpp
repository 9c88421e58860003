// libFuzzer entry: any bytes as CSV, as a roster, as completions, as questions in CSV and Aiken.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "../content/support/reading_checks.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  auto const fault =
      checks::csv_fault(text) + checks::people_fault(text) + checks::question_tables_fault(text);
  if (fault.empty()) return 0;
  std::fprintf(stderr, "%s\n", fault.c_str());
  std::abort();
}
