// The program at a terminal: what it takes, what it refuses, and how.
#include <algorithm>
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/cli/support/program.hpp"

namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

std::string const own_program = std::string(FIELDCERT_SOURCE_DIR) + "/config/program";

constexpr char const* roster =
    "email,name,slack_user_id,role,manager_email,start_date,timezone\n"
    "lena@x.example,Lena,U0LENA,SAL,,2026-01-05,Europe/Berlin\n"
    "marco@x.example,Marco,,TAM,lena@x.example,,\n";

std::ptrdiff_t lines(std::string const& text) { return std::ranges::count(text, '\n'); }

class Cli : public ::testing::Test {
 protected:
  void import_all() {
    ASSERT_EQ(place.run("import program " + own_program).exit_code, 0);
    ASSERT_EQ(place.run("import roster " + place.write("roster.csv", roster)).exit_code, 0);
  }

  Workplace place;
};

TEST_F(Cli, AMissingSecretIsOneLineAndExitCode2) {
  auto const ran = place.run("serve");
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_EQ(lines(ran.err), 1) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("SLACK_SIGNING_SECRET"));
  EXPECT_FALSE(std::filesystem::exists(place.file("fieldcert.db")));
}

TEST_F(Cli, AnUnknownSettingIsOneLineAndExitCode2) {
  place.write("settings.toml", "listn = \"127.0.0.1:1\"\n");
  auto const ran = place.run("serve --config settings.toml", {{"SLACK_SIGNING_SECRET", "s"}});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_EQ(lines(ran.err), 1) << ran.err;
  EXPECT_THAT(ran.err, AllOf(HasSubstr("settings.toml:1"), HasSubstr("listn")));
}

TEST_F(Cli, AnUnknownFlagOrCommandIsRefused) {
  EXPECT_EQ(place.run("serve --nonsense").exit_code, 2);
  EXPECT_EQ(place.run("nonsense").exit_code, 2);
  EXPECT_EQ(place.run("").exit_code, 2);
  EXPECT_EQ(place.run("--help").exit_code, 0);
}

TEST_F(Cli, AnAddressInUseIsNamed) {
  auto const ran = place.run("serve --listen 203.0.113.1:1", {{"SLACK_SIGNING_SECRET", "s"}});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, HasSubstr("203.0.113.1:1"));
}

TEST_F(Cli, AnUnreadableFileIsNamed) {
  auto const ran = place.run("import roster missing.csv");
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, AllOf(HasSubstr("missing.csv"), HasSubstr("nothing was imported")));
  EXPECT_EQ(place.run("import program missing").exit_code, 2);
}

TEST_F(Cli, ADatabaseThatIsNoneIsNamed) {
  place.write("fieldcert.db", std::string(200, 'x'));
  auto const ran = place.run("export progress");
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, HasSubstr("fieldcert.db"));
  EXPECT_EQ(place.read("fieldcert.db"), std::string(200, 'x')) << "it is left as it was";
}

TEST_F(Cli, OurOwnProgramIsImportedAndAgainChangesNothing) {
  auto const first = place.run("import program " + own_program);
  ASSERT_EQ(first.exit_code, 0) << first.err;
  EXPECT_THAT(first.out, HasSubstr("course sal-3: 3. Analyze Your Territory"));
  auto const again = place.run("import program " + own_program);
  EXPECT_THAT(again.out, HasSubstr("0 new or changed"));
}

TEST_F(Cli, TheHandbooksOwnPagesAreImportedWhenTheyAreHere) {
  auto const pages = std::filesystem::path(FIELDCERT_SOURCE_DIR) / ".." / "shared" / "handbook";
  if (!std::filesystem::exists(pages)) GTEST_SKIP() << "no handbook pages beside the project";
  auto const ran = place.run("import program " + pages.string());
  ASSERT_EQ(ran.exit_code, 0) << ran.err;
  for (auto const* course :
       {"sal-1: 1. Applying DevOps", "sal-2: 2. Describe the Customer Journey",
        "sal-3: 3. Analyze Your Territory", "sal-4: 4. Execute Pipeline Generation Activities",
        "sal-5: 5. Manage Forecasting Activities", "csm-1: 1. Building Success Plans",
        "csm-2: 2. Success Plans in Gainsight", "csm-3: 3. Executive Business Reviews",
        "csm-4: 4. SALSA-CSM Meeting", "csm-5: 5. Pre- to Post Sales Handoff",
        "Differentiate between when a CSM should get involved", "#field-cert-program",
        "use-case-devsecops", "5 pages read"}) {
    EXPECT_THAT(ran.out, HasSubstr(course));
  }
}

TEST_F(Cli, ABadRowMeansThatNothingOfTheFileIsTaken) {
  import_all();
  auto const before = place.run("export progress").out;
  auto const file = place.write("bad.csv",
                                "email,name,slack_user_id,role,manager_email,start_date,timezone\n"
                                "new@x.example,New,,SAL,,,\n"
                                "broken,Broken,,SAL,,,\n"
                                "odd@x.example,Odd,,Juggler,,,\n");
  auto const ran = place.run("import roster " + file);
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, AllOf(HasSubstr("bad.csv:3"), HasSubstr("bad.csv:4"),
                             HasSubstr("nothing was imported")));
  EXPECT_EQ(place.run("export progress").out, before);
}

