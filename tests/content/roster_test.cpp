#include "content/roster.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/reading.hpp"

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string const header =
    "email,name,slack_user_id,role,manager_email,start_date,timezone,duties\n";

content::Roster read(std::string const& text) {
  return content::read_roster("roster.csv", text, domain::founding_roles());
}

std::vector<std::string> problems(std::string const& rows) {
  return texts(read(header + rows).problems);
}

TEST(Roster, ARowIsReadWithAllItsCells) {
  auto const roster = read(header +
                           " Anna@Example.com ,\"Berg, Anna\",U1,SAL,Max@example.com,2025-01-31,"
                           "Europe/Berlin,assessor\n");
  EXPECT_THAT(texts(roster.problems), IsEmpty());
  ASSERT_EQ(roster.rows.size(), 1U);
  auto const& row = roster.rows[0];
  EXPECT_EQ(row.line, 2);
  EXPECT_EQ(row.email, "anna@example.com");
  EXPECT_EQ(row.name, "Berg, Anna");
  EXPECT_EQ(row.slack_user_id, "U1");
  EXPECT_EQ(row.role, "SAL");
  EXPECT_THAT(row.duties, ElementsAre("assessor"));
  EXPECT_EQ(row.manager_email, "max@example.com");
  EXPECT_EQ(row.start_date, "2025-01-31");
  EXPECT_EQ(row.timezone, "Europe/Berlin");
}

TEST(Roster, HeadersComeInAnyOrderAndCaseAndExtraColumnsAreIgnored) {
  auto const roster = read(
      "\xEF\xBB\xBFTimezone,Shoe Size, NAME ,email,ROLE,start_date,manager_email,slack_user_id\r\n"
      ",44,Anna,anna@example.com,csm,,,\r\n");
  EXPECT_THAT(texts(roster.problems), IsEmpty());
  ASSERT_EQ(roster.rows.size(), 1U);
  EXPECT_EQ(roster.rows[0].name, "Anna");
  EXPECT_EQ(roster.rows[0].role, "CSM");
  EXPECT_EQ(roster.rows[0].timezone, "");
}

TEST(Roster, RolesAreTakenByCodeNameAndOldName) {
  auto const roster = read(header +
                           "a@x.com,A,,strategic account leaders,,,\n"
                           "b@x.com,B,,TAM,,,\n"
                           "c@x.com,C,,Solutions Architect,,,\n");
  EXPECT_THAT(texts(roster.problems), IsEmpty());
  ASSERT_EQ(roster.rows.size(), 3U);
  EXPECT_EQ(roster.rows[0].role, "SAL");
  EXPECT_EQ(roster.rows[1].role, "CSM");
  EXPECT_EQ(roster.rows[2].role, "SA");
}

TEST(Roster, ADutyInThePlaceOfARoleIsADuty) {
  auto const roster = read(header +
                           "a@x.com,A,,Manager,,,,\n"
                           "b@x.com,B,,enablement,,,,Manager; assessor;enablement;\n"
                           "c@x.com,C,,,,,,assessor\n");
  EXPECT_THAT(texts(roster.problems), IsEmpty());
  ASSERT_EQ(roster.rows.size(), 3U);
  EXPECT_EQ(roster.rows[0].role, "");
  EXPECT_THAT(roster.rows[0].duties, ElementsAre("manager"));
  EXPECT_THAT(roster.rows[1].duties, ElementsAre("assessor", "enablement", "manager"));
  EXPECT_THAT(roster.rows[2].duties, ElementsAre("assessor"));
}

TEST(Roster, MissingColumnsAreNamed) {
  EXPECT_THAT(texts(read("email,name\n").problems),
              ElementsAre("roster.csv:1: the header row lacks: slack_user_id, role, manager_email, "
                          "start_date, timezone"));
  EXPECT_THAT(texts(read("").problems),
              ElementsAre(HasSubstr("roster.csv:1: the header row lacks")));
}

TEST(Roster, SemicolonsBetweenColumnsAreRecognised) {
  EXPECT_THAT(texts(read("email;name;role\n").problems), ElementsAre(HasSubstr("not semicolons")));
}

TEST(Roster, ADoubledColumnIsAProblem) {
  EXPECT_THAT(texts(read("name," + header).problems),
              ElementsAre("roster.csv:1: the column \"name\" is there twice"));
}

TEST(Roster, BadAddressesAreProblems) {
  EXPECT_THAT(problems("anna,A,,SAL,,,\n"), ElementsAre("roster.csv:2: e-mail \"anna\" has no @"));
  for (auto const* mail : {"", "@x.com", "a@", "a@x", "a@@x.com", "a b@x.com", "a@x..com", "a@.com",
                           "a@x.com.", "a<b@x.com", "a@x.com;b@x.com"}) {
    EXPECT_THAT(problems(std::string(mail) + ",A,,SAL,,,\n"), ElementsAre(HasSubstr("e-mail")))
        << mail;
  }
}

TEST(Roster, ADoubledAddressNamesTheOtherLine) {
  EXPECT_THAT(problems("a@x.com,A,,SAL,,,\nA@X.com,B,,SAL,,,\n"),
              ElementsAre("roster.csv:3: e-mail a@x.com is in line 2 too"));
}

