// Recognises the names, lays them out, and says in words what was understood.
#include "typed_places.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::dashboard {
namespace {

using MatchBasis = people::RecognisedPlace::MatchBasis;

/// "use:Wolverhamton>Wolverhampton"
void replace_name(std::string& names, std::string_view press) {
  const auto mark = press.find('>');
  if (mark == std::string_view::npos) return;
  const auto from = folded_name(press.substr(0, mark));
  std::string changed;
  for (const auto& name : people::pasted_names(names))
    changed += (folded_name(name) == from ? std::string(press.substr(mark + 1)) : name) + "\n";
  names = std::move(changed);
}

std::string in_quotes(const std::vector<std::string>& names) {
  std::string words;
  for (std::size_t at = 0; at < names.size(); ++at)
    words += (at == 0 ? "" : at + 1 == names.size() ? " and " : ", ") + ("‘" + names[at] + "’");
  return words;
}

}  // namespace

std::string region_slug(std::string_view name) {
  constexpr std::size_t longest = 60;
  std::string slug;
  for (const char letter : lower_case(name)) {
    const bool kept = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    if (kept)
      slug += letter;
    else if (!slug.empty() && slug.back() != '-')
      slug += '-';
  }
  slug = slug.substr(0, longest);
  while (slug.ends_with('-')) slug.pop_back();
  return slug.empty() ? "region" : slug;
}

TypedPlaces::TypedPlaces(const web::Request& request, const Network& network, const people::Gazetteer& gazetteer) {
  const auto& form = request.form;
  const auto press = form.get("do");
  constexpr std::string_view use = "use:";
  save_pressed_ = request.method == web::Method::post && press == "save";
  which = form.get("which");
  area = form.get("area");
  names = form.get("names");
  name = trimmed(form.get("name"));
  if (press.starts_with(use)) replace_name(names, std::string_view(press).substr(use.size()));
  if (shared() || which.empty()) return;
  std::string shown_name = name;
  if (which == area_choice) {
    const auto* chosen = gazetteer.area(area);
    if (chosen == nullptr) return;
    places = people::places_of(*chosen, gazetteer);
    if (shown_name.empty()) shown_name = chosen->name;
  } else {
    auto pasted = people::pasted_names(names);
    too_many = pasted.size() > people::most_places;
    if (too_many) pasted.resize(people::most_places);
    for (const auto& one : pasted) places.push_back(gazetteer.recognise(one));
    if (shown_name.empty()) shown_name = network.programme.name;
  }
  region = people::region_of(places, gazetteer, region_slug(shown_name), shown_name);
  tiles_ = pressed(region, gazetteer, request);
}

void TypedPlaces::add_verdicts(web::View& view) const {
  std::vector<std::string> by_other_name;
  std::int64_t known = 0;
  for (const auto& place : places) {
    known += place.how == MatchBasis::unknown ? 0 : 1;
    if (place.how == MatchBasis::by_other_name) by_other_name.push_back(place.typed);
  }
  const auto all = static_cast<std::int64_t>(places.size());
  auto words = known == all ? (all == 1 ? std::string("The place is known") : "All " + grouped(all) + " are known")
                            : grouped(known) + " of " + grouped(all) + (known == 1 ? " is known" : " are known");
  if (!by_other_name.empty())
    words += ", " + in_words(static_cast<std::int64_t>(by_other_name.size())) +
             " by another name: " + in_quotes(by_other_name);
  view.add("KNOWN", words);
  for (const auto& place : places) {
    if (place.how != MatchBasis::unknown) continue;
    auto& unknown = view.add("UNKNOWN", place.typed);
    for (const auto& near : place.nearest)
      unknown.add("NEAR", near).set("NEAR_PRESS", "use:" + place.typed + ">" + near);
  }
}

void TypedPlaces::fill(web::View& view) const {
  if (which == pasted_choice && !places.empty()) add_verdicts(view);
  if (!region.places.empty())
    show_tiles(view, region, tiles_, !shared());
  else
    view.show("NO_TILES");
}

}  // namespace muster::dashboard
