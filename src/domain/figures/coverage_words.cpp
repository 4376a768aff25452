// Sentences about places.

#include <muster/domain/figures/coverage_words.hpp>

#include <muster/domain/figures/figure_words.hpp>
#include <muster/kit/base/sentence.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>
#include <set>
#include <vector>

namespace muster::figures {
namespace {

constexpr std::size_t named_at_most = 4;
constexpr std::size_t told_at_most = 8;

/// Names of places with that many people of their own: five people who serve five places are not five of each.
std::vector<std::string> with_own(const Summary& summary, std::int64_t people) {
  std::vector<std::string> out;
  for (const auto& place : summary.coverage.places) {
    if (place.own == people) out.push_back(place.place.name);
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// "Haringey and Merton registered five each"; with many, "12 places registered one person each". Who came is not
/// known.
std::string registered_in_words(const std::vector<std::string>& places, std::int64_t people, bool with_noun) {
  const auto who = places.size() <= named_at_most
                       ? listed(places)
                       : capitalised(in_words(static_cast<std::int64_t>(places.size()))) + " places";
  const auto noun = people == 1 ? " person" : " people";
  return who + " registered " + in_words(people) + (with_noun ? noun : "") + (places.size() > 1 ? " each" : "");
}

/// The first eight names, and how many more there are.
std::string some_of(std::vector<std::string> names) {
  if (const auto all = names.size(); all > told_at_most) {
    names.resize(told_at_most);
    names.push_back(grouped(static_cast<std::int64_t>(all - told_at_most)) + " more");
  }
  return listed(names);
}

/// Which places have fewest and most people of their own.
std::string extremes(const Summary& summary) {
  std::int64_t most = 0;
  std::int64_t fewest = 0;
  for (const auto& place : summary.coverage.places) {
    most = std::max(most, place.own);
    if (place.own > 0) fewest = fewest == 0 ? place.own : std::min(fewest, place.own);
  }
  if (most == 0) return {};
  if (most == fewest) return capitalised(registered_in_words(with_own(summary, most), most, true)) + ".";
  return registered_in_words(with_own(summary, fewest), fewest, true) + "; " +
         registered_in_words(with_own(summary, most), most, false) + ".";
}

/// Places that are covered by nobody of their own.
std::string shared_only(const Summary& summary) {
  std::vector<std::string> names;
  for (const auto& place : summary.coverage.places) {
    if (place.people > 0 && place.own == 0) names.push_back(place.place.name);
  }
  if (names.empty()) return {};
  return (names.size() == 1 ? some_of(names) + " is" : some_of(names) + " are") +
         " covered only by people who serve several places.";
}

std::string without_place(const Summary& summary) {
  const auto people = summary.coverage.people_without_place;
  if (people == 0) return {};
  return "For " + in_words(people) + (people == 1 ? " person" : " people") + " no single place is known.";
}

}  // namespace

std::string nobody_from(const Summary& summary, const std::string& places) {
  const auto& coverage = summary.coverage;
  if (coverage.people_without_place == 0) return tell("Nobody registered from {places}.", {{"places", places}});
  return tell_count("The one delegate whose place is known is not from {places}.",
                    "Of the {count} delegates whose place is known, nobody is from {places}.",
                    coverage.people_with_place, {{"places", places}});
}

std::string coverage_headline(const Summary& summary) {
  const auto& coverage = summary.coverage;
  if (coverage.of == 0) return "This event’s region has no places.";
  if (summary.people == 0) return "No delegates yet, so no place is covered.";
  if (coverage.people_with_place == 0) return "No delegate’s place is known.";
  const auto places =
      (coverage.region.empty() ? "" : coverage.region + " ") + (coverage.of == 1 ? "place." : "places.");
  if (coverage.missing.empty()) return "Delegates registered from all " + grouped(coverage.of) + " " + places;
  return "Delegates registered from " + grouped(coverage.covered) + " of " + grouped(coverage.of) + " " + places;
}

std::string coverage_lead(const Summary& summary) {
  const auto& coverage = summary.coverage;
  if (summary.people == 0 || coverage.of == 0 || coverage.people_with_place == 0) return {};
  std::vector<std::string> sentences;
  if (!coverage.missing.empty()) sentences.push_back(nobody_from(summary, some_of(coverage.missing)));
  for (auto sentence : {extremes(summary), shared_only(summary), without_place(summary)}) {
    if (!sentence.empty()) sentences.push_back(std::move(sentence));
  }
  return joined(sentences, " ");
}

std::string tiles_note(const Summary& summary) {
  const auto& coverage = summary.coverage;
  std::string out = "Each tile is one place.";
  if (!coverage.areas.empty()) {
    const auto areas = static_cast<std::int64_t>(coverage.areas.size());
    out += areas == 1 ? "" : " The lines part the " + in_words(areas) + " areas of the table.";
  }
  for (const auto& organisation : coverage.several) {
    std::vector<std::string> places;
    std::set<std::string> areas;
    for (const auto& name : organisation.places) {
      const auto found = std::find_if(coverage.places.begin(), coverage.places.end(),
                                      [&](const auto& figures) { return figures.place.name == name; });
      places.push_back(found == coverage.places.end() ? name : name + " (" + found->place.short_name + ")");
      if (found != coverage.places.end()) areas.insert(found->place.area);
    }
    const bool one = organisation.people == 1;
    out += " " + capitalised(in_words(organisation.people)) + (one ? " registered delegate" : " registered delegates") +
           " from " + organisation.name + (one ? " serves " : " serve ") + listed(places) +
           (one ? " and is" : " and are") + " counted in " +
           (places.size() == 2 ? "both tiles" : "each of these tiles") +
           (areas.size() == 1 ? ", once in the table." : ".");
  }
  return out;
}

}  // namespace muster::figures
