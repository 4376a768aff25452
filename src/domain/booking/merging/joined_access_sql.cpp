// Codes, links, pages and scans of a booking that pass to another and back.
#include "joined_access_sql.hpp"

#include "domain/booking/public_booking/public_booking_sql.hpp"
#include "domain/booking/questions/booking_form_sql.hpp"

#include <muster/domain/booking/booking_code_sql.hpp>

namespace muster::booking::sql {
namespace {

/// One word for whether a booking has a page of its own, and what was said there of being named.
std::string word_of(const std::optional<OwnRow>& own) {
  if (!own) return {};
  return !own->named ? "unasked" : *own->named ? "yes" : "no";
}

std::optional<bool> named_in(const std::string& word) {
  return word == "yes" ? std::optional(true) : word == "no" ? std::optional(false) : std::nullopt;
}

std::vector<std::string> first_column(store::Session& session, const std::string& statement, const std::string& id) {
  std::vector<std::string> found;
  session.each(statement, {id}, [&](const store::Row& row) { found.push_back(row.text(0)); });
  return found;
}

void join_presences(store::Session& session, JoinedBooking& joined) {
  session.each("select import_id, row_number from online_presence where booking_id = $1 order by import_id, row_number",
               {joined.gone}, [&](const store::Row& row) {
                 joined.presences.push_back(row.text(0) + " " + std::to_string(row.integer(1)));
               });
  session.execute("update online_presence set booking_id = $2 where booking_id = $1", {joined.gone, joined.kept});
  const auto gone = session.first("select joined_at from online_join where booking_id = $1", {joined.gone});
  if (!gone) return;
  joined.joined_at = gone->text(0);
  joined.kept_joined = session.first("select 1 from online_join where booking_id = $1", {joined.kept}).has_value();
  if (!joined.kept_joined)
    session.execute("update online_join set booking_id = $2 where booking_id = $1", {joined.gone, joined.kept});
}

void part_presences(store::Session& session, const JoinedBooking& joined) {
  for (const auto& presence : joined.presences) {
    const auto gap = presence.find(' ');
    session.execute(
        "update online_presence set booking_id = $4 where import_id = $1 and row_number = $2 and booking_id = $3",
        {presence.substr(0, gap), static_cast<std::int64_t>(std::stoll(presence.substr(gap + 1))), joined.kept,
         joined.gone});
  }
  if (joined.joined_at.empty()) return;
  if (!joined.kept_joined) session.execute("delete from online_join where booking_id = $1", {joined.kept});
  session.execute("insert into online_join (booking_id, joined_at) values ($1, $2)", {joined.gone, joined.joined_at});
}

/// A paper that was handed out is still known by its code: it stands unless the kept booking has one that does.
void join_certificates(store::Session& session, JoinedBooking& joined) {
  session.each("select code, stands from certificate where booking_id = $1 order by code", {joined.gone},
               [&](const store::Row& row) {
                 joined.certificates.push_back(row.text(0) + " " + std::to_string(row.integer(1)));
               });
  if (session.first("select 1 from certificate where booking_id = $1 and stands = 1", {joined.kept}))
    session.execute("update certificate set stands = 0 where booking_id = $1", {joined.gone});
  session.execute("update certificate set booking_id = $2 where booking_id = $1", {joined.gone, joined.kept});
}

void part_certificates(store::Session& session, const JoinedBooking& joined) {
  for (const auto& made : joined.certificates) {
    const auto gap = made.find(' ');
    session.execute(
        "update certificate set booking_id = $3, stands = $4 where code = $1 and booking_id = $2",
        {made.substr(0, gap), joined.kept, joined.gone, static_cast<std::int64_t>(made.substr(gap + 1) == "1")});
  }
}

}  // namespace

void join_access(store::Session& session, JoinedBooking& joined) {
  if (const auto code = known_code(session, joined.gone)) {
    joined.codes.push_back(*code);
    joined.had_code = true;
    forget_own_code(session, joined.gone);
    session.execute("insert into booking_former_code (code, booking_id) values ($1, $2)", {*code, joined.kept});
  }
  for (const auto& code :
       first_column(session, "select code from booking_former_code where booking_id = $1 order by code", joined.gone))
    joined.codes.push_back(code);
  session.execute("update booking_former_code set booking_id = $2 where booking_id = $1", {joined.gone, joined.kept});
  joined.links =
      first_column(session, "select key_hash from booking_link where booking_id = $1 order by key_hash", joined.gone);
  session.execute("update booking_link set booking_id = $2 where booking_id = $1", {joined.gone, joined.kept});
  joined.scans = first_column(session, "select id from door_scan where booking_id = $1 order by id", joined.gone);
  session.execute("update door_scan set booking_id = $2 where booking_id = $1", {joined.gone, joined.kept});
  join_presences(session, joined);
  join_certificates(session, joined);
  joined.answers = join_answers(session, joined.gone, joined.kept);
  const auto gone = find_own(session, joined.gone);
  const auto kept = find_own(session, joined.kept);
  joined.gone_own = word_of(gone);
  joined.kept_own = word_of(kept);
  if (!gone) return;
  auto own = kept.value_or(OwnRow{{}, gone->typed_organisation});
  if (!own.named || gone->named == false) own.named = gone->named.has_value() ? gone->named : own.named;
  save_own(session, joined.kept, own);
}

void part_access(store::Session& session, const JoinedBooking& joined) {
  for (std::size_t at = 0; at < joined.codes.size(); ++at) {
    const bool still = session
                           .first("select 1 from booking_former_code where code = $1 and booking_id = $2",
                                  {joined.codes[at], joined.kept})
                           .has_value();
    if (!still) continue;
    if (at == 0 && joined.had_code) {
      session.execute("delete from booking_former_code where code = $1", {joined.codes[at]});
      give_code(session, joined.gone, joined.codes[at]);
    } else {
      session.execute("update booking_former_code set booking_id = $2 where code = $1",
                      {joined.codes[at], joined.gone});
    }
  }
  for (const auto& link : joined.links)
    session.execute("update booking_link set booking_id = $3 where key_hash = $1 and booking_id = $2",
                    {link, joined.kept, joined.gone});
  for (const auto& scan : joined.scans)
    session.execute("update door_scan set booking_id = $3 where id = $1 and booking_id = $2",
                    {scan, joined.kept, joined.gone});
  part_presences(session, joined);
  part_certificates(session, joined);
  part_answers(session, joined.gone, joined.kept, joined.answers);
  if (joined.gone_own.empty()) return;
  save_own(session, joined.gone, {named_in(joined.gone_own), ""});
  if (joined.kept_own.empty()) return drop_own(session, joined.kept);
  auto own = find_own(session, joined.kept).value_or(OwnRow{});
  own.named = named_in(joined.kept_own);
  save_own(session, joined.kept, own);
}

}  // namespace muster::booking::sql