TEST(Roster, SlackIdsMustBeIdsAndUnique) {
  EXPECT_THAT(problems("a@x.com,A,U1,SAL,,,\nb@x.com,B,U1,SAL,,,\n"),
              ElementsAre("roster.csv:3: Slack id U1 is in line 2 too"));
  EXPECT_THAT(problems("a@x.com,A,@anna,SAL,,,\n"), ElementsAre(HasSubstr("Slack id \"@anna\"")));
}

TEST(Roster, AnUnknownRoleSaysWhichAreKnown) {
  EXPECT_THAT(problems("a@x.com,A,,Pilot,,,\n"),
              ElementsAre("roster.csv:2: unknown role \"Pilot\"; known are SAL, SAE, AE, SA, CSM, "
                          "TAM, Partner, CAM, ABDM, ISR, manager, assessor, enablement"));
  EXPECT_THAT(problems("a@x.com,A,,,,,\n"), ElementsAre(HasSubstr("unknown role \"\"")));
}

TEST(Roster, ImpossibleDaysAreProblems) {
  for (auto const* day : {"2025-02-29", "2025-13-01", "2025-00-10", "31.01.2025", "2025-1-1",
                          "2025-01-01T00:00:00Z", "soon"}) {
    EXPECT_THAT(problems("a@x.com,A,,SAL,," + std::string(day) + ",\n"),
                ElementsAre(HasSubstr("start date")))
        << day;
  }
  EXPECT_THAT(problems("a@x.com,A,,SAL,,2024-02-29,\n"), IsEmpty());
}

TEST(Roster, TimeZonesAreThoseOfIana) {
  EXPECT_THAT(problems("a@x.com,A,,SAL,,,UTC\nb@x.com,B,,SAL,,,America/Argentina/Ushuaia\n"),
              IsEmpty());
  for (auto const* zone : {"Berlin", "CEST+1", "Europe/Berlin2", "europe/berlin"}) {
    EXPECT_THAT(problems("a@x.com,A,,SAL,,," + std::string(zone) + "\n"),
                ElementsAre(HasSubstr("unknown time zone")))
        << zone;
  }
}

TEST(Roster, UnknownDutiesAreProblems) {
  EXPECT_THAT(problems("a@x.com,A,,SAL,,,,assessor;captain\n"),
              ElementsAre(HasSubstr("unknown duty \"captain\"")));
}

TEST(Roster, NobodyIsTheirOwnManager) {
  EXPECT_THAT(problems("a@x.com,A,,SAL,A@x.com,,\n"), ElementsAre(HasSubstr("their own manager")));
}

TEST(Roster, AManagerNeedNotBeInTheFile) {
  EXPECT_THAT(problems("a@x.com,A,,SAL,boss@x.com,,\n"), IsEmpty());
  EXPECT_THAT(problems("a@x.com,A,,SAL,boss,,\n"), ElementsAre(HasSubstr("manager's e-mail")));
}

TEST(Roster, ACircleOfManagersIsToldOnce) {
  EXPECT_THAT(problems("x@x.com,X,,SAL,b@x.com,,\n"
                       "b@x.com,B,,SAL,c@x.com,,\n"
                       "c@x.com,C,,SAL,a@x.com,,\n"
                       "a@x.com,A,,SAL,b@x.com,,\n"),
              ElementsAre("roster.csv:3: managers go in a circle: b@x.com → c@x.com → a@x.com → "
                          "b@x.com"));
}

TEST(Roster, TwoCirclesAreTwoProblems) {
  EXPECT_THAT(problems("a@x.com,A,,SAL,b@x.com,,\nb@x.com,B,,SAL,a@x.com,,\n"
                       "c@x.com,C,,SAL,d@x.com,,\nd@x.com,D,,SAL,c@x.com,,\n"),
              ElementsAre(HasSubstr("roster.csv:2: "), HasSubstr("roster.csv:4: ")));
}

TEST(Roster, ALongLineOfManagersIsNoCircle) {
  std::string rows;
  for (int i = 0; i < 2000; ++i) {
    rows += "p" + std::to_string(i) + "@x.com,P,,SAL,p" + std::to_string(i + 1) + "@x.com,,\n";
  }
  EXPECT_THAT(problems(rows), IsEmpty());
}

TEST(Roster, ANameIsNeeded) {
  EXPECT_THAT(problems("a@x.com, ,,SAL,,,\n"), ElementsAre("roster.csv:2: the name is empty"));
}

TEST(Roster, AnUnquotedCommaIsNoticedAndTrailingCommasAreNot) {
  EXPECT_THAT(problems("a@x.com,Berg, Anna,U1,SAL,,,,assessor\n"),
              testing::Contains(HasSubstr("roster.csv:2: more cells than the header")));
  EXPECT_THAT(problems("a@x.com,A,,SAL,,,,,,,\n"), IsEmpty());
}

TEST(Roster, EveryFaultOfAFileIsToldAtItsLine) {
  EXPECT_THAT(problems("anna,A,,SAL,,,\nb@x.com,B,,SAL,,,\nc@x.com,C,,Pilot,,never,Mars/City\n"),
              ElementsAre(HasSubstr(":2: e-mail"), HasSubstr(":4: unknown role"),
                          HasSubstr(":4: start date"), HasSubstr(":4: unknown time zone")));
}

TEST(Roster, AFileThatIsNotUtf8IsRefusedWithItsLine) {
  EXPECT_THAT(problems("a@x.com,Jos\xE9,,SAL,,,\n"),
              ElementsAre(HasSubstr("roster.csv:2: this is not UTF-8")));
}

}  // namespace
