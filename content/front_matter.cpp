#include "content/front_matter.hpp"

#include <optional>
#include <set>

#include <yaml-cpp/yaml.h>

#include "content/front_matter_rules.hpp"
#include "content/words.hpp"

namespace content {
namespace {

constexpr std::size_t most_yaml_bytes = 64 * 1024;

// Takes the first line off `rest`, without its line break.
std::string_view take_line(std::string_view& rest) {
  auto const end = rest.find('\n');
  auto line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool is_fence(std::string_view line) {
  return line.starts_with("---") && trim(line.substr(3)).empty();
}

class FrontMatterReader {
 public:
  FrontMatterReader(std::string const& file, std::string_view text) : file_(file), rest_(text) {
    result_.body = text;
  }

  FrontMatter read() {
    auto rest = rest_;
    if (!is_fence(take_line(rest))) return std::move(result_);
    rest_ = rest;
    if (auto const yaml = take_yaml()) read_yaml(std::string(*yaml));
    return std::move(result_);
  }

 private:
  // What stands between the fences; moves the body behind them.
  std::optional<std::string_view> take_yaml() {
    auto const yaml = rest_;
    int line = 1;
    while (!rest_.empty()) {
      auto const length = yaml.size() - rest_.size();
      auto const text = take_line(rest_);
      ++line;
      if (!is_fence(text) && trim(text) != "...") continue;
      result_.body = rest_;
      result_.body_line = line + 1;
      if (length <= most_yaml_bytes) return yaml.substr(0, length);
      problem(1, "the front matter is longer than 64 KiB");
      return std::nullopt;
    }
    problem(1, "the front matter is never closed; end it with a line ---");
    return std::nullopt;
  }

  // The border to yaml-cpp, which tells faults by throwing.
  void read_yaml(std::string yaml) {
    // With a line break at its end yaml-cpp 0.7 takes a quote that is never closed.
    while (yaml.ends_with('\n') || yaml.ends_with('\r')) yaml.pop_back();
    try {
      read_keys(YAML::Load(yaml));
    } catch (YAML::Exception const& fault) {
      problem(line_of(fault.mark), "the front matter is not YAML: " + fault.msg +
                                       "; put a text with a colon or quotes in quotes");
    }
  }

  void read_keys(YAML::Node const& root) {
    if (root.IsNull()) return;
    if (!root.IsMap()) return problem(line_of(root.Mark()), "the front matter needs `key: value`");
    std::set<std::string> seen;
    for (auto const& entry : root) {
      if (!entry.first.IsScalar()) continue;
      auto const& key = entry.first.Scalar();
      int const line = line_of(entry.first.Mark());
      if (!seen.insert(key).second) problem(line, "`" + key + "` is there twice");
      read_key(key, line, entry.second);
    }
  }

  void read_key(std::string const& key, int line, YAML::Node const& value) {
    std::map<std::string_view, std::string*> const texts = {
        {"title", &result_.title}, {"description", &result_.description},
        {"id", &result_.id},       {"role", &result_.role},
        {"page", &result_.page},   {"requires", &result_.requires_id},
        {"url", &result_.url}};
    if (key == "title") result_.title_line = line;
    if (key == "course_ids") {
      result_.course_ids_line = line;
      read_course_ids(line, value);
    } else if (key == "quiz") {
      result_.quiz_rules = rules_of(key, value, domain::AssessmentKind::knowledge_check);
    } else if (key == "exam") {
      result_.exam_rules = rules_of(key, value, domain::AssessmentKind::written_exam);
    } else if (auto const text = texts.find(key); text != texts.end()) {
      read_text(key, line, value, *text->second);
    }
  }

  domain::AssessmentRules rules_of(std::string const& key, YAML::Node const& value,
                                   domain::AssessmentKind kind) {
    return read_rules(key, value, domain::default_rules(kind),
                      [this](YAML::Mark const& mark, std::string reason) {
                        problem(line_of(mark), std::move(reason));
                      });
  }

  void read_text(std::string const& key, int line, YAML::Node const& value, std::string& text) {
    if (value.IsNull()) return;
    if (!value.IsScalar()) return problem(line, "`" + key + "` needs a text");
    text = shortened(value.Scalar(), value.Scalar().size());  // on one line
    bool const needs_id = key == "id" || key == "requires" || key == "page";
    if (!needs_id || text.empty() || is_id(text)) return;
    problem(line, "`" + key + ": " + shortened(text, 40) +
                      "` may have lower-case letters, digits and hyphens only");
  }

  void read_course_ids(int line, YAML::Node const& value) {
    if (value.IsNull()) return;
    if (!value.IsMap()) return problem(line, "`course_ids` needs numbers and ids: {3: sal-7}");
    std::set<std::string> ids;
    for (auto const& entry : value) {
      auto const number = small_number(entry.first.IsScalar() ? entry.first.Scalar() : "");
      auto const id = entry.second.IsScalar() ? entry.second.Scalar() : "";
      if (!number || !is_id(id)) {
        problem(line, "`course_ids` needs numbers and ids: {3: sal-7}");
      } else if (!ids.insert(id).second) {
        problem(line, "`course_ids` gives the id " + id + " to two courses");
      } else if (!result_.course_ids.emplace(*number, id).second) {
        problem(line, "`course_ids` names course " + std::to_string(*number) + " twice");
      }
    }
  }

  // YAML counts from 0 and begins in line 2 of the page; unknown marks are -1.
  static int line_of(YAML::Mark const& mark) { return mark.is_null() ? 1 : mark.line + 2; }

  void problem(int line, std::string reason) {
    result_.problems.push_back({file_, line, std::move(reason)});
  }

  std::string const& file_;
  std::string_view rest_;
  FrontMatter result_;
};

}  // namespace

FrontMatter read_front_matter(std::string const& file, std::string_view text) {
  return FrontMatterReader(file, text).read();
}

}  // namespace content
