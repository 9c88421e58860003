#include "domain/catalogue.hpp"

#include <gtest/gtest.h>

namespace domain {
namespace {

Course course(std::string id, std::string certification, int number, std::string name) {
  Course it;
  it.id = std::move(id);
  it.certification = std::move(certification);
  it.number = number;
  it.name = std::move(name);
  return it;
}

Catalogue program() {
  CatalogueParts parts;
  parts.roles = founding_roles();
  Certification sal;
  sal.id = "sal";
  sal.name = "Strategic Account Leaders";
  sal.courses = {"sal-1", "sal-2"};
  Certification csm;
  csm.id = "csm";
  csm.name = "Customer Success Managers";
  csm.courses = {"csm-1"};
  parts.certifications = {csm, sal};
  parts.courses = {course("csm-1", "csm", 1, "Pre- to Post Sales Handoff"),
                   course("sal-1", "sal", 1, "Applying DevOps"),
                   course("sal-2", "sal", 2, "Shared Name"),
                   course("csm-2", "csm", 2, "Shared Name"),
                   course("use-case-continuous-integration", "", 0, "Continuous Integration (CI)")};
  parts.courses.back().alias = "CI";
  return Catalogue(std::move(parts));
}

TEST(Catalogue, FindsACertificationByIdRoleNameAndAlias) {
  auto const catalogue = program();
  for (auto const* words :
       {"sal", "SAL", "Strategic Account Leader", "strategic account leaders"}) {
    ASSERT_NE(catalogue.find_certification(words), nullptr) << words;
    EXPECT_EQ(catalogue.find_certification(words)->id, "sal") << words;
  }
  EXPECT_EQ(catalogue.find_certification("TAM")->id, "csm");
  EXPECT_EQ(catalogue.find_certification("nothing"), nullptr);
}

TEST(Catalogue, FindsACourseByIdNameNumberAndAlias) {
  auto const catalogue = program();
  auto const* const sal = catalogue.certification("sal");
  EXPECT_EQ(catalogue.find_course("CSM-1", sal)->id, "csm-1");
  EXPECT_EQ(catalogue.find_course("1", sal)->id, "sal-1");
  EXPECT_EQ(catalogue.find_course("course 2", sal)->id, "sal-2");
  EXPECT_EQ(catalogue.find_course("pre to post sales handoff", sal)->id, "csm-1");
  EXPECT_EQ(catalogue.find_course("ci", sal)->id, "use-case-continuous-integration");
  EXPECT_EQ(catalogue.find_course("continuous integration", sal)->id,
            "use-case-continuous-integration");
}

TEST(Catalogue, PrefersTheOwnCertificationForAName) {
  auto const catalogue = program();
  EXPECT_EQ(catalogue.find_course("Shared Name", catalogue.certification("sal"))->id, "sal-2");
}

TEST(Catalogue, ANumberMeansNothingWithoutACertification) {
  auto const catalogue = program();
  EXPECT_EQ(catalogue.find_course("1", nullptr), nullptr);
  EXPECT_EQ(catalogue.find_course("9", catalogue.certification("sal")), nullptr);
}

TEST(Catalogue, SaeStandsBesideSalWithoutItsCertification) {
  auto const catalogue = program();
  EXPECT_EQ(catalogue.certification_of_role("SAE"), nullptr);
  EXPECT_EQ(catalogue.certification_of_role("SAL")->id, "sal");
}

}  // namespace
}  // namespace domain
