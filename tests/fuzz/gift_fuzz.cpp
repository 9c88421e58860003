// libFuzzer entry: any bytes as GIFT, as Aiken and as a spreadsheet of questions.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "../content/support/question_checks.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  auto const fault =
      checks::gift_fault(text) + checks::aiken_fault(text) + checks::question_csv_fault(text);
  if (fault.empty()) return 0;
  std::fprintf(stderr, "%s\n", fault.c_str());
  std::abort();
}
