// Question banks in the catalogue.
#include "storage/catalogue_banks.hpp"

#include <set>

#include "domain/topic.hpp"

namespace storage {
namespace {

constexpr Sql banks_with_questions{
    "banks_with_questions",
    "SELECT b.id FROM bank b WHERE EXISTS (SELECT 1 FROM question q JOIN question_version v "
    "ON v.id = q.version WHERE q.bank = b.id AND q.retired_at IS NULL "
    "AND (v.kind IN ('essay', 'matching') OR EXISTS (SELECT 1 FROM question_answer a "
    "WHERE a.version = v.id AND a.fraction > 0))) ORDER BY b.id"};

std::set<std::string> all_banks(Connection& connection) {
  std::set<std::string> banks;
  Rows rows = connection.query(banks_with_questions);
  while (rows.next()) banks.insert(rows.text(0));
  return banks;
}

}  // namespace

// An exam without a bank of its own draws from those of its courses.
void attach_banks(Connection& connection, domain::CatalogueParts& parts) {
  auto const banks = all_banks(connection);
  for (domain::Course& it : parts.courses) it.has_quiz = banks.contains(it.id);
  for (domain::Certification& it : parts.certifications) {
    if (std::string const own = domain::exam_of(it.id); banks.contains(own)) {
      it.exam_banks = {own};
      continue;
    }
    for (std::string const& id : it.courses) {
      if (banks.contains(id)) it.exam_banks.push_back(id);
    }
  }
}

}  // namespace storage
