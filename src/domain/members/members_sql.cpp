// Areas, links and visits in the store.
#include "members_sql.hpp"

#include <muster/domain/access/programme_sql.hpp>
#include <muster/domain/members/forgetting_sql.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/platform/mail/message.hpp>

namespace muster::members {
namespace {

Instant moment(const std::string& text) {
  const auto parsed = parse_instant(text);
  return parsed.ok() ? *parsed : Instant{};
}

std::optional<std::pair<std::string, std::int64_t>> first_end(store::Session& session, const std::string& statement,
                                                              std::chrono::seconds after) {
  const auto row = session.first(statement);
  if (!row || row->is_null(0)) return std::nullopt;
  return std::pair(iso_instant(moment(row->text(0)) + after), row->integer(1));
}

}  // namespace

namespace sql {
namespace {

const std::string select_area = "select programme_id, code, is_open, introduction, version from member_area where ";

std::optional<Area> area_from(store::Session& session, const std::optional<store::Row>& row) {
  const auto programme = row ? access::programme_with_id(session, row->text(0)) : std::nullopt;
  if (!programme) return std::nullopt;
  return Area{row->text(0), programme->name, row->text(1), row->integer(2) == 1, row->text(3), row->integer(4)};
}

}  // namespace

std::optional<Area> find_area(store::Session& session, const std::string& programme_id) {
  return area_from(session, session.first(select_area + "programme_id = $1", {programme_id}));
}

std::optional<Area> area_with_code(store::Session& session, const std::string& code) {
  return area_from(session, session.first(select_area + "code = lower($1)", {code}));
}

void save_area(store::Session& session, const Area& area) {
  session.execute(
      "insert into member_area (programme_id, code, is_open, introduction, version) values ($1, $2, $3, $4, 1) on "
      "conflict (programme_id) do update set is_open = excluded.is_open, introduction = excluded.introduction, version "
      "= member_area.version + 1",
      {area.programme_id, area.code, std::int64_t{area.is_open ? 1 : 0}, area.introduction});
}

void end_visits(store::Session& session, const std::string& programme_id) {
  session.execute("delete from member_link where programme_id = $1", {programme_id});
  session.execute("delete from member_session where programme_id = $1", {programme_id});
}

void insert_link(store::Session& session, const std::string& hash, const Link& link) {
  session.execute("insert into member_link (token_hash, programme_id, address, expires_at) values ($1, $2, $3, $4)",
                  {hash, link.programme_id, link.address, iso_instant(link.expires)});
}

std::optional<Link> find_link(store::Session& session, const std::string& hash) {
  const auto row =
      session.first("select programme_id, address, expires_at from member_link where token_hash = $1", {hash});
  return row ? std::optional(Link{row->text(0), row->text(1), moment(row->text(2))}) : std::nullopt;
}

bool delete_link(store::Session& session, const std::string& hash) {
  return session.execute("delete from member_link where token_hash = $1", {hash}) > 0;
}

void insert_session(store::Session& session, const std::string& hash, const std::string& programme_id,
                    const std::string& address, Instant now) {
  session.execute(
      "insert into member_session (token_hash, programme_id, address, began_at, seen_at) values ($1, $2, $3, $4, $4)",
      {hash, programme_id, address, iso_instant(now)});
}

std::optional<KeptVisit> find_session(store::Session& session, const std::string& hash) {
  const auto row = session.first(
      "select programme_id, address, began_at, seen_at from member_session where token_hash = $1", {hash});
  return row ? std::optional(KeptVisit{row->text(0), row->text(1), moment(row->text(2)), moment(row->text(3))})
             : std::nullopt;
}

void mark_seen(store::Session& session, const std::string& hash, Instant now) {
  session.execute("update member_session set seen_at = $2 where token_hash = $1", {hash, iso_instant(now)});
}

void delete_session(store::Session& session, const std::string& hash) {
  session.execute("delete from member_session where token_hash = $1", {hash});
}

}  // namespace sql

std::vector<HeldVisit> held_visits(store::Session& session, const std::string& address) {
  std::vector<HeldVisit> held;
  const auto folded = mail::folded_address(address);
  session.each("select programme_id, address, expires_at from member_link where address = $1 order by expires_at",
               {folded}, [&](const store::Row& row) {
                 held.push_back({row.text(0), "A link to sign in to the members’ area",
                                 row.text(1) + ", good until " + row.text(2)});
               });
  session.each(
      "select programme_id, address, began_at, seen_at from member_session where address = $1 order by began_at",
      {folded}, [&](const store::Row& row) {
        held.push_back({row.text(0), "Signed in to the members’ area",
                        row.text(1) + ", since " + row.text(2) + ", last seen " + row.text(3)});
      });
  return held;
}

void forget_address(store::Session& session, const std::string& address) {
  const auto folded = mail::folded_address(address);
  if (folded.empty()) return;
  session.execute("delete from member_link where address = $1", {folded});
  session.execute("delete from member_session where address = $1", {folded});
}

void forget_programme(store::Session& session, const std::string& programme_id) {
  sql::end_visits(session, programme_id);
  session.execute("delete from member_area where programme_id = $1", {programme_id});
}

std::int64_t drop_ended_links(store::Session& session, Instant now) {
  return session.execute("delete from member_link where expires_at < $1", {iso_instant(now)});
}

std::int64_t drop_ended_sessions(store::Session& session, Instant now) {
  return session.execute("delete from member_session where seen_at < $1 or began_at < $2",
                         {iso_instant(now - idle_limit - seen_exactness), iso_instant(now - absolute_limit)});
}

std::optional<std::pair<std::string, std::int64_t>> next_link_end(store::Session& session) {
  return first_end(session, "select min(expires_at), count(*) from member_link", std::chrono::seconds(0));
}

std::optional<std::pair<std::string, std::int64_t>> next_session_end(store::Session& session) {
  return first_end(session, "select min(began_at), count(*) from member_session", absolute_limit);
}

}  // namespace muster::members
