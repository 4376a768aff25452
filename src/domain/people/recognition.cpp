// Candidates share a key; only they are compared, and only the latest few of each key, so that no list, however
// contrived, makes the work grow with the square of its rows.

#include "recognition.hpp"

namespace muster::people {
namespace {
constexpr int most_compared = 16;  // per key
}

std::string Recognition::name_key(const ComparedName& name) {
  return name.whole + '\x1F' + std::to_string(name.organisation);
}

std::size_t Recognition::remember(const ComparedName& name, const std::string& folded_email) {
  const auto who = static_cast<std::uint32_t>(names_.size());
  names_.push_back(name);
  remember_also(who, name, folded_email);
  for (const auto key : likeness_keys(name)) {
    auto& head = heads_[key];
    if (head != 0 && links_[head - 1].who == who) continue;
    links_.push_back({who, head});
    head = static_cast<std::uint32_t>(links_.size());
  }
  return who;
}

void Recognition::remember_also(std::size_t who, const ComparedName& name, const std::string& folded_email) {
  if (!folded_email.empty()) by_email_.emplace(folded_email, static_cast<std::uint32_t>(who));
  by_name_.emplace(name_key(name), static_cast<std::uint32_t>(who));
}

std::optional<Recognition::SamePerson> Recognition::same(const ComparedName& name,
                                                         const std::string& folded_email) const {
  if (!folded_email.empty()) {
    if (const auto found = by_email_.find(folded_email); found != by_email_.end())
      return SamePerson{found->second, true};
  }
  if (const auto found = by_name_.find(name_key(name)); found != by_name_.end())
    return SamePerson{found->second, false};
  return std::nullopt;
}

std::optional<Recognition::LikelyMatch> Recognition::alike(const ComparedName& name) const {
  for (const auto key : likeness_keys(name)) {
    const auto found = heads_.find(key);
    if (found == heads_.end()) continue;
    auto at = found->second;
    for (int compared_so_far = 0; at != 0 && compared_so_far < most_compared; ++compared_so_far) {
      const auto& link = links_[at - 1];
      const auto reason = why_alike(names_[link.who], name);
      if (!reason.empty()) return LikelyMatch{link.who, reason};
      at = link.next;
    }
  }
  return std::nullopt;
}

}  // namespace muster::people
