// Joins answers with the delegate list by e-mail address, and with nothing else.

#include "people_columns.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

namespace muster::figures {
namespace {

struct Attributes {
  std::vector<std::string> places;
  std::vector<std::string> areas;
  std::string organisation;
  std::string kind;
};

void add_once(std::vector<std::string>& to, const std::string& name) {
  if (!name.empty() && std::find(to.begin(), to.end(), name) == to.end()) to.push_back(name);
}

Attributes attributes_of(const ListedPerson& person, const people::Region& region,
                         const std::map<std::string_view, const people::Organisation*>& organisations) {
  Attributes out;
  std::vector<std::string> codes;
  out.kind = person.kind;
  if (!person.place_code.empty()) codes.push_back(person.place_code);
  if (const auto found = organisations.find(person.organisation_id); found != organisations.end()) {
    out.organisation = found->second->name;
    out.kind = found->second->kind;
    if (codes.empty()) codes = found->second->serves;
  }
  for (const auto& code : codes) {
    const auto* place = region.place(code);
    if (place == nullptr) continue;
    add_once(out.places, place->name);
    add_once(out.areas, place->area);
  }
  return out;
}

std::vector<std::string_view> one(const std::string& text) {
  return text.empty() ? std::vector<std::string_view>() : std::vector<std::string_view>{text};
}

/// One field with its column.
class Attribute {
 public:
  Attribute(std::string_view name, std::vector<std::string> names) : field_{std::string(name), std::move(names)} {
    std::sort(field_.codes.begin(), field_.codes.end());
    field_.codes.erase(std::unique(field_.codes.begin(), field_.codes.end()), field_.codes.end());
    std::erase(field_.codes, "");
    column_.emplace(field_);
  }
  void add(const std::vector<std::string_view>& values) { column_->add(values); }
  void put(PeopleColumns& out, const forms::Form& form) {
    if (form.question(field_.name) != nullptr) return;
    column_->settle();
    out.fields.push_back(std::move(field_));
    out.columns.push_back(std::move(*column_));
  }

 private:
  query::Field field_;
  std::optional<query::Column> column_;
};

}  // namespace

const forms::Question* asks_who(const forms::Form& form) {
  if (form.anonymous) return nullptr;
  for (const auto* question : form.questions()) {
    if (question->format == forms::TextFormat::email && !question->ask_if && !question->personal) return question;
  }
  return nullptr;
}

query::Table PeopleColumns::beside(query::Table table) const {
  for (std::size_t at = 0; at < fields.size(); ++at) {
    table.fields.push_back(fields[at]);
    table.columns.push_back(&columns[at]);
  }
  return table;
}

bool may_name_people(std::string_view where) {
  return where.find(place_name) != std::string_view::npos || where.find(organisation_name) != std::string_view::npos;
}

PeopleColumns people_columns(const AnswerColumns& all, const std::vector<ListedPerson>& listed,
                             const people::Region& region, const std::vector<people::Organisation>& organisations) {
  PeopleColumns out;
  const auto* who = asks_who(all.form());
  if (who == nullptr) return out;
  std::map<std::string_view, const people::Organisation*> by_id;
  for (const auto& organisation : organisations) by_id.emplace(organisation.id, &organisation);
  std::vector<Attributes> attributes;
  std::unordered_map<std::string, std::size_t> by_email;
  std::set<std::string> twice;
  for (const auto& person : listed) {
    if (person.email.empty()) continue;
    const auto key = lower_case(trimmed(person.email));
    if (!by_email.emplace(key, attributes.size()).second) twice.insert(key);
    attributes.push_back(attributes_of(person, region, by_id));
  }
  for (const auto& key : twice) by_email.erase(key);

  std::vector<std::string> places;
  std::vector<std::string> areas;
  std::vector<std::string> names;
  std::vector<std::string> kinds;
  for (const auto& place : region.places) {
    places.push_back(place.name);
    areas.push_back(place.area);
  }
  for (const auto& each : attributes) {
    names.push_back(each.organisation);
    kinds.push_back(each.kind);
  }
  Attribute place(place_name, std::move(places));
  Attribute area(area_name, std::move(areas));
  Attribute organisation(organisation_name, std::move(names));
  Attribute kind(organisation_kind_name, std::move(kinds));
  const auto& given = all.of(who->code).values;
  const Attributes unknown;
  for (std::size_t row = 0; row < all.rows(); ++row) {
    const Attributes* found = &unknown;
    given.each_id(row, [&](std::uint32_t id) {
      if (const auto at = by_email.find(lower_case(trimmed(given.value(id)))); at != by_email.end())
        found = &attributes[at->second];
    });
    place.add({found->places.begin(), found->places.end()});
    area.add({found->areas.begin(), found->areas.end()});
    organisation.add(one(found->organisation));
    kind.add(one(found->kind));
  }
  for (auto* each : {&place, &area, &organisation, &kind}) each->put(out, all.form());
  return out;
}

}  // namespace muster::figures
