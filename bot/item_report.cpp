// Writing the statistics of questions.
#include "bot/item_report.hpp"

#include <array>
#include <ostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "bot/csv.hpp"
#include "domain/item_flags.hpp"

namespace bot {
namespace {

using domain::ItemAnalysis;
using domain::ItemStatistics;
using domain::TestStatistics;
using nlohmann::ordered_json;
using storage::QuestionLabel;

constexpr std::array<std::string_view, 13> columns = {
    "assessment",     "bank",       "question",        "id",
    "line",           "attempts",   "facility",        "deviation",
    "discrimination", "efficiency", "intended_weight", "effective_weight",
    "advice"};

std::string number(std::optional<double> value) {
  return value ? fmt::format("{:.2f}", *value) : "";
}

std::string advice_of(ItemStatistics const& item) {
  std::string text;
  for (auto const flag : item.flags) {
    text += (text.empty() ? "" : " ") + std::string(domain::verdict(flag));
  }
  return text;
}

std::array<std::string, columns.size()> cells(std::string const& assessment,
                                              ItemStatistics const& item,
                                              QuestionLabel const& label) {
  return {assessment,
          label.bank,
          label.name,
          label.own_id,
          std::to_string(label.line),
          std::to_string(item.attempts),
          number(item.facility),
          number(item.deviation),
          number(item.discrimination),
          number(item.efficiency),
          number(item.intended_weight),
          number(item.effective_weight),
          advice_of(item)};
}

void write_text(std::ostream& out, std::string const& assessment, ItemAnalysis const& analysis,
                std::map<std::int64_t, QuestionLabel> const& labels) {
  TestStatistics const& test = analysis.test;
  out << fmt::format(
      "{}: {} attempts\n"
      "  mean {} %, median {} %, standard deviation {}, skewness {}, kurtosis {}\n"
      "  internal consistency {} %, error ratio {} %, standard error {}\n",
      assessment, test.attempts, number(test.mean), number(test.median), number(test.deviation),
      number(test.skewness), number(test.kurtosis), number(test.consistency),
      number(test.error_ratio), number(test.standard_error));
  for (ItemStatistics const& item : analysis.items) {
    QuestionLabel const& label = labels.at(item.question);
    out << fmt::format(
        "  {} ({}{})\n    asked {} times, facility {} %, deviation {}, discrimination {}, "
        "efficiency {}, weight {} (intended {})\n",
        label.name, label.bank, label.line > 0 ? fmt::format(" line {}", label.line) : "",
        item.attempts, number(item.facility), number(item.deviation), number(item.discrimination),
        number(item.efficiency), number(item.effective_weight), number(item.intended_weight));
    for (auto const flag : item.flags) out << "    ! " << domain::verdict(flag) << '\n';
  }
}

ordered_json value(std::optional<double> number) {
  return number ? ordered_json(*number) : ordered_json(nullptr);
}

ordered_json json_of(std::string const& assessment, ItemAnalysis const& analysis,
                     std::map<std::int64_t, QuestionLabel> const& labels) {
  TestStatistics const& test = analysis.test;
  ordered_json report{{"assessment", assessment},
                      {"attempts", test.attempts},
                      {"mean", value(test.mean)},
                      {"median", value(test.median)},
                      {"deviation", value(test.deviation)},
                      {"skewness", value(test.skewness)},
                      {"kurtosis", value(test.kurtosis)},
                      {"consistency", value(test.consistency)},
                      {"error_ratio", value(test.error_ratio)},
                      {"standard_error", value(test.standard_error)},
                      {"questions", ordered_json::array()}};
  for (ItemStatistics const& item : analysis.items) {
    QuestionLabel const& label = labels.at(item.question);
    report["questions"].push_back({{"bank", label.bank},
                                   {"question", label.name},
                                   {"id", label.own_id},
                                   {"line", label.line},
                                   {"attempts", item.attempts},
                                   {"facility", value(item.facility)},
                                   {"deviation", value(item.deviation)},
                                   {"discrimination", value(item.discrimination)},
                                   {"efficiency", value(item.efficiency)},
                                   {"intended_weight", value(item.intended_weight)},
                                   {"effective_weight", value(item.effective_weight)},
                                   {"advice", advice_of(item)}});
  }
  return report;
}

}  // namespace

void report_items(storage::Snapshot const& snapshot, std::vector<std::string> const& assessments,
                  storage::WhichAttempts which, ReportFormat format, std::ostream& out) {
  ordered_json all = ordered_json::array();
  if (format == ReportFormat::csv) {
    std::vector<std::string> const header(columns.begin(), columns.end());
    write_csv_row(out, header);
  }
  for (std::string const& assessment : assessments) {
    auto const analysis = domain::analyse(storage::marked_attempts(snapshot, assessment, which));
    auto const labels = storage::question_labels(snapshot, assessment);
    if (format == ReportFormat::text) write_text(out, assessment, analysis, labels);
    if (format == ReportFormat::json) all.push_back(json_of(assessment, analysis, labels));
    if (format != ReportFormat::csv) continue;
    for (ItemStatistics const& item : analysis.items) {
      write_csv_row(out, cells(assessment, item, labels.at(item.question)));
    }
  }
  if (format == ReportFormat::json) out << all.dump(2) << '\n';
}

}  // namespace bot
