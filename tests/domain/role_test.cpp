#include "domain/role.hpp"

#include <set>

#include <gtest/gtest.h>

namespace {

using domain::find_role;
using domain::founding_roles;
using domain::Role;

std::string code_of(std::vector<Role> const& roles, std::string const& word) {
  auto const* role = find_role(roles, word);
  return role == nullptr ? "none" : role->code;
}

TEST(Roles, TheFoundingRolesAreThoseOfTheHandbook) {
  std::set<std::string> codes;
  for (auto const& role : founding_roles()) codes.insert(role.code);
  std::set<std::string> const expected = {"SAL", "SAE",     "AE",  "SA",   "CSM",
                                          "TAM", "Partner", "CAM", "ABDM", "ISR"};
  EXPECT_EQ(codes, expected);
}

TEST(Roles, EveryFoundingRoleIsFoundByItsCodeAndItsName) {
  for (auto const& role : founding_roles()) {
    auto const expected = role.becomes.empty() ? role.code : role.becomes;
    EXPECT_EQ(code_of(founding_roles(), role.code), expected);
    EXPECT_EQ(code_of(founding_roles(), role.name), expected);
    EXPECT_EQ(code_of(founding_roles(), role.name + "s"), expected);
  }
}

TEST(Roles, CasePluralAndWhiteSpaceDoNotMatter) {
  EXPECT_EQ(code_of(founding_roles(), "  sal\t"), "SAL");
  EXPECT_EQ(code_of(founding_roles(), "SALs"), "SAL");
  EXPECT_EQ(code_of(founding_roles(), "strategic account LEADERS"), "SAL");
  EXPECT_EQ(code_of(founding_roles(), "Solution Architects"), "SA");
  EXPECT_EQ(code_of(founding_roles(), "Solutions Architects"), "SA");
  EXPECT_EQ(code_of(founding_roles(), "partners"), "Partner");
}

TEST(Roles, LeadersAndExecutivesStandSideBySide) {
  EXPECT_EQ(code_of(founding_roles(), "SAE"), "SAE");
  EXPECT_EQ(find_role(founding_roles(), "SAE")->certification, "");
  EXPECT_EQ(find_role(founding_roles(), "SAL")->certification, "sal");
}

TEST(Roles, ARenamedRoleLeadsToItsSuccessor) {
  EXPECT_EQ(code_of(founding_roles(), "TAM"), "CSM");
  EXPECT_EQ(code_of(founding_roles(), "Technical Account Managers"), "CSM");
}

TEST(Roles, DutiesAreNotRoles) {
  for (auto const* word : {"manager", "assessor", "enablement", "", "  ", "s", "Leader"}) {
    EXPECT_EQ(code_of(founding_roles(), word), "none") << word;
  }
}

TEST(Roles, ACodeWinsOverTheAliasOfAnEarlierRole) {
  std::vector<Role> const roles = {{"A", "First", {"B"}, "", "", "", ""},
                                   {"B", "Second", {}, "", "", "", ""}};
  EXPECT_EQ(code_of(roles, "B"), "B");
  EXPECT_EQ(code_of(roles, "first"), "A");
}

TEST(Roles, AnAliasLeadsToItsRole) {
  std::vector<Role> const roles = {{"CSM", "Customer Success Manager", {"TAM"}, "", "", "", ""}};
  EXPECT_EQ(code_of(roles, "tam"), "CSM");
}

TEST(Roles, ACircleOfSuccessorsEnds) {
  std::vector<Role> const roles = {{"A", "One", {}, "", "", "", "B"},
                                   {"B", "Two", {}, "", "", "", "A"}};
  EXPECT_NE(find_role(roles, "A"), nullptr);
}

TEST(Roles, AnUnknownSuccessorLeavesTheRoleItself) {
  std::vector<Role> const roles = {{"A", "One", {}, "", "", "", "Z"}};
  EXPECT_EQ(code_of(roles, "A"), "A");
}

TEST(Roles, NamesInYTakeTheirOwnPlural) {
  std::vector<Role> const roles = {{"D", "Deputy", {}, "", "", "", ""}};
  EXPECT_EQ(code_of(roles, "deputies"), "D");
}

}  // namespace
