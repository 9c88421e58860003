// `fieldcert import program`: handbook pages into the program.
#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <set>

#include "bot/import_homes.hpp"
#include "bot/imports.hpp"
#include "bot/page_report.hpp"
#include "content/fingerprint.hpp"
#include "content/handbook.hpp"
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

std::vector<std::string> pages_in(fs::path const& folder) {
  std::vector<std::string> files;
  for (auto const& entry : fs::recursive_directory_iterator(folder)) {
    bool const is_page = entry.is_regular_file() && entry.path().extension() == ".md" &&
                         entry.path().filename() != "README.md";
    if (is_page) files.push_back(entry.path().string());
  }
  std::ranges::sort(files);
  return files;
}

std::vector<std::string> files_of(std::vector<std::string> const& paths,
                                  std::vector<Problem>& problems) {
  std::vector<std::string> files;
  for (std::string const& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      files.push_back(path);
      continue;
    }
    auto const found = pages_in(path);
    if (found.empty()) problems.push_back({path, 0, "no *.md file in this folder"});
    files.insert(files.end(), found.begin(), found.end());
  }
  return files;
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

}  // namespace

ImportResult import_program(storage::Database& database, std::vector<std::string> const& paths,
                            domain::Instant now, config::Settings const& settings) {
  ImportResult result;
  std::vector<PageFile> files;
  for (std::string const& path : files_of(paths, result.problems)) {
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

  result.report = database.write_now([&](storage::Transaction const& transaction) {
    return save_all(transaction, pages, fingerprints, now);
  });
  // The new program is seen from the next transaction on.
  database.write_now([&](storage::Transaction const& transaction) {
    refresh_homes(transaction, settings, storage::home_viewers(transaction), now);
  });
  return result;
}

}  // namespace bot
