// Prints what write_gift() makes of a GIFT file; its problems instead, and exit 1, when it has any.
// gift.test.mjs compares both files through another parser.
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "content/gift.hpp"

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: gift_roundtrip FILE\n";
    return 2;
  }
  std::ifstream file(arguments[1], std::ios::binary);
  if (!file) {
    std::cerr << "cannot read " << arguments[1] << "\n";
    return 2;
  }
  std::string const text((std::istreambuf_iterator<char>(file)), {});
  auto const reading = content::read_gift(arguments[1], text);
  for (auto const& problem : reading.problems) std::cout << problem.text() << "\n";
  if (!reading.problems.empty()) return 1;
  std::cout << content::write_gift(reading.questions);
  return 0;
}
