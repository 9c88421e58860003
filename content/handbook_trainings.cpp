// Use-case trainings: headings with a learning path or a knowledge check below them (R32 to R36).
#include <algorithm>
#include <cstddef>
#include <iterator>

#include "content/handbook_draft.hpp"
#include "content/link_kind.hpp"
#include "content/use_case_headings.hpp"
#include "content/words.hpp"

namespace content {
namespace {

// Sections [begin, end) among which those of `level` may be trainings.
struct Region {
  std::size_t begin = 0;
  std::size_t end = 0;
  int level = 0;
};

bool announces_courses(Section const& section) {
  return std::any_of(section.blocks.begin(), section.blocks.end(), [](Block const& block) {
    return block.kind == BlockKind::paragraph &&
           says(joined(block.lines), "currently available courses include the following");
  });
}

// The sections behind `index`, as far as they are as deep as the first of them.
Region region_behind(std::vector<Section> const& sections, std::size_t index) {
  Region region{index + 1, index + 1, 0};
  if (region.begin >= sections.size()) return region;
  region.level = sections[region.begin].level;
  while (region.end < sections.size() && sections[region.end].level >= region.level) ++region.end;
  return region;
}

bool has_training_link(Section const& section) {
  return std::any_of(section.blocks.begin(), section.blocks.end(), [](Block const& block) {
    return block.kind == BlockKind::list &&
           std::any_of(block.blocks.begin(), block.blocks.end(), leads_to_training);
  });
}

class TrainingFinder {
 public:
  explicit TrainingFinder(HandbookDraft& draft) : draft_(draft), sections_(draft.sections) {}

  void run() {
    for (std::size_t i = 0; i < sections_.size(); ++i) {
      bool const is_heading = is_training_heading(sections_[i].heading);
      if (!is_heading && !announces_courses(sections_[i])) continue;
      auto region = region_behind(sections_, i);
      if (is_heading) region.end = std::min(region.end, end_of_section(sections_, i));
      if (region.end <= region.begin) continue;
      read_region(region);
      i = region.end - 1;
    }
  }

 private:
  void read_region(Region const& region) {
    for (auto i = region.begin; i < region.end; ++i) {
      auto const& section = sections_[i];
      if (section.level != region.level) continue;
      if (is_use_case_list(section.heading) || is_elements_heading(section.heading)) continue;
      if (is_training(i)) {
        read_training(i);
      } else {
        draft_.page().unplaced.push_back(
            {section.source.line, "heading", shortened(section.heading, 100)});
      }
    }
  }

  bool is_training(std::size_t index) const {
    auto const end = end_of_section(sections_, index);
    for (auto i = index; i < end; ++i) {
      bool const elements = i > index && is_elements_heading(sections_[i].heading);
      if (elements || has_training_link(sections_[i])) return true;
    }
    return false;
  }

  void read_training(std::size_t index) {
    auto const& heading = sections_[index].heading;
    domain::PageUseCaseTraining training;
    training.name = heading;
    training.source = sections_[index].source;
    auto const open = heading.find('(');
    auto const close = heading.rfind(')');
    if (open != std::string::npos && close != std::string::npos && open < close) {
      training.alias = trim(std::string_view(heading).substr(open + 1, close - open - 1));
    }
    auto const words = slug(std::string_view(heading).substr(0, open));
    training.id = "use-case-" + words;
    check_id(training, words);
    for (auto& link : sections_[index].links) {
      training.links.push_back(
          {domain::LinkKind::material, link.label, link.url, false, training.source});
    }
    auto const end = end_of_section(sections_, index);
    for (auto i = index; i < end; ++i) take_section(training, sections_[i]);
    draft_.page().trainings.push_back(std::move(training));
  }

  void check_id(domain::PageUseCaseTraining const& training, std::string_view words) {
    if (words.empty()) {
      draft_.problem(training.source.line,
                     "a training needs a name with Latin letters or digits for its id");
    }
    for (auto const& other : draft_.page().trainings) {
      if (other.id != training.id) continue;
      draft_.problem(training.source.line, "the training " + training.name + " is in line " +
                                               std::to_string(other.source.line) + " too");
    }
  }

  void take_section(domain::PageUseCaseTraining& training, Section& section) {
    section.training = training.id;
    if (is_elements_heading(section.heading)) return;
    for (auto& block : section.blocks) {
      if (block.kind != BlockKind::list) continue;
      for (auto& item : block.blocks) {
        auto links = take_links(section, item);
        item.is_placed = !links.empty();
        std::move(links.begin(), links.end(), std::back_inserter(training.links));
      }
    }
  }

  HandbookDraft& draft_;
  std::vector<Section>& sections_;
};

}  // namespace

void find_trainings(HandbookDraft& draft) { TrainingFinder(draft).run(); }

}  // namespace content
