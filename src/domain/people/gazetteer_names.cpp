// Which authority a typed name means: looked up, never guessed. What two authorities are called means neither.
#include <muster/domain/people/gazetteer.hpp>

#include "likely_names.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace muster::people {
namespace {

constexpr std::size_t most_suggestions = 3;
using MatchBasis = RecognisedPlace::MatchBasis;

/// Words around a place's name that say only what kind of council it has; longer ones first.
constexpr std::array<std::string_view, 12> endings{"metropolitan borough council",
                                                   "metropolitan district council",
                                                   "city and district council",
                                                   "county borough council",
                                                   "borough council",
                                                   "district council",
                                                   "county council",
                                                   "city council",
                                                   "metropolitan borough",
                                                   "council",
                                                   "borough",
                                                   "ua"};
constexpr std::array<std::string_view, 8> beginnings{"london borough of ",
                                                     "royal borough of ",
                                                     "metropolitan borough of ",
                                                     "county borough of ",
                                                     "borough of ",
                                                     "city of ",
                                                     "county of ",
                                                     "the "};

}  // namespace

std::string without_council(std::string_view typed) {
  std::string text = lower_case(trimmed(typed));
  for (const auto beginning : beginnings) {
    if (!text.starts_with(beginning)) continue;
    text.erase(0, beginning.size());
    break;
  }
  for (const auto ending : endings) {
    if (text.size() <= ending.size() + 1 || !text.ends_with(ending) || text[text.size() - ending.size() - 1] != ' ')
      continue;
    text.erase(text.size() - ending.size());
    break;
  }
  return trimmed(text);
}

namespace {

/// "Stoke" of "Stoke-on-Trent", "Telford" of "Telford and Wrekin": what stands before the word that joins.
std::string before_joint(std::string_view name) {
  constexpr std::array<std::string_view, 8> joints{" upon ",  "-upon-",  " on ",  "-on-",
                                                   "-under-", " under ", " and ", "-in-"};
  const std::string text = lower_case(name);
  auto first = std::string::npos;
  for (const auto joint : joints) first = std::min(first, text.find(joint));
  return first == std::string::npos ? std::string() : text.substr(0, first);
}

}  // namespace

void Gazetteer::enter(std::string_view name, std::size_t authority, MatchBasis how) {
  auto folded = folded_name(name);
  if (folded.empty()) return;
  const auto [entry, fresh] = by_folded_.emplace(std::move(folded), Entry{authority, how, true});
  if (fresh || entry->second.authority == authority) return;
  // A place's own name goes before what others are also called.
  if (entry->second.how == how) entry->second.of_one = false;
}

void Gazetteer::index() {
  auto likely = std::make_shared<LikelyNames>();
  for (std::size_t at = 0; at < authorities_.size(); ++at) {
    enter(authorities_[at].name, at, MatchBasis::by_name);
    likely->add(at, authorities_[at].name);
  }
  for (std::size_t at = 0; at < authorities_.size(); ++at) enter(authorities_[at].code, at, MatchBasis::by_code);
  for (std::size_t at = 0; at < authorities_.size(); ++at) {
    enter(authorities_[at].official_name, at, MatchBasis::by_name);
    enter(without_council(authorities_[at].official_name), at, MatchBasis::by_other_name);
    for (const auto& name : authorities_[at].other_names) {
      enter(name, at, MatchBasis::by_other_name);
      enter(without_council(name), at, MatchBasis::by_other_name);
    }
    enter(before_joint(authorities_[at].name), at, MatchBasis::by_other_name);
  }
  // A code that is in use means its own place, whatever it meant before.
  for (std::size_t at = 0; at < authorities_.size(); ++at)
    for (const auto& code : authorities_[at].former_codes) enter(code, at, MatchBasis::by_code);
  likely->finish();
  likely_ = std::move(likely);
}

RecognisedPlace Gazetteer::recognise(std::string_view typed) const {
  RecognisedPlace place{trimmed(typed), MatchBasis::unknown, 0, {}};
  auto found = by_folded_.find(folded_name(typed));
  const bool as_typed = found != by_folded_.end();
  if (!as_typed) found = by_folded_.find(folded_name(without_council(typed)));
  if (found != by_folded_.end() && found->second.of_one) {
    place.authority = found->second.authority;
    // "Hartlepool Council" is the name with a word of office, not another name.
    place.how = found->second.how;
    return place;
  }
  for (const auto at : likely_->nearest(typed, most_suggestions)) place.nearest.push_back(authorities_[at].name);
  return place;
}

std::vector<std::string> pasted_names(std::string_view text) {
  const bool one_line = trimmed(text).find('\n') == std::string::npos;
  const std::string_view breaks = one_line ? "\r\n\t;," : "\r\n";
  std::vector<std::string> names;
  std::set<std::string> seen;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(breaks), text.size());
    if (auto name = trimmed(text.substr(0, end)); !name.empty()) {
      const auto folded = folded_name(name);
      if (seen.insert(folded.empty() ? name : folded).second) names.push_back(std::move(name));
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return names;
}

}  // namespace muster::people
