// Candidates share a key; only they are compared, and only the latest few of each key, so that no list, however
// contrived, makes the work grow with the square of its rows.

#include "recognition.hpp"

namespace muster::people {
namespace {
constexpr int most_compared = 16;            // per key
constexpr double by_chance = 0.002;          // others of a name; where there are more, a name tells too little
constexpr std::uint32_t alone = 0x80000000;  // beside somebody's number: nobody else has the key, as most have none

std::string email_name_key(const ComparedName& name, const std::string& folded_email) {
  return folded_email + '\x1F' + name.whole;
}
}  // namespace

std::string Recognition::name_key(const ComparedName& name) {
  return name.whole + '\x1F' + std::to_string(name.organisation);
}

std::string Recognition::exact_key(const ComparedName& name) {
  if (name.sex == '\0' && name.line == 0 && name.remark == 0) return {};
  return name_key(name) + '\x1F' + name.sex + std::to_string(name.line) + '\x1F' + std::to_string(name.remark);
}

std::size_t Recognition::remember(const Candidate& candidate) {
  const auto who = static_cast<std::uint32_t>(names_.size());
  names_.add(candidate.name);
  namesakes_.add(candidate.name);
  has_address_.push_back(false);
  has_namesakes_.push_back(false);
  remember_also(who, candidate);
  for (const auto key : candidate.keys) {
    auto& head = heads_[key];
    if (head == 0 || head == (alone | who)) {
      head = alone | who;
      continue;
    }
    if ((head & alone) != 0) {
      links_.push_back({head & ~alone, 0});
      head = static_cast<std::uint32_t>(links_.size());
    }
    if (links_[head - 1].who == who) continue;
    links_.push_back({who, head});
    head = static_cast<std::uint32_t>(links_.size());
  }
  return who;
}

void Recognition::remember_also(std::size_t person, const Candidate& candidate) {
  const auto& name = candidate.name;
  const auto& folded_email = candidate.folded_email;
  const auto who = static_cast<std::uint32_t>(person);
  if (!folded_email.empty()) {
    has_address_[who] = true;
    by_email_.emplace(folded_email, who);
    by_email_name_.emplace(email_name_key(name, folded_email), who);
  }
  if (name.organisation == no_organisation) return;
  const auto [first, fresh] = by_name_.emplace(name_key(name), who);
  if (!fresh && *first != who) has_namesakes_[*first] = true;
  if (auto exact = exact_key(name); !exact.empty()) by_exact_name_.emplace(std::move(exact), who);
}

Recognition::Finding Recognition::by_address(const ComparedName& name, const std::string& folded_email) const {
  if (folded_email.empty()) return {};
  const auto who = by_email_name_.find(email_name_key(name, folded_email));
  if (!who) return {};
  const auto against = why_two(names_.at(*who), view_of(name));
  if (against.empty()) return {Standing::same, *who, true, "equal name and e-mail address"};
  return {Standing::equal_address, *who, true, "equal e-mail address, though " + std::string(against)};
}

Recognition::Finding Recognition::by_name(const ComparedName& name, const std::string& folded_email) const {
  if (name.organisation == no_organisation) return {};
  const auto found = by_name_.find(name_key(name));
  if (!found) return {};
  auto who = *found;
  bool several = has_namesakes_[who];
  if (const auto exact = exact_key(name); !exact.empty()) {
    if (const auto one = by_exact_name_.find(exact); one != by_exact_name_.end()) {
      who = one->second;
      several = false;
    }
  }
  const auto against = why_two(names_.at(who), view_of(name));
  if (!against.empty())
    return {Standing::equal_name, who, false, "equal name and organisation, though " + std::string(against)};
  if (!folded_email.empty() && has_address_[who])
    return {Standing::equal_name, who, false, "equal name and organisation, though the e-mail addresses differ"};
  if (several) return {Standing::equal_name, who, false, "equal name and organisation as more than one person"};
  return {Standing::same, who, false, "equal name and organisation"};
}

Recognition::Finding Recognition::alike(const Candidate& candidate) const {
  const auto view = view_of(candidate.name);
  const bool rare = namesakes_.expected(candidate.name) < by_chance;
  const auto found = [&](std::uint32_t who) -> std::string_view {
    const auto& other = names_.at(who);
    return rare || (other.organisation == view.organisation && view.organisation != no_organisation)
               ? why_alike(other, view)
               : std::string_view();
  };
  for (const auto key : candidate.keys) {
    auto at = heads_.find(key);
    if ((at & alone) != 0) {
      const auto reason = found(at & ~alone);
      if (!reason.empty()) return {Standing::near_name, at & ~alone, false, std::string(reason)};
      continue;
    }
    for (int compared_so_far = 0; at != 0 && compared_so_far < most_compared; ++compared_so_far) {
      const auto& link = links_[at - 1];
      const auto reason = found(link.who);
      if (!reason.empty()) return {Standing::near_name, link.who, false, std::string(reason)};
      at = link.next;
    }
  }
  return {};
}

Recognition::Finding Recognition::find(const Candidate& candidate) const {
  const auto& name = candidate.name;
  const auto& folded_email = candidate.folded_email;
  if (auto found = by_address(name, folded_email); found.standing != Standing::nobody) return found;
  if (auto found = by_name(name, folded_email); found.standing != Standing::nobody) return found;
  if (const auto who = folded_email.empty() ? std::nullopt : by_email_.find(folded_email))
    return {Standing::equal_address, *who, true, "equal e-mail address, though the names differ"};
  return alike(candidate);
}

}  // namespace muster::people
