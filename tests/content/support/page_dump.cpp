#include "page_dump.hpp"

namespace {

std::string at(domain::Source const& source) {
  return " @" + std::to_string(source.line) + " #" + source.anchor + " " + source.fingerprint;
}

std::string flag(bool set, std::string const& name) { return set ? " [" + name + "]" : ""; }

std::string kind_name(domain::LinkKind kind) {
  switch (kind) {
    case domain::LinkKind::learning_path:
      return "learning path";
    case domain::LinkKind::knowledge_check:
      return "knowledge check";
    case domain::LinkKind::material:
      break;
  }
  return "material";
}

std::string dump_links(std::vector<domain::Link> const& links) {
  std::string text;
  for (auto const& link : links) {
    text += "    link " + kind_name(link.kind) + ": " + link.label + " <" + link.url + ">" +
            flag(link.internal_only, "internal only") + at(link.source) + "\n";
  }
  return text;
}

std::string dump_certification(domain::PageCertification const& certification) {
  std::string text = "certification " + certification.id + ": " + certification.name + " (" +
                     certification.noun + ") role " + certification.role + " code " +
                     certification.role_code + " requires " + certification.prerequisite +
                     at(certification.source) + "\n";
  for (auto const& path : certification.paths) {
    text += "  path " + path.name + " expects " +
            (path.expected_courses ? std::to_string(*path.expected_courses) : "?") +
            flag(path.in_development, "in development") + at(path.source) + "\n";
  }
  for (auto const& course : certification.courses) {
    text += "  course " + std::to_string(course.number) + ": " + course.name;
    if (!course.id.empty()) text += " id " + course.id;
    text += " path \"" + course.learning_path + "\"" + at(course.source) + "\n";
    for (auto const& objective : course.objectives) {
      text += "    - " + objective.text + at(objective.source) + "\n";
    }
    text += dump_links(course.links);
  }
  return text;
}

std::string dump_use_cases(domain::HandbookPage const& page) {
  std::string text;
  for (auto const& training : page.trainings) {
    text += "training " + training.id + ": " + training.name + " alias \"" + training.alias + "\"" +
            at(training.source) + "\n" + dump_links(training.links);
  }
  for (auto const& use_case : page.use_cases) {
    text += "use case " + use_case.name + " <" + use_case.url + ">" + at(use_case.source) + "\n";
  }
  for (auto const& element : page.elements) {
    text += "element of \"" + element.training + "\": " + element.name + " = " + element.text +
            " <" + element.url + ">" + at(element.source) + "\n";
  }
  return text;
}

std::string dump_rules(domain::HandbookPage const& page) {
  std::string text;
  for (auto const& link : page.certification_links) {
    text += "elsewhere " + link.role + " (" + link.role_code + ") <" + link.url + ">" +
            at(link.source) + "\n";
  }
  if (auto const& rule = page.badge_rule) {
    text += "badge" + flag(rule->each_course, "each course") +
            flag(rule->all_courses, "all courses") + flag(rule->written_exam, "written exam") +
            flag(rule->practical, "practical") + ": " + rule->text + at(rule->source) + "\n";
  }
  if (auto const& feedback = page.feedback) {
    text += "feedback " + feedback->channel + " <" + feedback->board_url + ">" +
            at(feedback->source) + "\n";
  }
  return text;
}

std::string dump_roles(std::vector<domain::PageRole> const& roles) {
  std::string text;
  for (auto const& role : roles) {
    text += "role " + role.code + ": " + role.name;
    for (auto const& alias : role.aliases) text += " | " + alias;
    text += "; takes " + role.certification + " since " + role.since + " until " + role.until +
            " becomes " + role.becomes + at(role.source) + "\n";
  }
  return text;
}

}  // namespace

std::string dump(domain::HandbookPage const& page) {
  std::string text = "page " + page.key + ": " + page.title + "\ndescription " + page.description +
                     "\nurl " + page.url + "\n";
  if (page.certification) text += dump_certification(*page.certification);
  text += dump_use_cases(page) + dump_rules(page) + dump_roles(page.roles);
  for (auto const& section : page.sections) {
    text += "section " + section.heading + " #" + section.anchor + " @" +
            std::to_string(section.line) + " " + section.fingerprint + "\n";
  }
  for (auto const& left : page.unplaced) {
    text += "unplaced @" + std::to_string(left.line) + " " + left.what + ": " + left.text + "\n";
  }
  return text;
}
