// Sentences about places.

#include <muster/domain/figures/coverage_words.hpp>

#include <muster/domain/figures/figure_words.hpp>
#include <muster/kit/base/sentence.hpp>

#include <muster/kit/base/number.hpp>

#include <algorithm>
#include <set>
#include <vector>

namespace muster::figures {
namespace {

constexpr std::size_t named_at_most = 4;

std::vector<std::string> sent(const Summary& summary, std::int64_t people) {
  std::vector<std::string> out;
  for (const auto& place : summary.coverage.places) {
    if (place.people == people) out.push_back(place.place.name);
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// "Haringey and Merton registered five each"; with many, "12 places registered one person each".
std::string sent_in_words(const std::vector<std::string>& places, std::int64_t people, bool with_noun) {
  const auto who = places.size() <= named_at_most
                       ? listed(places)
                       : capitalised(in_words(static_cast<std::int64_t>(places.size()))) + " places";
  const auto noun = people == 1 ? " person" : " people";
  return who + " registered " + in_words(people) + (with_noun ? noun : "") + (places.size() > 1 ? " each" : "");
}

}  // namespace

std::string coverage_headline(const Summary& summary) {
  const auto& coverage = summary.coverage;
  if (coverage.of == 0) return "This event’s region has no places.";
  if (summary.people == 0) return "No delegates yet, so no place is covered.";
  const auto places =
      (coverage.region.empty() ? "" : coverage.region + " ") + (coverage.of == 1 ? "place." : "places.");
  if (coverage.missing.empty()) return "Delegates registered from all " + grouped(coverage.of) + " " + places;
  return "Delegates registered from " + grouped(coverage.covered) + " of " + grouped(coverage.of) + " " + places;
}

std::string coverage_lead(const Summary& summary) {
  const auto& coverage = summary.coverage;
  if (summary.people == 0 || coverage.of == 0) return {};
  std::string out;
  if (!coverage.missing.empty()) {
    std::vector<std::string> told(
        coverage.missing.begin(),
        coverage.missing.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(coverage.missing.size(), 8)));
    if (told.size() < coverage.missing.size()) {
      told.push_back(grouped(static_cast<std::int64_t>(coverage.missing.size() - told.size())) + " more");
    }
    out = "Nobody registered from " + listed(told) + ".";
  }
  std::int64_t most = 0;
  std::int64_t fewest = 0;
  for (const auto& place : coverage.places) {
    most = std::max(most, place.people);
    if (place.people > 0) fewest = fewest == 0 ? place.people : std::min(fewest, place.people);
  }
  if (most == 0) return out;
  if (!out.empty()) out += " ";
  if (most == fewest) return out + capitalised(sent_in_words(sent(summary, most), most, true)) + ".";
  return out + sent_in_words(sent(summary, fewest), fewest, true) + "; " +
         sent_in_words(sent(summary, most), most, false) + ".";
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
