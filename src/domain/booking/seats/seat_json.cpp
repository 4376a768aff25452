// Rules of seats to JSON and back: what is kept and what programs send is read by the same function.
#include <muster/domain/booking/seat_json.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

Error wrong(const std::string& member, const std::string& wanted) {
  return bad_input("\"" + member + "\" must be " + wanted + ".").at(member);
}

/// A whole number; what stands there already where it is missing.
Outcome read_number(const Json& json, const char* member, std::int64_t& into) {
  const auto* found = json.find(member);
  if (found == nullptr || found->is_null()) return Success{};
  if (found->whole() == nullptr) return wrong(member, "a whole number");
  into = *found->whole();
  return Success{};
}

Outcome read_limit(const Json& json, const char* member, std::optional<std::int64_t>& into) {
  const auto* found = json.find(member);
  if (found == nullptr || found->is_null()) return Success{};
  if (found->whole() == nullptr) return wrong(member, "a whole number, or null for no limit");
  into = *found->whole();
  return Success{};
}

Outcome read_truth(const Json& json, const char* member, bool& into) {
  const auto* found = json.find(member);
  if (found == nullptr) return Success{};
  if (found->truth() == nullptr) return wrong(member, "true or false");
  into = *found->truth();
  return Success{};
}

template <class T>
Outcome read_word(const Json& json, const char* member, T& into,
                  const std::vector<std::pair<std::string, T>>& choices) {
  const auto* found = json.find(member);
  if (found == nullptr) return Success{};
  std::string all;
  for (const auto& [word, value] : choices) {
    if (found->text() != nullptr && *found->text() == word) {
      into = value;
      return Success{};
    }
    all += (all.empty() ? "" : " or ") + word;
  }
  return wrong(member, all);
}

std::string text_in(const Json& json, const char* member) {
  const auto* found = json.find(member);
  return found != nullptr && found->text() != nullptr ? *found->text() : std::string();
}

/// What nobody knows would be left out, and who wrote it would take it for said.
Outcome only(const Json& json, const std::vector<std::string>& known, const std::string& of) {
  if (json.object() == nullptr) return Success{};
  for (const auto& [name, value] : *json.object())
    if (std::ranges::find(known, name) == known.end())
      return bad_input("\"" + name + "\" is not known in " + of + "; known are " + listed(known) + ".").at(name);
  return Success{};
}

Result<KindShare> kind_from(const Json& json) {
  MUSTER_CHECK(
      only(json, {"kind", "seats", "least", "most", "each", "each_by_place", "most_each"}, "the share of a kind"));
  KindShare share;
  share.kind = text_in(json, "kind");
  MUSTER_CHECK(read_number(json, "seats", share.seats));
  MUSTER_CHECK(read_number(json, "least", share.least));
  MUSTER_CHECK(read_number(json, "most", share.most));
  MUSTER_CHECK(read_number(json, "each", share.each));
  MUSTER_CHECK(read_truth(json, "each_by_place", share.each_by_place));
  MUSTER_CHECK(read_number(json, "most_each", share.most_each));
  return share;
}

Result<std::optional<OrganisationShare>> organisation_from(const Json& json,
                                                           const std::vector<SeatOrganisation>& organisations) {
  MUSTER_CHECK(only(json, {"organisation", "name", "seats"}, "the share of an organisation"));
  OrganisationShare share;
  MUSTER_CHECK(read_number(json, "seats", share.seats));
  const auto id = text_in(json, "organisation");
  const auto name = text_in(json, "name");
  auto found = std::ranges::find(organisations, id, &SeatOrganisation::id);
  if (found == organisations.end() && !name.empty())
    found = std::ranges::find(organisations, name, &SeatOrganisation::name);
  if (found == organisations.end()) return std::optional<OrganisationShare>{};
  share.organisation = found->id;
  return std::optional(share);
}

}  // namespace

