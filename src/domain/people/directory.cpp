// A typed name is looked up, never guessed: what is not a name or an alias is unknown, with proposals.

#include <muster/domain/people/organisation.hpp>

#include "likely_names.hpp"

#include <muster/kit/base/utf8.hpp>

namespace muster::people {
namespace {
constexpr std::size_t most_suggestions = 3;
}

Directory::Directory(std::vector<Organisation> organisations) : organisations_(std::move(organisations)) {
  auto likely = std::make_shared<LikelyNames>();
  for (std::size_t at = 0; at < organisations_.size(); ++at) {
    by_folded_.emplace(folded_name(organisations_[at].name), Entry{at, false});
    likely->add(at, organisations_[at].name);
  }
  for (std::size_t at = 0; at < organisations_.size(); ++at) {
    for (const auto& alias : organisations_[at].aliases) {
      const auto [entry, fresh] = by_folded_.emplace(folded_name(alias), Entry{at, true});
      if (!fresh && entry->second.organisation == at) spelt_aliases_.insert(lower_case(alias));
      likely->add(at, alias);
    }
  }
  likely->finish();
  likely_ = std::move(likely);
}

Match Directory::match(std::string_view typed) const {
  const auto folded = folded_name(typed);
  const auto found = folded.empty() ? by_folded_.end() : by_folded_.find(folded);
  Match match;
  if (found != by_folded_.end()) {
    const bool alias = found->second.alias || spelt_aliases_.contains(lower_case(trimmed(typed)));
    match.how = alias ? Match::MatchBasis::by_alias : Match::MatchBasis::by_name;
    match.organisation = found->second.organisation;
    return match;
  }
  for (const auto at : likely_->nearest(typed, most_suggestions)) match.suggestions.push_back(organisations_[at].name);
  return match;
}

}  // namespace muster::people
