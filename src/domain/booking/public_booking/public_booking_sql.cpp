// Every SQL statement about public pages and what is booked there.
#include "public_booking_sql.hpp"

#include <muster/domain/booking/booking_code_sql.hpp>
#include <muster/domain/events/event_shown_sql.hpp>
#include <muster/domain/events/event_zone_sql.hpp>
#include <muster/kit/base/name_keys.hpp>
#include <muster/platform/mail/message.hpp>

#include <stdexcept>

namespace muster::booking::sql {
namespace {

/// What stands for an address that was there already (colleagues' Details::held) is nobody's booking.
const std::string not_held = "not exists (select 1 from booked_for f where f.booking_id = b.id and f.answered >= 3)";

const std::string page_columns =
    "event_id, code, way, closes_at, starts_at, ends_at, about, address, map_link, cost, contact, access_words, "
    "joining_link, substitutes, substitutes_until, unasked_named, version, entry, told, members_only, colleagues, "
    "colleague_days";

template <class Parsed>
auto stored(const Parsed& parsed) {
  if (!parsed.ok()) throw std::logic_error("the store holds a public page that nobody can read");
  return *parsed;
}

BookingPage page_from(const store::Row& row) {
  BookingPage page;
  page.code = row.text(1);
  page.way = stored(parse_way(row.text(2)));
  if (!row.text(3).empty()) page.closes_at = stored(parse_instant(row.text(3)));
  if (!row.is_null(4)) page.starts_at = static_cast<int>(row.integer(4));
  if (!row.is_null(5)) page.ends_at = static_cast<int>(row.integer(5));
  page.about = row.text(6);
  page.address = row.text(7);
  page.map_link = row.text(8);
  page.cost = row.text(9);
  page.contact = row.text(10);
  page.access_words = row.text(11);
  page.joining_link = row.text(12);
  page.substitutes = stored(parse_substitutes(row.text(13)));
  if (!row.text(14).empty()) page.substitutes_until = stored(parse_date(row.text(14)));
  page.unasked_named = row.integer(15) == 1;
  page.version = row.integer(16);
  page.entry = row.integer(17);
  page.told = row.text(18);
  page.members_only = row.integer(19) == 1;
  page.colleagues = row.integer(20);
  page.colleague_days = row.integer(21);
  return page;
}

store::Value number_or_null(const std::optional<int>& number) {
  return number ? store::Value(static_cast<std::int64_t>(*number)) : store::Value(nullptr);
}

const std::string has_seat_and_page =
    "from booking b join booking_own w on w.booking_id = b.id where b.event_id = $1 and b.state = 'booked' ";

const std::string is_invited_without_page =
    "from booking b join person p on p.id = b.person_id where b.event_id = $1 and b.state = 'invited' "
    "and p.email <> '' and not exists (select 1 from booking_own w where w.booking_id = b.id) ";

}  // namespace

std::optional<BookingPage> find_page(store::Session& session, const std::string& event_id) {
  const auto row = session.first("select " + page_columns + " from booking_page where event_id = $1", {event_id});
  if (!row) return std::nullopt;
  auto page = page_from(*row);
  page.zone = events::zone_of(session, event_id);
  page.entry += events::shown_changes(session, event_id).count;
  return page;
}

BookingPage page_or_none(store::Session& session, const std::string& event_id) {
  if (auto page = find_page(session, event_id)) return *std::move(page);
  BookingPage none;
  none.zone = events::zone_of(session, event_id);
  none.entry = events::shown_changes(session, event_id).count;
  return none;
}

std::optional<std::string> event_of_page(store::Session& session, const std::string& code) {
  const auto row = session.first("select event_id from booking_page where code = lower($1)", {code});
  return row ? std::optional(row->text(0)) : std::nullopt;
}

void save_page(store::Session& session, const std::string& event_id, const BookingPage& page) {
  session.execute(
      "insert into booking_page (" + page_columns +
          ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1, 0, $17, $18, $19, $20) "
          "on conflict (event_id) do update set way = excluded.way, closes_at = excluded.closes_at, "
          "starts_at = excluded.starts_at, ends_at = excluded.ends_at, about = excluded.about, "
          "address = excluded.address, map_link = excluded.map_link, cost = excluded.cost, "
          "contact = excluded.contact, access_words = excluded.access_words, "
          "joining_link = excluded.joining_link, substitutes = excluded.substitutes, "
          "substitutes_until = excluded.substitutes_until, unasked_named = excluded.unasked_named, "
          "members_only = excluded.members_only, colleagues = excluded.colleagues, "
          "colleague_days = excluded.colleague_days, "
          "version = booking_page.version + 1",
      {event_id,
       page.code,
       std::string(way_name(page.way)),
       page.closes_at ? iso_instant(*page.closes_at) : std::string(),
       number_or_null(page.starts_at),
       number_or_null(page.ends_at),
       page.about,
       page.address,
       page.map_link,
       page.cost,
       page.contact,
       page.access_words,
       page.joining_link,
       std::string(substitutes_name(page.substitutes)),
       page.substitutes_until ? iso_date(*page.substitutes_until) : std::string(),
       static_cast<std::int64_t>(page.unasked_named ? 1 : 0),
       page.told,
       static_cast<std::int64_t>(page.members_only ? 1 : 0),
       page.colleagues,
       page.colleague_days});
}

void save_told(store::Session& session, const std::string& event_id, const std::string& told) {
  session.execute("update booking_page set told = $2, entry = entry + 1 where event_id = $1", {event_id, told});
}

