#include "domain/typed_number.hpp"

#include <cmath>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace domain {
namespace {

using Numbers = std::vector<double>;

TEST(TypedNumber, IsReadInEveryPlainForm) {
  EXPECT_EQ(number_readings("10"), Numbers{10});
  EXPECT_EQ(number_readings(" 10.0 "), Numbers{10});
  EXPECT_EQ(number_readings("+10"), Numbers{10});
  EXPECT_EQ(number_readings("-3.25"), Numbers{-3.25});
  EXPECT_EQ(number_readings("- 3"), Numbers{-3});
  EXPECT_EQ(number_readings(".5"), Numbers{0.5});
  EXPECT_EQ(number_readings("-,5"), Numbers{-0.5});
  EXPECT_EQ(number_readings("1."), Numbers{1});
  EXPECT_EQ(number_readings("0001.000"), Numbers{1});
}

TEST(TypedNumber, AcceptsADecimalComma) {
  EXPECT_EQ(number_readings("1,5"), Numbers{1.5});
  EXPECT_EQ(number_readings("3,14159"), Numbers{3.14159});
  EXPECT_EQ(number_readings("0,500"), Numbers{0.5});
}

TEST(TypedNumber, AcceptsThousandsHoweverTheyAreParted) {
  EXPECT_EQ(number_readings("2,456,789"), Numbers{2456789});
  EXPECT_EQ(number_readings("2.456.789"), Numbers{2456789});
  EXPECT_EQ(number_readings("1,00,000"), Numbers{100000});
  EXPECT_EQ(number_readings("1 000 000"), Numbers{1000000});
  EXPECT_EQ(number_readings("1\u00A0000,5"), Numbers{1000.5});
  EXPECT_EQ(number_readings("1\u202F000"), Numbers{1000});
  EXPECT_EQ(number_readings("1'000"), Numbers{1000});
  EXPECT_EQ(number_readings("1’000.50"), Numbers{1000.5});
}

TEST(TypedNumber, OfBothMarksTheLastIsTheDecimalOne) {
  EXPECT_EQ(number_readings("1,234.5"), Numbers{1234.5});
  EXPECT_EQ(number_readings("1.234,5"), Numbers{1234.5});
  EXPECT_EQ(number_readings("1.234.567,89"), Numbers{1234567.89});
}

TEST(TypedNumber, ALoneMarkBeforeThreeDigitsHasTwoMeanings) {
  EXPECT_EQ(number_readings("1,500"), (Numbers{1.5, 1500}));
  EXPECT_EQ(number_readings("12.000"), (Numbers{12, 12000}));
  EXPECT_EQ(number_readings("1234,500"), Numbers{1234.5});
}

TEST(TypedNumber, AcceptsExponents) {
  EXPECT_EQ(number_readings("1.5e3"), Numbers{1500});
  EXPECT_EQ(number_readings("1,5E+3"), Numbers{1500});
  EXPECT_EQ(number_readings("1.5e-3"), Numbers{0.0015});
  EXPECT_EQ(number_readings("3 x 10^8"), Numbers{3e8});
  EXPECT_EQ(number_readings("3×10^8"), Numbers{3e8});
  EXPECT_EQ(number_readings("3.00*10**-8"), Numbers{3e-8});
}

TEST(TypedNumber, LetsUnitsStandBeforeAndAfter) {
  EXPECT_EQ(number_readings("10 %"), Numbers{10});
  EXPECT_EQ(number_readings("€ 10"), Numbers{10});
  EXPECT_EQ(number_readings("£1,234.56"), Numbers{1234.56});
  EXPECT_EQ(number_readings("-$10"), Numbers{-10});
  EXPECT_EQ(number_readings("USD -10"), Numbers{-10});
  EXPECT_EQ(number_readings("about 10 days."), Numbers{10});
  EXPECT_EQ(number_readings("approx.10"), Numbers{10});
  EXPECT_EQ(number_readings("10 employees"), Numbers{10});
  EXPECT_EQ(number_readings("25 m2"), Numbers{25});
  EXPECT_EQ(number_readings("25 m^2"), Numbers{25});
  EXPECT_EQ(number_readings("10,-"), Numbers{10});
}

TEST(TypedNumber, AcceptsOtherKeyboards) {
  EXPECT_EQ(number_readings("１０．５"), Numbers{10.5});
  EXPECT_EQ(number_readings("−5"), Numbers{-5});
  EXPECT_EQ(number_readings("–5"), Numbers{-5});
  EXPECT_EQ(number_readings("٣٫٥"), Numbers{3.5});
  EXPECT_EQ(number_readings("१२"), Numbers{12});
}

TEST(TypedNumber, IsNotOneAmongSeveral) {
  EXPECT_EQ(number_readings("5 or 10"), Numbers{});
  EXPECT_EQ(number_readings("5-10"), Numbers{});
  EXPECT_EQ(number_readings("1/2"), Numbers{});
  EXPECT_EQ(number_readings("1, 2"), Numbers{});
  EXPECT_EQ(number_readings("1,2,3"), Numbers{});
  EXPECT_EQ(number_readings("1.2,3"), Numbers{});
  EXPECT_EQ(number_readings("10 20"), Numbers{});
  EXPECT_EQ(number_readings("2024 500"), Numbers{});
}

TEST(TypedNumber, IsNothingWhereThereIsNone) {
  EXPECT_EQ(number_readings(""), Numbers{});
  EXPECT_EQ(number_readings("ten"), Numbers{});
  EXPECT_EQ(number_readings("."), Numbers{});
  EXPECT_EQ(number_readings("1e999"), Numbers{});
}

TEST(TypedNumber, OfAnyCharactersIsAtMostTwoFiniteNumbers) {
  static std::vector<std::string> const pieces = {
      "1", "0", "25", "000", ".", ",", "'", " ", "-",    "+",      "e", "x",
      "*", "^", "%",  "10",  "a", "€", "−", "٣", "\xFF", "\u00A0", "\n"};
  std::mt19937 random(11);
  std::size_t read = 0;
  for (int round = 0; round < 50'000; ++round) {
    std::string text;
    for (auto count = random() % 9; count > 0; --count) text += pieces[random() % pieces.size()];
    Numbers const readings = number_readings(text);
    ASSERT_LE(readings.size(), 2U) << text;
    for (double const value : readings) ASSERT_TRUE(std::isfinite(value)) << text;
    read += readings.size();
  }
  EXPECT_GT(read, 5000U) << "too few of the texts hold a number for this to say much";
}

TEST(TypedNumber, IsReadBackFromHowAnyNumberIsPrinted) {
  std::mt19937 random(13);
  std::uniform_real_distribution<double> any(-1e6, 1e6);
  for (int round = 0; round < 2000; ++round) {
    std::string text = std::to_string(any(random));  // six decimals
    double const value = std::stod(text);
    ASSERT_EQ(number_readings(text), Numbers{value}) << text;
    text[text.find('.')] = ',';
    ASSERT_EQ(number_readings(text), Numbers{value}) << text;
  }
}

}  // namespace
}  // namespace domain
