// `fieldcert report items` and `report what-if`.
#include <iostream>

#include "bot/bot.hpp"
#include "bot/cli/cli.hpp"
#include "bot/import_questions.hpp"
#include "bot/item_report.hpp"
#include "bot/what_if_report.hpp"

namespace bot::cli {
namespace {

struct ItemsOrder {
  std::string course;  // empty = all that have results
  std::string format = "text";
  std::string attempts = "first";
};

ReportFormat format_of(std::string const& word) {
  if (word == "csv") return ReportFormat::csv;
  return word == "json" ? ReportFormat::json : ReportFormat::text;
}

int report(SettingFlags const& flags, ItemsOrder const& order) {
  auto const settings = load_settings(flags);
  if (!settings) return refused;
  storage::Database database(database_settings(*settings));
  auto const which = order.attempts == "all" ? storage::WhichAttempts::all
                                             : storage::WhichAttempts::first_of_each_person;
  bool const is_known = database.read_now([&](storage::Snapshot const& snapshot) {
    auto assessments = storage::assessments_with_results(snapshot);
    if (!order.course.empty()) assessments = {bank_of(snapshot.catalogue(), order.course)};
    if (!order.course.empty() && assessments.front().empty()) return false;
    report_items(snapshot, assessments, which, format_of(order.format), std::cout);
    return true;
  });
  if (!is_known) {
    complain("--course " + order.course + ": there is no such course or exam");
    return refused;
  }
  std::cout.flush();
  return std::cout ? done : refused;
}

struct WhatIfOrder {
  std::string course;
  double pass = 80;
};

// Past attempts under another pass mark, before anybody changes it (PRODUCT.md, moonshot 8).
int what_if(SettingFlags const& flags, WhatIfOrder const& order) {
  auto const settings = load_settings(flags);
  if (!settings) return refused;
  storage::Database database(database_settings(*settings));
  auto const line = database.read_now([&](storage::Snapshot const& snapshot) {
    std::string const id = bank_of(snapshot.catalogue(), order.course);
    return id.empty() ? std::string{} : what_if_line(snapshot, id, order.pass);
  });
  if (line.empty()) {
    complain("--course " + order.course + ": there is no such course or exam");
    return refused;
  }
  std::cout << line << '\n';
  return done;
}

}  // namespace

void add_report(CLI::App& app, SettingFlags const& flags, int& exit_code) {
  CLI::App* const command = app.add_subcommand("report", "Reports to standard output");
  command->require_subcommand(1);
  auto* const items = command->add_subcommand(
      "items", "Are quizzes and exams any good? Statistics of their questions");
  auto const order = std::make_shared<ItemsOrder>();
  items->add_option("--course,COURSE", order->course,
                    "A course's id or name, or CERTIFICATION-exam; all when left out");
  items->add_option("--format", order->format, "text, csv or json")
      ->check(CLI::IsMember({"text", "csv", "json"}));
  items->add_option("--attempts", order->attempts, "first (of each person) or all")
      ->check(CLI::IsMember({"first", "all"}));
  items->callback([&, order] { exit_code = report(flags, *order); });

  auto* const other =
      command->add_subcommand("what-if", "Past attempts replayed under another pass mark");
  auto const wish = std::make_shared<WhatIfOrder>();
  other->add_option("--course,COURSE", wish->course, "A course's id or name, or CERTIFICATION-exam")
      ->required();
  other->add_option("--pass", wish->pass, "The pass mark to try, in percent")
      ->required()
      ->check(CLI::Range(1.0, 100.0));
  other->callback([&, wish] { exit_code = what_if(flags, *wish); });
}

}  // namespace bot::cli
