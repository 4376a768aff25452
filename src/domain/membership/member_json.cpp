// Memberships to JSON, and what programs send about them.
#include "member_json.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::membership {
namespace {

bool is_called(const people::Organisation& organisation, const std::string& name) {
  const auto wanted = folded_name(name);
  return folded_name(organisation.name) == wanted ||
         std::ranges::any_of(organisation.aliases, [&](const auto& alias) { return folded_name(alias) == wanted; });
}

}  // namespace

Json membership_json(const Membership& one, Date today, std::int64_t due) {
  const auto people = covered_on(one, today);
  return json_object({{"id", one.id},
                      {"kind", one.kind},
                      {"holder", std::string(holder_code(one.holder))},
                      {"name", one.holder_name},
                      {"state", std::string(standing_code(standing_on(one, today, due)))},
                      {"from", iso_date(one.term.from)},
                      {"to", iso_date(one.term.to)},
                      {"covers_until", iso_date(last_day(one))},
                      {"places", one.places},
                      {"covered_today", json_array(people, [](const Named* person) {
                         return json_object({{"name", full_name(*person)}, {"email", person->email}});
                       })}});
}

Json named_json(const Named& person) {
  return json_object({{"named", person.id},
                      {"name", full_name(person)},
                      {"email", person.email},
                      {"since", iso_date(person.named_on)},
                      {"until", person.removed_on ? Json(iso_date(*person.removed_on)) : Json()}});
}

Json sheet_json(const Sheet& sheet, Date today) {
  const auto& one = sheet.membership;
  return json_joined(membership_json(one, today, due_days(sheet.settings)),
                     json_object({{"people", json_array(one.people, named_json)},
                                  {"purchase_order", one.purchase_order},
                                  {"contact_name", one.contact_name},
                                  {"contact_email", one.contact_email},
                                  {"address", one.address},
                                  {"reminders", one.reminders},
                                  {"cancelled_on", one.cancelled_on ? Json(iso_date(*one.cancelled_on)) : Json()},
                                  {"cancelled_because", one.cancelled_because}}));
}

Json invoice_json(const Invoice& one, Date today) {
  return json_object({{"id", one.id},
                      {"series", std::string(series_code(one.series))},
                      {"number", one.printed_number},
                      {"name", one.holder_name},
                      {"purchase_order", one.purchase_order},
                      {"date", iso_date(one.issued_on)},
                      {"due", iso_date(one.due_on)},
                      {"net_pence", one.net},
                      {"vat_pence", one.vat},
                      {"owed_pence", owed(one)},
                      {"paid_on", one.paid_on ? Json(iso_date(*one.paid_on)) : Json()},
                      {"state", std::string(invoice_standing_code(invoice_standing(one, today)))}});
}

Outcome check_members(const Json& sent, const std::set<std::string>& known) {
  if (sent.object() == nullptr) return bad_input("Send a JSON object.");
  for (const auto& [name, value] : *sent.object())
    if (!known.contains(name)) return bad_input("There is nothing called \"" + name + "\" here.").at(name);
  return Success{};
}

Result<std::string> sent_text(const Json& sent, const char* name) {
  const auto* member = sent.find(name);
  if (member == nullptr || member->is_null()) return std::string();
  if (member->text() == nullptr) return bad_input("Send \"" + std::string(name) + "\" as a text.").at(name);
  return *member->text();
}

Result<bool> sent_truth(const Json& sent, const char* name, bool otherwise) {
  const auto* member = sent.find(name);
  if (member == nullptr || member->is_null()) return otherwise;
  if (member->truth() == nullptr) return bad_input("Send \"" + std::string(name) + "\" as true or false.").at(name);
  return *member->truth();
}

Result<Named> named_from(const Json& sent) {
  Named person;
  for (const auto& [name, member] : {std::pair("first_name", &Named::first_name),
                                     std::pair("last_name", &Named::last_name), std::pair("email", &Named::email)}) {
    MUSTER_TRY(text, sent_text(sent, name));
    person.*member = text;
  }
  return person;
}

Result<NewMembership> new_membership_from(const Json& sent, const std::vector<Kind>& kinds,
                                          const std::vector<people::Organisation>& network, Date today) {
  MUSTER_CHECK(check_members(sent, {"kind", "organisation", "first_name", "last_name", "email", "from", "places",
                                    "purchase_order", "contact_name", "contact_email", "address", "reminders"}));
  NewMembership wanted;
  MUSTER_TRY(kind, sent_text(sent, "kind"));
  for (const auto& each : kinds)
    if (each.id == kind || folded_name(each.name) == folded_name(kind)) wanted.kind_id = each.id;
  if (wanted.kind_id.empty())
    return bad_input("The programme offers no kind of membership called \"" + kind + "\".").at("kind");
  MUSTER_TRY(organisation, sent_text(sent, "organisation"));
  for (const auto& each : network)
    if (each.id == organisation || is_called(each, organisation)) wanted.organisation_id = each.id;
  if (!organisation.empty() && wanted.organisation_id.empty())
    return bad_input("The programme knows no organisation called \"" + organisation + "\".").at("organisation");
  MUSTER_TRY(person, named_from(sent));
  wanted.person = person;
  wanted.from = today;
  MUSTER_TRY(from, sent_text(sent, "from"));
  if (!from.empty()) {
    const auto day = parse_date(from);
    if (!day.ok()) return bad_input(day.error().message).at("from");
    wanted.from = *day;
  }
  if (const auto* places = sent.find("places"); places != nullptr && !places->is_null()) {
    if (places->whole() == nullptr) return bad_input("Send \"places\" as a whole number.").at("places");
    wanted.places = *places->whole();
  }
  for (const auto& [name, member] :
       {std::pair("purchase_order", &Details::purchase_order), std::pair("contact_name", &Details::contact_name),
        std::pair("contact_email", &Details::contact_email), std::pair("address", &Details::address)}) {
    MUSTER_TRY(text, sent_text(sent, name));
    wanted.details.*member = text;
  }
  MUSTER_TRY(reminders, sent_truth(sent, "reminders", true));
  wanted.details.reminders = reminders;
  return wanted;
}

}  // namespace muster::membership
