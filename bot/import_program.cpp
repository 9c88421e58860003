// `fieldcert import program`: handbook pages into the program.
#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <set>

#include "bot/import_homes.hpp"
#include "bot/import_questions.hpp"
#include "bot/page_report.hpp"
#include "content/fingerprint.hpp"
#include "content/handbook.hpp"
#include "domain/topic.hpp"
#include "storage/catalogue.hpp"
#include "storage/home_views.hpp"
#include "storage/program.hpp"
#include "storage/roles.hpp"

namespace bot {
namespace {

namespace fs = std::filesystem;
using content::Problem;
using domain::HandbookPage;

struct PageFile {
  std::string path;
  std::string text;
};

// What an import is to read.
struct Found {
  std::vector<std::string> pages;
  std::vector<std::string> quizzes;  // each must belong to a course or exam
  std::vector<std::string> beside;   // taken if a course of the pages has its name
};

std::vector<std::string> files_in(fs::path const& folder, std::string_view extension) {
  std::vector<std::string> files;
  for (auto const& entry : fs::recursive_directory_iterator(folder)) {
    bool const is_meant = entry.is_regular_file() && entry.path().extension() == extension &&
                          entry.path().filename() != "README.md";
    if (is_meant) files.push_back(entry.path().string());
  }
  std::ranges::sort(files);
  return files;
}

void append(std::vector<std::string>& to, std::vector<std::string> const& more) {
  to.insert(to.end(), more.begin(), more.end());
}

Found find_files(std::vector<std::string> const& paths, std::vector<Problem>& problems) {
  Found found;
  std::error_code error;
  for (std::string const& path : paths) {
    if (fs::is_directory(path, error)) {
      auto const pages = files_in(path, ".md");
      if (pages.empty()) problems.push_back({path, 0, "no *.md file in this folder"});
      append(found.pages, pages);
      append(found.quizzes, files_in(path, ".gift"));
    } else if (fs::path(path).extension() == ".gift") {
      found.quizzes.push_back(path);
    } else {
      found.pages.push_back(path);
      fs::path const beside = fs::path(path).parent_path() / "quizzes";
      if (fs::is_directory(beside, error)) append(found.beside, files_in(beside, ".gift"));
    }
  }
  // Several pages may have the same folder beside them.
  std::ranges::sort(found.beside);
  found.beside.erase(std::unique(found.beside.begin(), found.beside.end()), found.beside.end());
  return found;
}

// Roles that pages state are known to all pages of the import, in whatever order they come.
std::vector<domain::Role> with_stated_roles(std::vector<domain::Role> roles,
                                            std::vector<PageFile> const& files) {
  for (PageFile const& file : files) {
    for (auto const& stated : content::read_handbook_page(file.path, file.text, roles).page.roles) {
      domain::Role role{stated.code,  stated.name,  stated.aliases, stated.certification,
                        stated.since, stated.until, stated.becomes};
      auto const same = std::ranges::find(roles, role.code, &domain::Role::code);
      if (same == roles.end()) {
        roles.push_back(std::move(role));
      } else {
        *same = std::move(role);
      }
    }
  }
  return roles;
}

// Stands for everything that the result of reading a page depends on.
std::string fingerprint_of(PageFile const& file, std::vector<domain::Role> const& roles) {
  std::string known;
  for (auto const& role : roles) {
    known += role.code + '|' + role.name + '|' + role.certification + '|' + role.becomes + '\n';
    for (auto const& alias : role.aliases) known += alias + ',';
  }
  std::array<std::string_view, 2> const parts = {file.text, known};
  return content::fingerprint(parts);
}

// Two pages may not claim to be the same page, nor the same certification.
void check_claims(std::vector<HandbookPage> const& pages, std::vector<Problem>& problems) {
  std::map<std::string, std::string> keys;
  std::map<std::string, std::string> certifications;
  for (HandbookPage const& page : pages) {
    auto const [key, is_new_key] = keys.emplace(page.key, page.file);
    if (!is_new_key) {
      problems.push_back({page.file, 0,
                          "is taken for the same page as " + key->second +
                              "; give one of them a `page:` of its own in its front matter"});
    }
    if (!page.certification) continue;
    auto const& id = page.certification->id;
    auto const [owner, is_new_owner] = certifications.emplace(id, page.file);
    if (!is_new_owner) {
      problems.push_back({page.file, page.certification->source.line,
                          "states certification \"" + id + "\" as " + owner->second +
                              " does; import one of them, or give one another `id:`"});
    }
  }
}

// A prerequisite must exist, or nobody could ever pass it.
void check_prerequisites(std::vector<HandbookPage> const& pages, domain::Catalogue const& catalogue,
                         std::vector<Problem>& problems) {
  for (HandbookPage const& page : pages) {
    if (!page.certification || page.certification->prerequisite.empty()) continue;
    auto const& wanted = page.certification->prerequisite;
    bool const is_here = std::ranges::any_of(pages, [&](HandbookPage const& other) {
      return other.certification && other.certification->id == wanted;
    });
    if (!is_here && catalogue.certification(wanted) == nullptr) {
      problems.push_back({page.file, 0,
                          "`requires: " + wanted +
                              "` names a certification that is not there; "
                              "import its page too"});
    }
  }
}

std::vector<std::string> save_all(storage::Transaction const& transaction,
                                  std::vector<HandbookPage> const& pages,
                                  std::vector<std::string> const& fingerprints,
                                  domain::Instant now) {
  std::vector<std::string> report;
  std::size_t changed = 0;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    auto const changes = storage::save_page(transaction, pages[i], fingerprints[i], now);
    if (changes.any()) ++changed;
    auto const lines =
        report_page(pages[i], storage::courses_of_page(transaction, pages[i].key), changes);
    report.insert(report.end(), lines.begin(), lines.end());
  }
  report.push_back(std::to_string(pages.size()) + " pages read, " + std::to_string(changed) +
                   " new or changed");
  return report;
}

// The courses that these pages have now, and the exams of their certifications.
std::set<std::string> banks_of(storage::Transaction const& transaction,
                               std::vector<HandbookPage> const& pages) {
  std::set<std::string> banks;
  for (HandbookPage const& page : pages) {
    for (auto const& it : storage::courses_of_page(transaction, page.key)) banks.insert(it.id);
    if (page.certification) banks.insert(domain::exam_of(page.certification->id));
  }
  return banks;
}

// By the program as it is with the pages of this import; the transaction began before them.
std::vector<std::string> save_quizzes(storage::Transaction const& transaction, Found const& found,
                                      std::vector<HandbookPage> const& pages,
                                      config::Settings const& settings, domain::Instant now) {
  auto const catalogue = storage::load_catalogue(transaction.connection(), settings.handbook_url);
  auto const here = banks_of(transaction, pages);
  std::vector<std::string> report;
  std::vector<Problem> problems;
  auto const take = [&](std::string const& path, std::string const& bank) {
    auto const text = read_file(path, problems);
    if (!text) return;
    auto const file = read_question_file(path, *text, bank, catalogue);
    problems.insert(problems.end(), file.problems.begin(), file.problems.end());
    if (!problems.empty()) return;
    append(report, save_question_file(transaction, file, settings, now));
  };
  for (std::string const& path : found.beside) {
    std::string const bank = fs::path(path).stem().string();
    if (here.contains(bank)) take(path, bank);
  }
  for (std::string const& path : found.quizzes) {
    std::string const stem = fs::path(path).stem().string();
    std::string const bank = bank_of(catalogue, stem);
    if (bank.empty()) {
      problems.push_back({path, 0,
                          "is named after no course or exam; name it after a course's id "
                          "(sal-1.gift) or an exam (sal-exam.gift)"});
    } else {
      take(path, bank);
    }
  }
  if (!problems.empty()) throw ImportRefused{std::move(problems)};
  return report;
}

}  // namespace

