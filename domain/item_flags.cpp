// Thresholds and sentences.
#include "domain/item_flags.hpp"

namespace domain {

std::vector<ItemFlag> flags_of(ItemStatistics const& item) {
  if (item.attempts < enough_attempts || !item.facility) return {};
  // One slip of a good learner turns the index of a question that all others get right.
  if (*item.facility >= extremely_easy) return {ItemFlag::too_easy};
  bool const hard = *item.facility <= extremely_hard;
  std::vector<ItemFlag> flags;
  if (item.discrimination && *item.discrimination < probably_invalid) {
    flags.push_back(ItemFlag::weak_learners_do_better);
  } else if (!hard && item.discrimination && *item.discrimination < very_weak) {
    flags.push_back(ItemFlag::weak_discrimination);
  }
  if (hard) flags.push_back(ItemFlag::too_hard);
  return flags;
}

std::string_view verdict(ItemFlag flag) {
  switch (flag) {
    case ItemFlag::weak_learners_do_better:
      return "Better learners miss it more often than weaker ones: check the key.";
    case ItemFlag::too_hard:
      return "Hardly anybody gets it right: check the key and the wording, and whether it is "
             "taught.";
    case ItemFlag::too_easy:
      return "Nearly everybody gets it right: fine to begin with, but it tells nobody apart.";
    case ItemFlag::weak_discrimination:
      break;
  }
  return "It hardly tells better learners from weaker ones: check the wording and the other "
         "options.";
}

std::string_view verdict(ItemStatistics const& item) {
  if (item.attempts < enough_attempts) return "Too few attempts to judge it yet.";
  if (!item.flags.empty()) return verdict(item.flags.front());
  if (!item.discrimination) return "Nothing stands out.";
  return "It works: better learners get it right more often.";
}

}  // namespace domain
