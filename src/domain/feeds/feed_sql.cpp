// Feeds in the store, and how it forgets them.
#include "feed_sql.hpp"

#include <muster/domain/feeds/forgetting_sql.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/platform/mail/message.hpp>

#include <stdexcept>

namespace muster::feeds {
namespace sql {
namespace {

const std::string select_feed =
    "select id, programme_id, kind, name, attendances, address, code, made_at, used_on, version, series_id from feed "
    "where ";

std::string attendances_text(const std::vector<events::Attendance>& attendances) {
  std::string text;
  for (const auto each : attendances) text += (text.empty() ? "" : ",") + std::string(attendance_name(each));
  return text;
}

std::vector<events::Attendance> attendances_in(const std::string& text) {
  std::vector<events::Attendance> found;
  std::string_view rest = text;
  while (!rest.empty()) {
    const auto end = std::min(rest.find(','), rest.size());
    if (const auto attendance = events::parse_attendance(rest.substr(0, end)); attendance.ok())
      found.push_back(*attendance);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return found;
}

Feed feed_from(const store::Row& row) {
  const auto kind = parse_feed_kind(row.text(2));
  if (!kind.ok()) throw std::logic_error("the store holds a feed of a kind that nobody knows");
  return {.id = row.text(0),
          .programme_id = row.text(1),
          .kind = *kind,
          .name = row.text(3),
          .attendances = attendances_in(row.text(4)),
          .address = row.text(5),
          .code = row.text(6),
          .series_id = row.text(10),
          .made_on = row.text(7).substr(0, std::string_view("2022-06-10").size()),
          .used_on = row.text(8),
          .version = row.integer(9)};
}

std::optional<Feed> feed_in(const std::optional<store::Row>& row) {
  return row ? std::optional(feed_from(*row)) : std::nullopt;
}

}  // namespace

std::vector<Feed> feeds_of(store::Session& session, const std::string& programme_id, FeedKind kind) {
  std::vector<Feed> found;
  session.each(select_feed + "programme_id = $1 and kind = $2 order by name, id",
               {programme_id, std::string(kind_code(kind))},
               [&](const store::Row& row) { found.push_back(feed_from(row)); });
  return found;
}

std::optional<Feed> find_feed(store::Session& session, const std::string& id) {
  return feed_in(session.first(select_feed + "id = $1", {id}));
}

std::optional<Feed> feed_with_key(store::Session& session, const std::string& key_hash) {
  return feed_in(session.first(select_feed + "key_hash = $1", {key_hash}));
}

std::optional<Feed> own_calendar(store::Session& session, const std::string& programme_id, const std::string& address) {
  const auto folded = mail::folded_address(address);
  if (folded.empty()) return std::nullopt;
  return feed_in(session.first(select_feed + "address = $1 and programme_id = $2", {folded, programme_id}));
}

void insert_feed(store::Session& session, const Feed& feed, const std::string& key_hash, Instant now) {
  session.execute(
      "insert into feed (id, programme_id, kind, name, attendances, address, code, key_hash, made_at, used_on, "
      "version, series_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', 1, $10)",
      {feed.id, feed.programme_id, std::string(kind_code(feed.kind)), feed.name, attendances_text(feed.attendances),
       mail::folded_address(feed.address), feed.code, key_hash, iso_instant(now), feed.series_id});
}

void set_key(store::Session& session, const std::string& id, const std::string& key_hash, const std::string& code,
             Instant now) {
  session.execute(
      "update feed set key_hash = $2, code = $3, made_at = $4, used_on = '', version = version + 1 where id = $1",
      {id, key_hash, code, iso_instant(now)});
}

void mark_used(store::Session& session, const std::string& id, const std::string& day) {
  session.execute("update feed set used_on = $2 where id = $1", {id, day});
}

bool delete_feed(store::Session& session, const std::string& id) {
  return session.execute("delete from feed where id = $1", {id}) > 0;
}

}  // namespace sql

std::vector<HeldCalendar> held_calendars(store::Session& session, const std::string& address) {
  std::vector<HeldCalendar> held;
  const auto folded = mail::folded_address(address);
  if (folded.empty()) return held;
  session.each(
      "select programme_id, address, made_at, used_on from feed where address = $1 order by made_at, id", {folded},
      [&](const store::Row& row) {
        held.push_back({row.text(0), row.text(1) + ", since " + row.text(2) +
                                         (row.text(3).empty() ? ", not read yet" : ", last read " + row.text(3))});
      });
  return held;
}

void forget_address(store::Session& session, const std::string& address) {
  const auto folded = mail::folded_address(address);
  if (!folded.empty()) session.execute("delete from feed where address = $1", {folded});
}

void forget_programme(store::Session& session, const std::string& programme_id) {
  session.execute("delete from feed where programme_id = $1", {programme_id});
}

std::int64_t drop_unread(store::Session& session, Instant now) {
  const auto before = now - unread_for;
  return session.execute("delete from feed where kind = 'own calendar' and made_at < $1 and used_on < $2",
                         {iso_instant(before), iso_date(day_in_london(before))});
}

std::optional<std::pair<std::string, std::int64_t>> next_unread_end(store::Session& session) {
  const auto row = session.first(
      "select min(case when used_on > substr(made_at, 1, 10) then used_on || 'T00:00:00Z' else made_at end), count(*) "
      "from feed where kind = 'own calendar'");
  if (!row || row->is_null(0)) return std::nullopt;
  const auto first = parse_instant(row->text(0));
  if (!first.ok()) throw std::logic_error("the store holds a malformed moment");
  return std::pair(iso_instant(*first + unread_for), row->integer(1));
}

}  // namespace muster::feeds
