// Counts a year of membership.
#include <muster/domain/membership/year.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/mail/message.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace muster::membership {
namespace {

/// Whether it covers its people on some day of the term.
bool is_of(const Membership& membership, const Term& term) {
  return membership.term.from <= term.to && last_day(membership) >= term.from &&
         last_day(membership) >= membership.term.from;
}

/// Whom several memberships name is one person; of whom no address is kept any more each stands for themselves.
std::string address_or_id(const Named& person) {
  return person.email.empty() ? person.id : mail::folded_address(person.email);
}

/// People whom it covers on some day of the term, by address.
std::set<std::string> named_in(const Membership& membership, const Term& term) {
  std::set<std::string> all;
  const auto until = std::min(last_day(membership), term.to);
  const auto since = std::max(membership.term.from, term.from);
  for (const auto& person : membership.people) {
    const auto from = std::max(person.named_on, since);
    if (from <= until && (!person.removed_on || from < *person.removed_on)) all.insert(address_or_id(person));
  }
  return all;
}

}  // namespace

std::int64_t represented(const Year& year) {
  return std::ranges::count_if(year.places, [](const auto& each) { return !each.members.empty(); });
}

std::vector<std::string> missing_places(const Year& year) {
  std::vector<std::string> names;
  for (const auto& each : year.places)
    if (each.members.empty()) names.push_back(each.place.name);
  return names;
}

Year year_of(const std::vector<Membership>& memberships, const std::vector<people::Organisation>& network,
             const people::Region& region, const std::vector<CameFrom>& came, const Term& term, Date day) {
  Year year;
  year.term = term;
  std::set<std::string> addresses;
  std::map<std::string, std::set<std::string>> named;  // of organisations that are members
  for (const auto& membership : memberships) {
    const bool ended = membership.term.to >= term.from && membership.term.to <= term.to && membership.term.to < day;
    if (ended && !membership.cancelled_on) {
      ++year.ended;
      if (!membership.followed_by.empty()) ++year.renewed;
    }
    if (!is_of(membership, term)) continue;
    const auto people = named_in(membership, term);
    addresses.insert(people.begin(), people.end());
    if (membership.holder == Holder::organisation)
      named[membership.organisation_id].insert(people.begin(), people.end());
    else
      ++year.individuals;
  }
  year.organisations = static_cast<std::int64_t>(named.size());
  year.named = static_cast<std::int64_t>(addresses.size());
  std::map<std::string, CameFrom> came_of;
  for (const auto& each : came) {
    if (each.kind.empty()) {
      came_of[each.organisation_id] = each;
    } else if (folded_name(each.kind) == folded_name(forum_kind)) {
      year.parents_alone += each.people;
      year.parents_alone_times += each.times;
    }
  }
  std::map<std::string, std::size_t> at;
  for (const auto& place : region.places) {
    at.emplace(place.code, year.places.size());
    year.places.push_back({place});
  }
  std::set<std::string> in_region;
  for (const auto& organisation : network) {
    const auto members = named.find(organisation.id);
    const auto visits = came_of[organisation.id];
    std::vector<std::string> serves;
    for (const auto& code : organisation.serves) {
      const auto found = at.find(code);
      if (found == at.end()) continue;
      in_region.insert(organisation.id);
      auto& place = year.places[found->second];
      serves.push_back(place.place.name);
      if (members != named.end()) {
        place.members.push_back(organisation.name);
        place.named += static_cast<std::int64_t>(members->second.size());
      }
      place.people += visits.people;
      place.times += visits.times;
    }
    if (folded_name(organisation.kind) != folded_name(forum_kind)) continue;
    if (organisation.retired && members == named.end() && visits.people == 0) continue;
    year.forums.push_back({organisation.name, listed(serves), members != named.end(),
                           members == named.end() ? 0 : static_cast<std::int64_t>(members->second.size()),
                           visits.people, visits.times});
  }
  for (const auto& each : came)
    if (each.kind.empty() && !in_region.contains(each.organisation_id)) year.elsewhere += each.people;
  return year;
}

std::string year_headline(const Year& year, const people::Region& region) {
  std::vector<std::string> kinds;
  if (year.organisations > 0 || year.individuals == 0)
    kinds.push_back(year.organisations == 0 ? "Nobody" : counted(year.organisations, "organisation", "organisations"));
  if (year.individuals > 0) kinds.push_back(counted(year.individuals, "individual", "individuals"));
  const auto all = year.organisations + year.individuals;
  auto words = listed(kinds) + (all <= 1 ? " is a member" : " are members");
  if (region.places.empty()) return words + ".";
  const auto of = represented(year);
  return words + "; " + grouped(of) + " of " + grouped(static_cast<std::int64_t>(year.places.size())) + " places of " +
         region.name + (of == 1 ? " is" : " are") + " represented.";
}

std::string missing_words(const Year& year, const people::Region& region) {
  constexpr std::size_t most_named = 12;
  const auto missing = missing_places(year);
  if (missing.empty() || region.places.empty()) return {};
  if (missing.size() == region.places.size()) return "No member serves a place of " + region.name + " yet.";
  if (missing.size() > most_named)
    return "No member serves " + grouped(static_cast<std::int64_t>(missing.size())) + " of them; the table names each.";
  return "No member serves " + listed(missing, " or ") + ".";
}

}  // namespace muster::membership
