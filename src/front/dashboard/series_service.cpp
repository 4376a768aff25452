// A series over its events, through the doors of the rooms that hold what belongs to each.
#include <muster/front/dashboard/series_service.hpp>

#include <muster/domain/booking/delegate_change_service.hpp>
#include <muster/domain/booking/turnout_sql.hpp>
#include <muster/domain/events/event_lookup_sql.hpp>
#include <muster/domain/events/series_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/people/person_sql.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/store/as_one.hpp>

#include <algorithm>
#include <set>

namespace muster::dashboard {
namespace {

/// Surnames first, then names.
std::string sort_key(const people::PersonRecord& person) { return person.last_name + " " + person.first_name; }

std::string free_slug(store::Database& database, const std::string& wanted) {
  const auto taken = [&](const std::string& slug) {
    const auto found =
        database.read([&](store::Session& session) -> Result<bool> { return events::is_event(session, slug); });
    return found.ok() && *found;
  };
  auto slug = wanted;
  for (int at = 2; taken(slug) && at < 1000; ++at) slug = wanted.substr(0, 55) + "-" + std::to_string(at);
  return slug;
}

Date moved_day(Date day, std::chrono::days by) { return Date(std::chrono::sys_days(day) + by); }

}  // namespace

Result<SeriesPeople> series_people(store::Database& database, const std::string& programme_id,
                                   const std::string& series_id, Date today) {
  return database.read([&](store::Session& session) -> Result<SeriesPeople> {
    SeriesPeople out;
    MUSTER_TRY(book, events::series_book(session, programme_id, series_id));
    out.book = std::move(book);
    const auto& of = out.book.events;
    std::map<std::string, SeriesPerson> all;
    std::set<std::string> registered;
    for (std::size_t at = 0; at < of.size(); ++at) {
      for (const auto& attendee : booking::attendees(session, of[at].event.id)) {
        auto& person = all[attendee.person_id];
        if (person.person_id.empty()) {
          person.person_id = attendee.person_id;
          person.organisation = attendee.organisation;
          person.states.resize(of.size());
        }
        person.states[at] = attendee.state;
        if (attendee.state == booking::State::came) ++person.came;
        if (booking::is_registered(attendee.state)) registered.insert(attendee.person_id);
      }
    }
    std::vector<std::pair<std::string, SeriesPerson>> sorted;
    for (auto& [id, person] : all) {
      const auto known = people::find_person(session, id);
      if (!known) continue;
      person.name = people::full_name(*known);
      for (std::size_t at = 0; at < of.size() && registered.contains(id); ++at)
        if (of[at].compulsory && !of[at].event.cancelled && of[at].event.date < today &&
            person.states[at] != booking::State::came)
          person.missed.push_back(of[at].event.title);
      sorted.emplace_back(sort_key(*known), std::move(person));
    }
    std::ranges::stable_sort(
        sorted, [](const auto& left, const auto& right) { return compare_names(left.first, right.first) < 0; });
    for (auto& [key, person] : sorted) out.people.push_back(std::move(person));
    return out;
  });
}

Result<SeriesOverview> series_overview(store::Database& database, const std::string& programme_id,
                                       const std::string& series_id) {
  return database.read([&](store::Session& session) -> Result<SeriesOverview> {
    SeriesOverview out;
    MUSTER_TRY(book, events::series_book(session, programme_id, series_id));
    out.book = std::move(book);
    std::set<std::string> came;
    for (const auto& one : out.book.events) {
      SeriesFigures figures;
      figures.event = one;
      for (const auto& attendee : booking::attendees(session, one.event.id)) {
        if (attendee.invited) ++figures.invited;
        if (booking::is_registered(attendee.state)) ++figures.registered;
        if (attendee.state != booking::State::came) continue;
        ++figures.came;
        came.insert(attendee.person_id);
      }
      const auto round = feedback::round_of_event(session, one.event.id);
      if (round && round->state != feedback::RoundState::draft) {
        figures.asked = true;
        figures.answered = feedback::told_count(*round, round->responses);
        figures.answered_in_fives = feedback::tells_in_fives(*round);
        if (figures.answered > 0) out.newest_asked = one.event.slug;
      }
      out.events.push_back(std::move(figures));
    }
    out.people = static_cast<std::int64_t>(came.size());
    return out;
  });
}

Result<events::Series> copy_series(store::Database& database, const store::AuditContext& audit,
                                   const std::string& programme_id, const std::string& series_id,
                                   const std::string& name, Date first, const ShippedReports& reports) {
  return store::as_one(database, [&](store::Database& one) -> Result<events::Series> {
    MUSTER_TRY(book, events::series_book(one, programme_id, series_id));
    std::erase_if(book.events, [](const events::SeriesEvent& each) { return each.event.cancelled; });
    if (book.events.empty()) return conflict("The series has no event that takes place, so there is nothing to copy.");
    const auto begin = std::ranges::min_element(book.events, {}, [](const auto& each) { return each.event.date; });
    const auto by = std::chrono::sys_days(first) - std::chrono::sys_days(begin->event.date);
    if (by == std::chrono::days(0))
      return bad_input("The first event is on that day already. Choose the day of the first new one.").at("first");
    MUSTER_TRY(made, events::add_series(one, audit, programme_id, name));
    for (const auto& each : book.events) {
      const auto& event = each.event;
      const auto date = moved_day(event.date, by);
      const auto title =
          events::in_year(event.title, static_cast<int>(event.date.year()), static_cast<int>(date.year()));
      const auto suggested = events::suggested_slug(title, date);
      // A title without a Latin letter gives no short name: then the one of the event before does.
      const auto slug = free_slug(one, suggested.empty() ? event.slug : suggested);
      MUSTER_TRY(copy, copy_event(one, audit, event.slug,
                                  {slug,
                                   title,
                                   iso_date(date),
                                   {},
                                   event.venue,
                                   std::string(events::attendance_name(event.attendance)),
                                   event.programme},
                                  {}, reports));
      MUSTER_CHECK(events::put_in_series(one, audit, programme_id, made.id, {copy.slug, each.compulsory}));
    }
    return made;
  });
}

Result<std::int64_t> book_for_series(store::Database& database, const store::AuditContext& audit,
                                     const std::string& programme_id, const std::string& series_id,
                                     const std::string& from_slug) {
  struct Plan {
    std::vector<people::PersonRecord> people;
    std::map<std::string, std::set<std::string>> listed;  // by event
    events::SeriesBook book;
  };
  const auto today = day_in_london(audit.at);
  return store::as_one(database, [&](store::Database& one) -> Result<std::int64_t> {
    MUSTER_TRY(plan, one.read([&](store::Session& session) -> Result<Plan> {
      Plan found;
      MUSTER_TRY(book, events::series_book(session, programme_id, series_id));
      found.book = std::move(book);
      bool known = false;
      for (const auto& each : found.book.events) {
        for (const auto& attendee : booking::attendees(session, each.event.id)) {
          found.listed[each.event.slug].insert(attendee.person_id);
          if (each.event.slug != from_slug || !booking::is_registered(attendee.state)) continue;
          if (auto person = people::find_person(session, attendee.person_id))
            found.people.push_back(std::move(*person));
        }
        known = known || each.event.slug == from_slug;
      }
      if (!known) return bad_input("Choose an event of this series.").at("from");
      return found;
    }));
    if (plan.people.empty()) return conflict("Nobody is booked for that event yet, so nobody was booked.").at("from");
    if (plan.people.size() > most_booked_for_series)
      return conflict("More than " + std::to_string(most_booked_for_series) +
                      " people are booked for that event. Import their list into the other events instead.")
          .at("from");
    std::int64_t booked = 0;
    for (const auto& each : plan.book.events) {
      const auto& event = each.event;
      if (event.slug == from_slug || event.cancelled || event.date < today) continue;
      for (const auto& person : plan.people) {
        if (plan.listed[event.slug].contains(person.id)) continue;
        const auto added = booking::add_delegate(
            one, audit, event.slug,
            {person.first_name, person.last_name, person.email, person.job_title, person.organisation,
             person.place_code.empty() ? std::nullopt : std::optional(person.place_code)});
        if (!added.ok())
          return Error{added.error().kind,
                       people::full_name(person) + " could not be booked for " + event.title +
                           ", so nobody was booked: " + added.error().message,
                       {},
                       {}}
              .at("from");
        ++booked;
      }
    }
    return booked;
  });
}

}  // namespace muster::dashboard
