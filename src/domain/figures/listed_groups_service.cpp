// Who comes from several places stands in no group of places: in a test nobody is counted twice.
#include "listed_groups_service.hpp"

#include "people_columns.hpp"

#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/feedback/answers_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/people/people_sql.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace muster::figures {
namespace {

std::string quoted(const std::string& value) { return "\"" + value + "\""; }

/// "place.area = "A" and not place.area in ("B", "C")".
std::string alone(const std::string& name, const std::string& value, const std::set<std::string>& all) {
  std::string others;
  for (const auto& other : all) {
    if (other != value) others += (others.empty() ? "" : ", ") + quoted(other);
  }
  return name + " = " + quoted(value) + (others.empty() ? "" : " and not " + name + " in (" + others + ")");
}

/// A filter has no way to write a quotation mark within its quotation marks.
bool can_be_named(const std::string& value) { return !value.empty() && value.find('"') == std::string::npos; }

ListedCut cut_of(std::string_view name, const char* label, const std::set<std::string>& values, bool one_each) {
  ListedCut out{std::string(name), label, {}};
  for (const auto& value : values)
    out.groups.push_back({value, one_each ? out.name + " = " + quoted(value) : alone(out.name, value, values)});
  return out;
}

struct Values {
  std::set<std::string> areas;
  std::set<std::string> places;
  std::set<std::string> kinds;
};

Values values_of(store::Session& session, const events::Event& event) {
  Values out;
  const auto region = people::region_by_id(session, event.region_id);
  std::map<std::string, people::Organisation> organisations;
  for (auto& each : people::all_organisations(session)) organisations.emplace(each.id, std::move(each));
  for (const auto& delegate : booking::delegates(session, events::asked(session, event.id).whole_id)) {
    std::vector<std::string> codes;
    if (!delegate.place_code.empty()) codes.push_back(delegate.place_code);
    if (const auto found = organisations.find(delegate.organisation_id); found != organisations.end()) {
      if (can_be_named(found->second.kind)) out.kinds.insert(found->second.kind);
      if (codes.empty()) codes = found->second.serves;
    }
    for (const auto& code : codes) {
      const auto* place = region.place(code);
      if (place == nullptr) continue;
      if (can_be_named(place->name)) out.places.insert(place->name);
      if (can_be_named(place->area)) out.areas.insert(place->area);
    }
  }
  return out;
}

}  // namespace

Result<std::vector<ListedCut>> listed_cuts(store::Database& database, const std::string& event_slug) {
  return database.read([&](store::Session& session) -> Result<std::vector<ListedCut>> {
    std::vector<ListedCut> out;
    MUSTER_TRY(event, events::find_event(session, event_slug));
    const auto round = feedback::round_of_event(session, event.id);
    if (!round) return out;
    const auto form = feedback::versions_of(session, *round).form();
    if (asks_who(form) == nullptr) return out;
    const auto values = values_of(session, event);
    const auto add = [&](std::string_view name, const char* label, const std::set<std::string>& all, bool one_each) {
      if (all.size() > 1 && form.question(std::string(name)) == nullptr)
        out.push_back(cut_of(name, label, all, one_each));
    };
    add(area_name, "Area, from the delegate list", values.areas, false);
    add(place_name, "Place, from the delegate list", values.places, false);
    add(organisation_kind_name, "Kind of organisation, from the delegate list", values.kinds, true);
    return out;
  });
}

}  // namespace muster::figures