TEST_F(Cli, CompletionsTakeIdNameAndNumberAndKnowWhatTheyHadBefore) {
  import_all();
  auto const file = place.write("done.csv",
                                "email,course,completed_at,score\n"
                                "lena@x.example,1,2026-03-01,90\n"
                                "lena@x.example,Describe the Customer Journey,2026-03-02,\n"
                                "marco@x.example,csm-3,2026-03-03T10:00:00Z,77.5\n");
  EXPECT_THAT(place.run("import completions " + file).out, HasSubstr("3 completions recorded"));
  EXPECT_THAT(place.run("import completions " + file).out, HasSubstr("0 completions recorded"));
  auto const csv = place.run("export progress").out;
  EXPECT_THAT(csv, HasSubstr("lena@x.example,Lena,SAL,sal,sal-1,Applying DevOps,done,,"
                             "2026-03-01T00:00:00Z,90"));
  auto const json = nlohmann::json::parse(place.run("export progress --format json").out);
  EXPECT_EQ(json.size(), 10U) << "five courses each";
}

TEST_F(Cli, AnUnknownCourseOrPersonIsToldWithItsLine) {
  import_all();
  auto const file = place.write("done.csv",
                                "email,course,completed_at,score\n"
                                "lena@x.example,Juggling,2026-03-01,\n"
                                "nobody@x.example,sal-1,2026-03-01,\n");
  auto const ran = place.run("import completions " + file);
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, AllOf(HasSubstr("done.csv:2"), HasSubstr("Juggling"),
                             HasSubstr("done.csv:3"), HasSubstr("nobody@x.example")));
}

TEST_F(Cli, TwoPagesMayNotStateTheSameCertification) {
  std::filesystem::create_directory(place.file("pages"));
  for (auto const* name : {"pages/one.md", "pages/two.md"}) {
    place.write(name,
                "---\ntitle: \"Field Certification: Account Executives\"\n---\n"
                "## Curriculum\n**Course 1: A**\n- Do it\n");
  }
  auto const ran = place.run("import program pages");
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, AllOf(HasSubstr("one.md"), HasSubstr("two.md"), HasSubstr("id:")));
}

TEST_F(Cli, ABackupOpensAsADatabase) {
  import_all();
  EXPECT_EQ(place.run("backup copy.db").exit_code, 0);
  auto const before = place.run("export progress").out;
  EXPECT_EQ(place.run("--database copy.db export progress").out, before);
  EXPECT_EQ(place.run("backup copy.db").exit_code, 2) << "never overwrites";
}

TEST_F(Cli, TheManifestNamesTheAddressEverywhere) {
  auto const ran = place.run("manifest --url https://cert.example.com/");
  ASSERT_EQ(ran.exit_code, 0) << ran.err;
  auto const manifest = nlohmann::json::parse(ran.out);
  EXPECT_EQ(manifest["features"]["slash_commands"][0]["url"],
            "https://cert.example.com/slack/events");
  EXPECT_EQ(manifest["features"]["slash_commands"][0]["should_escape"], true);
  EXPECT_EQ(manifest["settings"]["interactivity"]["request_url"],
            "https://cert.example.com/slack/events");
  EXPECT_EQ(place.run("manifest --url http://cert.example.com").exit_code, 2);
}

TEST_F(Cli, TheManifestForSocketModeNeedsNoAddress) {
  auto const ran = place.run("manifest --socket-mode --handbook-url https://book.example.com/a");
  ASSERT_EQ(ran.exit_code, 0) << ran.err;
  auto const manifest = nlohmann::json::parse(ran.out);
  EXPECT_EQ(manifest["settings"]["socket_mode_enabled"], true);
  EXPECT_EQ(manifest["features"]["unfurl_domains"][0], "book.example.com");
  EXPECT_THAT(ran.out, Not(HasSubstr("https://")));
}

TEST_F(Cli, TheManifestIsForOneWayOrTheOther) {
  auto const neither = place.run("manifest");
  EXPECT_EQ(neither.exit_code, 2);
  EXPECT_EQ(lines(neither.err), 1) << neither.err;
  EXPECT_THAT(neither.err, AllOf(HasSubstr("--url"), HasSubstr("--socket-mode")));
  EXPECT_EQ(place.run("manifest --socket-mode --url https://cert.example.com").exit_code, 2);
}

TEST_F(Cli, CheckTellsALineEachAndFailsWithoutAToken) {
  import_all();
  auto const ran = place.run("check", {{"SLACK_SIGNING_SECRET", "very-secret"}});
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_THAT(ran.out, AllOf(HasSubstr("ok    database"), HasSubstr("ok    program"),
                             HasSubstr("FAIL  token: SLACK_BOT_TOKEN")));
  EXPECT_THAT(ran.out + ran.err, Not(HasSubstr("very-secret")));
}

}  // namespace