Json rules_json(const SeatRules& rules, const std::vector<SeatOrganisation>& organisations) {
  return json_object(
      {{"seats", rules.seats},
       {"online_seats", rules.online_seats},
       {"kinds", json_array(rules.kinds,
                            [](const KindShare& share) {
                              return json_object({{"kind", share.kind},
                                                  {"seats", share.seats},
                                                  {"least", share.least},
                                                  {"most", share.most},
                                                  {"each", share.each},
                                                  {"each_by_place", share.each_by_place},
                                                  {"most_each", share.most_each}});
                            })},
       {"organisations", json_array(rules.organisations,
                                    [&](const OrganisationShare& share) {
                                      const auto found =
                                          std::ranges::find(organisations, share.organisation, &SeatOrganisation::id);
                                      return json_object({{"organisation", share.organisation},
                                                          {"name", found == organisations.end() ? "" : found->name},
                                                          {"seats", share.seats}});
                                    })},
       {"release_on", rules.release_on ? Json(iso_date(*rules.release_on)) : Json()},
       {"release_to", rules.release_to == ReleaseTo::kind ? "kind" : "everyone"},
       {"released", rules.released},
       {"filling", rules.filling == Filling::offer ? "offer" : "book"},
       {"days_to_answer", rules.days_to_answer},
       {"new_places_first", rules.new_places_first},
       {"most_each", rules.most_each}});
}

Result<SeatRules> rules_from(const Json& json, const std::vector<SeatOrganisation>& organisations,
                             GoneOrganisations gone) {
  if (json.object() == nullptr) return bad_input("Send the rules as an object: {\"seats\": 110, \"kinds\": [...]}.");
  MUSTER_CHECK(only(json,
                    {"seats", "online_seats", "kinds", "organisations", "release_on", "release_to", "released",
                     "filling", "days_to_answer", "new_places_first", "most_each"},
                    "the rules of seats"));
  SeatRules rules;
  MUSTER_CHECK(read_limit(json, "seats", rules.seats));
  MUSTER_CHECK(read_limit(json, "online_seats", rules.online_seats));
  if (const auto* kinds = json.find("kinds")) {
    if (kinds->array() == nullptr) return wrong("kinds", "a list");
    for (const auto& each : *kinds->array()) {
      MUSTER_TRY(share, kind_from(each));
      rules.kinds.push_back(std::move(share));
    }
  }
  if (const auto* shares = json.find("organisations")) {
    if (shares->array() == nullptr) return wrong("organisations", "a list");
    for (const auto& each : *shares->array()) {
      MUSTER_TRY(share, organisation_from(each, organisations));
      if (!share && gone == GoneOrganisations::left_out) continue;
      if (!share && text_in(each, "name").empty() && text_in(each, "organisation").empty())
        return bad_input("Say whose share it is, by its \"organisation\" or its \"name\".").at("organisations");
      if (!share)
        return bad_input("There is no organisation \"" +
                         (text_in(each, "name").empty() ? text_in(each, "organisation") : text_in(each, "name")) +
                         "\".")
            .at("organisations");
      rules.organisations.push_back(*share);
    }
  }
  if (const auto* day = json.find("release_on"); day != nullptr && !day->is_null()) {
    if (day->text() == nullptr) return wrong("release_on", "a day, as 2023-05-19, or null");
    const auto read = parse_date(*day->text());
    if (!read.ok()) return wrong("release_on", "a day, as 2023-05-19, or null");
    rules.release_on = *read;
  }
  MUSTER_CHECK(read_word<ReleaseTo>(json, "release_to", rules.release_to,
                                    {{"kind", ReleaseTo::kind}, {"everyone", ReleaseTo::everyone}}));
  MUSTER_CHECK(
      read_word<Filling>(json, "filling", rules.filling, {{"offer", Filling::offer}, {"book", Filling::book}}));
  MUSTER_CHECK(read_truth(json, "released", rules.released));
  MUSTER_CHECK(read_number(json, "days_to_answer", rules.days_to_answer));
  MUSTER_CHECK(read_truth(json, "new_places_first", rules.new_places_first));
  MUSTER_CHECK(read_number(json, "most_each", rules.most_each));
  return rules;
}

Json figures_json(const SeatFigures& figures) {
  return json_object({{"seats", figures.seats},
                      {"used", figures.used},
                      {"offered", figures.offered},
                      {"held", figures.held},
                      {"free", figures.free},
                      {"over", figures.over},
                      {"waiting", figures.waiting},
                      {"nominated", figures.nominated}});
}

}  // namespace muster::booking