ImportResult import_program(storage::Database& database, std::vector<std::string> const& paths,
                            domain::Instant now, config::Settings const& settings) {
  ImportResult result;
  std::vector<PageFile> files;
  Found const found = find_files(paths, result.problems);
  for (std::string const& path : found.pages) {
    if (auto text = read_file(path, result.problems)) files.push_back({path, std::move(*text)});
  }
  auto const known = database.read_now([](storage::Snapshot const& snapshot) {
    return std::pair(storage::load_roles(snapshot.connection()), snapshot.catalogue());
  });
  auto const roles = with_stated_roles(known.first, files);

  std::vector<HandbookPage> pages;
  std::vector<std::string> fingerprints;
  for (PageFile const& file : files) {
    auto reading = content::read_handbook_page(file.path, file.text, roles);
    result.problems.insert(result.problems.end(), reading.problems.begin(), reading.problems.end());
    pages.push_back(std::move(reading.page));
    fingerprints.push_back(fingerprint_of(file, roles));
  }
  check_claims(pages, result.problems);
  check_prerequisites(pages, known.second, result.problems);
  if (!result.problems.empty()) return result;

  try {
    result.report = database.write_now([&](storage::Transaction const& transaction) {
      auto report = save_all(transaction, pages, fingerprints, now);
      append(report, save_quizzes(transaction, found, pages, settings, now));
      return report;
    });
  } catch (ImportRefused const& refused) {
    result.problems = refused.problems;
    return result;
  }
  // The new program is seen from the next transaction on.
  database.write_now([&](storage::Transaction const& transaction) {
    refresh_homes(transaction, settings, storage::home_viewers(transaction), now);
  });
  return result;
}

}  // namespace bot
