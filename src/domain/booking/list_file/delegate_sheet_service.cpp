// Loads the sheet of one delegate, the comparison of two, and what was just done, each in one snapshot.
#include "delegate_sheet_service.hpp"

#include "domain/booking/merging/merge_sql.hpp"
#include "domain/booking/needs/needs_sql.hpp"
#include "domain/booking/questions/booking_form_sql.hpp"
#include "domain/booking/steps/step_sql.hpp"

#include <muster/domain/booking/needs_service.hpp>
#include <muster/domain/booking/person_sql.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/people/likely_same.hpp>
#include <muster/domain/people/people_sql.hpp>

#include <algorithm>
#include <set>

namespace muster::booking {
namespace {

constexpr std::int64_t most_looked_at = 60;
constexpr std::size_t most_likely = 3;
constexpr std::size_t most_found = 20;

std::vector<mail::HeldMail> mails_of(store::Session& session, const people::PersonRecord& person) {
  std::set<std::string> addresses{person.email};
  for (const auto& self : earlier_versions(session, person.id)) addresses.insert(self.person.email);
  std::vector<mail::HeldMail> all;
  for (const auto& address : addresses) {
    if (address.empty()) continue;
    for (auto& message : mail::mail_to(session, address)) all.push_back(std::move(message));
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& left, const auto& right) { return left.created_at < right.created_at; });
  return all;
}

std::vector<LikelySame> likely_same(store::Session& session, const events::Event& event,
                                    const people::PersonRecord& person) {
  std::vector<LikelySame> found;
  for (auto& other : people::people_near(session, person, most_looked_at)) {
    auto reason = people::why_likely_same(person, other);
    if (reason.empty() || !stands_in(session, other.id, {event.programme})) continue;
    const bool here = sql::find_booking(session, event.id, other.id).has_value();
    found.push_back({std::move(other), std::move(reason), here});
    if (found.size() == most_likely) break;
  }
  return found;
}

std::optional<store::AuditEntry> last_change_of(store::Session& session, const std::string& person_id) {
  constexpr std::int64_t looked_at = 20;
  for (auto& change : store::audit_entries(session, person_id, looked_at)) {
    if (change.subject == "person" && change.action != "needs changed") return std::move(change);
  }
  return std::nullopt;
}

/// The name of a place in whatever region; its code where no region has it any more, nothing for no code.
std::string place_called(store::Session& session, const std::string& code) {
  if (code.empty()) return {};
  for (const auto& region : people::all_regions(session))
    if (const auto* place = region.place(code)) return place->name;
  return code;
}

std::vector<std::string> events_of(store::Session& session, const std::string& person_id) {
  std::vector<std::string> titles;
  for (const auto& booking : bookings_of(session, person_id)) {
    titles.push_back(booking.event_title + " (" + booking.state + ")");
  }
  return titles;
}

}  // namespace

Result<DelegateSheet> delegate_sheet(store::Database& database, const std::string& event_slug,
                                     const std::string& person_id) {
  return database.read([&](store::Session& session) -> Result<DelegateSheet> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    auto person = people::find_person(session, person_id);
    const auto standing = sql::find_standing(session, event.id, person_id);
    if (!person || !standing) return not_found("This person is not a delegate of " + event.title + ".");
    DelegateSheet sheet;
    sheet.state = standing->state;
    sheet.steps = sql::steps_of(session, standing->booking_id);
    sheet.needs = sql::select_needs(session, event.id, person_id);
    if (const auto given = sql::find_answers(session, standing->booking_id))
      if (const auto form = sql::form_version(session, event.id, given->version))
        sheet.answers = answer_lines(*form, given->answers);
    sheet.mails = mails_of(session, *person);
    for (auto& self : earlier_versions(session, person_id)) {
      if (self.is_merged_half) sheet.merged.push_back(std::move(self));
    }
    sheet.likely = likely_same(session, event, *person);
    sheet.last_change = last_change_of(session, person_id);
    for (auto& organisation : people::all_organisations(session)) {
      if (organisation.id == person->organisation_id) sheet.organisation = std::move(organisation);
    }
    sheet.places_to_choose = people::region_by_id(session, event.region_id).places;
    std::erase_if(sheet.places_to_choose, [](const people::Place& place) { return place.retired; });
    if (!person->place_code.empty()) {
      sheet.own_place = place_called(session, person->place_code);
      people::Place own;
      own.code = person->place_code;
      own.name = sheet.own_place;
      if (std::ranges::find(sheet.places_to_choose, own.code, &people::Place::code) == sheet.places_to_choose.end())
        sheet.places_to_choose.push_back(std::move(own));
    } else if (sheet.organisation) {
      const auto& serves = sheet.organisation->serves;
      for (const auto& place : sheet.places_to_choose)
        if (std::find(serves.begin(), serves.end(), place.code) != serves.end()) sheet.places.push_back(place.name);
    }
    sheet.person = *std::move(person);
    sheet.event = std::move(event);
    return sheet;
  });
}

Result<Comparison> compare_people(store::Database& database, const std::string& event_slug, const std::string& kept_id,
                                  const std::string& gone_id) {
  return database.read([&](store::Session& session) -> Result<Comparison> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    auto kept = people::find_person(session, kept_id);
    auto gone = people::find_person(session, gone_id);
    if (!kept || !sql::find_booking(session, event.id, kept_id)) {
      return not_found("This person is not a delegate of " + event.title + ".");
    }
    if (!gone || kept_id == gone_id || !stands_in(session, gone_id, {event.programme})) {
      return not_found("The other person is not here any more. Choose somebody else.");
    }
    Comparison both;
    both.reason = people::why_likely_same(*kept, *gone);
    both.kept_events = events_of(session, kept_id);
    both.gone_events = events_of(session, gone_id);
    both.kept_place = place_called(session, kept->place_code);
    both.gone_place = place_called(session, gone->place_code);
    both.kept = *std::move(kept);
    both.gone = *std::move(gone);
    both.event = std::move(event);
    return both;
  });
}

Result<std::vector<people::PersonRecord>> find_others(store::Database& database, const std::string& event_slug,
                                                      const std::string& without, const std::string& text) {
  return database.read([&](store::Session& session) -> Result<std::vector<people::PersonRecord>> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    const auto own = people_in(session, {event.programme});
    auto found = people::find_people(session, text, most_found + 1, &own);
    std::erase_if(found, [&](const auto& person) { return person.id == without; });
    if (found.size() > most_found) found.resize(most_found);
    return found;
  });
}

Result<LastAction> just_done(store::Database& database, const std::string& event_slug, const LastActionIds& ids) {
  return database.read([&](store::Session& session) -> Result<LastAction> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    LastAction done;
    const auto keep = [](auto found, auto& place) {
      if (found.ok()) place = std::move(found).value();
    };
    if (!ids.act.empty()) {
      keep(find_act(session, event.id, ids.act), done.act);
      if (done.act) done.at = sql::steps_of_act(session, event.id, ids.act).front().taken_at;
    } else if (!ids.change.empty()) {
      keep(find_change(session, event.id, ids.change), done.change);
    } else if (!ids.moved.empty()) {
      keep(find_organisation_change(session, event.id, ids.moved), done.moved);
    } else if (!ids.mailed.empty()) {
      keep(find_message(session, event.id, ids.mailed), done.mailed);
    }
    return done;
  });
}

}  // namespace muster::booking
