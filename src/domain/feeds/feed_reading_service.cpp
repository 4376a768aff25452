// Finds what a feed's address opens, and gives it: nothing is kept of who reads, but the day.
#include "feed_reading_service.hpp"

#include "feed_sql.hpp"

#include <muster/domain/access/programme_sql.hpp>
#include <muster/domain/events/series_service.hpp>
#include <muster/domain/feeds/feed_service.hpp>
#include <muster/domain/members/area_service.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/calendar/collection.hpp>

#include <algorithm>

namespace muster::feeds {
namespace {

constexpr std::chrono::days shown_of_the_past{366};
constexpr std::size_t longest_key = 60;  // bytes

struct Found {
  Feed feed;
  std::string programme;
};

Result<Found> found(store::Database& database, Instant now, const std::string& key) {
  const auto nothing = [] { return not_found("Nothing is read at this address. It may have been renewed."); };
  if (key.empty() || key.size() > longest_key) return nothing();
  MUSTER_TRY(there, database.read([&](store::Session& session) -> Result<Found> {
    auto feed = sql::feed_with_key(session, hash_of_key(key));
    const auto programme = feed ? access::programme_with_id(session, feed->programme_id) : std::nullopt;
    if (!programme) return nothing();
    return Found{*std::move(feed), programme->name};
  }));
  if (const auto today = iso_date(day_in_london(now)); there.feed.used_on != today) {
    // A disk that is full must not turn a program away that only reads.
    [[maybe_unused]] const auto ignored = database.write([&](store::Session& session) -> Outcome {
      sql::mark_used(session, there.feed.id, today);
      return Success{};
    });
  }
  return there;
}

Date year_ago(Instant now) { return std::chrono::sys_days(day_in_london(now)) - shown_of_the_past; }

/// The event's public page; of one that has none, the page that the team has of it.
std::string url_of(const booking::EventSheet& sheet, const std::string& site) {
  return site + (sheet.page.code.empty() ? "/events/" + sheet.event.slug : "/b/" + sheet.page.code);
}

calendar::Entry entry_of(const booking::EventSheet& sheet, Instant now, const std::string& site) {
  return bare_entry(booking::event_entry(sheet.event, sheet.page, sheet.sessions, now), url_of(sheet, site));
}

Result<std::string> own_calendar_of(store::Database& database, Instant now, const Found& it, const std::string& site) {
  const auto& programme_id = it.feed.programme_id;
  MUSTER_TRY(area, members::area_of(database, programme_id));
  calendar::Collection collection{"My bookings at " + it.programme};
  MUSTER_CHECK(database.read([&](store::Session& session) -> Outcome {
    // Whoever may not sign in there any more is not told by another way.
    const auto known = members::known_member(session, programme_id, it.feed.address, day_in_london(now));
    if (!area.is_open || !known) return not_found("Nothing is read at this address. It may have been renewed.");
    for (auto& seat : booking::seats_of_address(session, programme_id, it.feed.address, year_ago(now), now))
      collection.entries.push_back(
          bare_entry(std::move(seat.entry), site + members::area_path(area.code, "/bookings")));
    return Success{};
  }));
  return calendar::written(collection);
}

/// Leaves the events of the series alone, and says its name; empty of a feed of all. not_found where it was deleted.
Result<std::string> leave_series(store::Session& session, const std::string& programme_id, const std::string& series_id,
                                 std::vector<booking::EventSheet>& sheets) {
  if (series_id.empty()) return std::string();
  const auto book = events::series_book(session, programme_id, series_id);
  if (!book.ok()) return not_found("Nothing is read at this address. Its series was deleted.");
  const auto ids = events::events_in_series(session, series_id);
  std::erase_if(sheets, [&](const booking::EventSheet& sheet) { return !ids.contains(sheet.event.id); });
  return book->series.name;
}

struct PublicSheets {
  std::vector<booking::EventSheet> sheets;
  std::string series;  // its name; empty of the list of all
};

Result<PublicSheets> public_sheets(store::Database& database, Instant now, const std::string& programme_id,
                                   const std::string& series_id) {
  return database.read([&](store::Session& session) -> Result<PublicSheets> {
    // By its own clocks an event may still be on when a day has begun elsewhere.
    const Date since = std::chrono::sys_days(day_in_london(now)) - std::chrono::days(1);
    auto sheets = booking::event_sheets(session, programme_id, since);
    std::erase_if(sheets, [&](const booking::EventSheet& sheet) { return !is_public(sheet, now); });
    MUSTER_TRY(series, leave_series(session, programme_id, series_id, sheets));
    return PublicSheets{std::move(sheets), std::move(series)};
  });
}

Result<Found> found_list(store::Database& database, Instant now, const std::string& code) {
  MUSTER_TRY(it, found(database, now, code));
  if (it.feed.kind != FeedKind::public_events) return not_found("No list of events is at this address.");
  return it;
}

}  // namespace

std::string hash_of_key(const std::string& key) { return fingerprint("feed\n" + folded_name(key)); }

Result<std::string> calendar_at(store::Database& database, Instant now, const std::string& secret,
                                const std::string& site) {
  MUSTER_TRY(it, found(database, now, secret));
  if (it.feed.kind == FeedKind::own_calendar) return own_calendar_of(database, now, it, site);
  if (it.feed.kind != FeedKind::calendar) return not_found("Nothing is read at this address.");
  calendar::Collection collection{it.programme};
  MUSTER_CHECK(database.read([&](store::Session& session) -> Outcome {
    auto sheets = booking::event_sheets(session, it.feed.programme_id, year_ago(now));
    MUSTER_TRY(series, leave_series(session, it.feed.programme_id, it.feed.series_id, sheets));
    if (!series.empty()) collection.name = series;
    for (const auto& sheet : sheets)
      if (shows(it.feed, sheet.event.attendance)) collection.entries.push_back(entry_of(sheet, now, site));
    return Success{};
  }));
  return calendar::written(collection);
}

Result<PublicList> public_events_at(store::Database& database, Instant now, const std::string& code,
                                    const std::string& site) {
  MUSTER_TRY(it, found_list(database, now, code));
  MUSTER_TRY(shown, public_sheets(database, now, it.feed.programme_id, it.feed.series_id));
  PublicList list{it.programme, site + public_path(it.feed.code), {}, shown.series};
  for (const auto& sheet : shown.sheets) list.events.push_back(public_event(sheet, site));
  return list;
}

Result<std::string> public_calendar_at(store::Database& database, Instant now, const std::string& code,
                                       const std::string& site) {
  MUSTER_TRY(it, found_list(database, now, code));
  MUSTER_TRY(shown, public_sheets(database, now, it.feed.programme_id, it.feed.series_id));
  calendar::Collection collection{"Events of " + (shown.series.empty() ? it.programme : shown.series)};
  for (const auto& sheet : shown.sheets) collection.entries.push_back(entry_of(sheet, now, site));
  return calendar::written(collection);
}

Result<std::int64_t> public_event_count(store::Database& database, Instant now, const std::string& programme_id) {
  MUSTER_TRY(shown, public_sheets(database, now, programme_id, {}));
  return static_cast<std::int64_t>(shown.sheets.size());
}

Result<std::optional<access::SignedIn>> use_figures_key(store::Database& database, Instant now,
                                                        const std::string& secret) {
  const auto it = found(database, now, secret);
  if (!it.ok()) {
    if (it.error().kind == ErrorKind::not_found) return std::optional<access::SignedIn>{};
    return it.error();
  }
  if (it->feed.kind != FeedKind::figures) return std::optional<access::SignedIn>{};
  return std::optional(access::SignedIn{
      {"feed " + it->feed.id, it->feed.name, {{it->feed.programme_id, it->programme, access::Role::lead}}}, ""});
}

}  // namespace muster::feeds
