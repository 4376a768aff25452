// A decision goes before the directory, and what neither knows has a key of its own.
#include "origins.hpp"

#include "new_organisation.hpp"

#include <muster/kit/base/utf8.hpp>

namespace muster::people {

Origins::Origins(const Directory& directory, const Decisions& decisions)
    : directory_(directory), decisions_(decisions) {
  const auto& all = directory.organisations();
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (!all[at].id.empty()) by_id_.emplace(all[at].id, at);
  }
}

const Origin& Origins::of_typed(const std::string& typed) {
  if (typed.empty()) return none_;
  const auto found = by_typed_.find(typed);
  if (found != by_typed_.end()) return found->second;
  return by_typed_.emplace(typed, worked_out(typed)).first->second;
}

std::uint32_t Origins::key_of_known(const KnownPerson& person) {
  if (const auto found = by_id_.find(person.organisation_id); found != by_id_.end()) {
    return static_cast<std::uint32_t>(found->second);
  }
  return of_typed(person.organisation_name).key;
}

std::string Origins::name_of(const std::string& typed) {
  const auto& origin = of_typed(typed);
  return origin.organisation ? directory_.organisations()[*origin.organisation].name : typed;
}

Origin Origins::worked_out(const std::string& typed) {
  const auto folded = folded_name(typed);
  Origin origin;
  const auto decided = decisions_.organisation.find(folded);
  if (decided != decisions_.organisation.end()) {
    if (auto made = new_organisation(decided->second)) {
      origin.is_new = true;
      origin.new_title = made->name.empty() ? typed : made->name;
      origin.new_name = folded_name(origin.new_title);
      origin.new_kind = std::move(made->kind);
      origin.key = key_of_unknown(origin.new_name);
      return origin;
    }
  }
  const auto match = directory_.match(decided != decisions_.organisation.end() ? decided->second : typed);
  if (match.how == Match::MatchBasis::unknown) {
    origin.key = key_of_unknown(folded);
    origin.suggestions = match.suggestions;
    return origin;
  }
  origin.organisation = match.organisation;
  origin.by_alias = match.how == Match::MatchBasis::by_alias || decided != decisions_.organisation.end();
  origin.key = static_cast<std::uint32_t>(match.organisation);
  return origin;
}

std::uint32_t Origins::key_of_unknown(const std::string& folded) {
  const auto next = static_cast<std::uint32_t>(directory_.organisations().size() + unknown_.size());
  return unknown_.emplace(folded, next).first->second;
}

}  // namespace muster::people