std::vector<AddressHolder> holders_of(store::Session& session, const std::string& event_id,
                                      const std::string& address) {
  std::vector<AddressHolder> found;
  const auto folded = mail::folded_address(address);
  // The key leaves out what addresses are told apart by.
  session.each(
      "select p.id, b.id, p.email from booking b join person p on p.id = b.person_id where b.event_id = $1 "
      "and b.search_email = $2 and " +
          not_held + " order by b.booked_at, b.id",
      {event_id, search_key(address)}, [&](const store::Row& row) {
        if (mail::folded_address(row.text(2)) == folded) found.push_back({row.text(0), row.text(1)});
      });
  return found;
}

std::vector<AddressHolder> bookings_of_address(store::Session& session, const std::string& programme_id,
                                               const std::string& address) {
  std::vector<AddressHolder> found;
  const auto folded = mail::folded_address(address);
  if (folded.empty()) return found;
  session.each(
      "select p.id, b.id, p.email from person p join booking b on b.person_id = p.id join event e on e.id = b.event_id "
      "where p.search_email = $2 and e.programme_id = $1 and p.erased = 0 and " +
          not_held + " order by b.booked_at, b.id",
      {programme_id, search_key(address)}, [&](const store::Row& row) {
        if (mail::folded_address(row.text(2)) == folded) found.push_back({row.text(0), row.text(1)});
      });
  return found;
}

std::optional<OwnRow> find_own(store::Session& session, const std::string& booking_id) {
  const auto row =
      session.first("select named, typed_organisation from booking_own where booking_id = $1", {booking_id});
  if (!row) return std::nullopt;
  OwnRow own{{}, row->text(1)};
  if (!row->text(0).empty()) own.named = row->text(0) == "yes";
  return own;
}

void save_own(store::Session& session, const std::string& booking_id, const OwnRow& own) {
  session.execute(
      "insert into booking_own (booking_id, named, typed_organisation) values ($1, $2, $3) "
      "on conflict (booking_id) do update set named = excluded.named, "
      "typed_organisation = excluded.typed_organisation",
      {booking_id,
       std::string(!own.named   ? ""
                   : *own.named ? "yes"
                                : "no"),
       own.typed_organisation});
  (void)booking_code(session, booking_id);
}

void set_own_kind(store::Session& session, const std::string& booking_id, const std::string& kind) {
  session.execute("update booking_row set own_kind = $2 where id = $1 and own_kind <> $2", {booking_id, kind});
}

void drop_own(store::Session& session, const std::string& booking_id) {
  session.execute("delete from booking_own where booking_id = $1", {booking_id});
}

void add_link(store::Session& session, const std::string& booking_id, const std::string& key_hash, Instant at) {
  session.execute("insert into booking_link (key_hash, booking_id, made_at) values ($1, $2, $3)",
                  {key_hash, booking_id, iso_instant(at)});
}

std::optional<std::string> booking_of_link(store::Session& session, const std::string& key_hash) {
  const auto row = session.first(
      "select l.booking_id from booking_link l join booking b on b.id = l.booking_id where l.key_hash = $1",
      {key_hash});
  return row ? std::optional(row->text(0)) : std::nullopt;
}

void drop_links(store::Session& session, const std::string& booking_id) {
  session.execute("delete from booking_link where booking_id = $1", {booking_id});
}

std::optional<BookingKeys> keys_of(store::Session& session, const std::string& booking_id) {
  const auto row = session.first("select event_id, person_id from booking where id = $1", {booking_id});
  return row ? std::optional(BookingKeys{row->text(0), row->text(1)}) : std::nullopt;
}

std::vector<std::pair<std::string, std::int64_t>> typed_organisations(store::Session& session,
                                                                      const std::string& event_id) {
  std::vector<std::pair<std::string, std::int64_t>> found;
  session.each(
      "select w.typed_organisation, count(*) from booking b join booking_own w on w.booking_id = b.id "
      "join person p on p.id = b.person_id where b.event_id = $1 and w.typed_organisation <> '' "
      "and p.organisation_id is null group by w.typed_organisation order by w.typed_organisation",
      {event_id}, [&](const store::Row& row) { found.emplace_back(row.text(0), row.integer(1)); });
  return found;
}

std::vector<std::string> invited_without_page(store::Session& session, const std::string& event_id,
                                              const std::string& after, std::int64_t at_most) {
  std::vector<std::string> found;
  session.each("select b.id " + is_invited_without_page + "and b.id > $2 order by b.id limit $3",
               {event_id, after, at_most}, [&](const store::Row& row) { found.push_back(row.text(0)); });
  return found;
}

std::int64_t count_invited_without_page(store::Session& session, const std::string& event_id) {
  return session.first("select count(*) " + is_invited_without_page, {event_id})->integer(0);
}

std::vector<std::string> holders_after(store::Session& session, const std::string& event_id, const std::string& after,
                                       std::int64_t most) {
  std::vector<std::string> found;
  session.each("select b.id " + has_seat_and_page + "and b.id > $2 order by b.id limit $3", {event_id, after, most},
               [&](const store::Row& row) { found.push_back(row.text(0)); });
  return found;
}

std::int64_t holder_count(store::Session& session, const std::string& event_id) {
  return session.first("select count(*) " + has_seat_and_page, {event_id})->integer(0);
}

}  // namespace muster::booking::sql
