// Rules of certificates, who came and through which doors, and the codes of papers.
#include "certificate_sql.hpp"

#include <muster/kit/base/date.hpp>

#include <algorithm>
#include <stdexcept>

namespace muster::booking::sql {
namespace {

constexpr const char* attendee_columns =
    "select b.id, p.id, p.first_name, p.last_name, coalesce(o.name, ''), b.state, b.event_id, p.sort_name "
    "from booking b join person p on p.id = b.person_id left join organisation o on o.id = p.organisation_id ";

Attendee attendee_from(const store::Row& row) {
  return {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5) == "came", row.text(6)};
}

constexpr const char* made_columns = "select c.code, c.booking_id, c.facts_hash, c.stands from certificate c ";

MadeCertificate made_from(const store::Row& row) {
  return {row.text(0), row.text(1), row.text(2), row.integer(3) == 1};
}

}  // namespace

CertificateRules certificate_rules(store::Session& session, const std::string& event_id) {
  const auto row = session.first(
      "select hours, typed_minutes, least_minutes, signed_by, version from certificate_rules where event_id = $1",
      {event_id});
  if (!row) return {};
  const auto hours = parse_hours_from(row->text(0));
  if (!hours.ok()) throw std::logic_error("the store holds hours that nobody knows");
  CertificateRules rules{*hours, row->integer(1), row->integer(2), row->text(3), {}, row->integer(4)};
  session.each("select code from compulsory_session where event_id = $1", {event_id},
               [&](const store::Row& each) { rules.compulsory.insert(each.text(0)); });
  return rules;
}

void save_certificate_rules(store::Session& session, const std::string& event_id, const CertificateRules& rules) {
  session.execute(
      "insert into certificate_rules (event_id, hours, typed_minutes, least_minutes, signed_by, version) "
      "values ($1, $2, $3, $4, $5, 1) on conflict (event_id) do update set hours = excluded.hours, "
      "typed_minutes = excluded.typed_minutes, least_minutes = excluded.least_minutes, "
      "signed_by = excluded.signed_by, version = certificate_rules.version + 1",
      {event_id, std::string(hours_from_word(rules.hours)), rules.typed_minutes, rules.least_minutes, rules.signed_by});
  session.execute("delete from compulsory_session where event_id = $1", {event_id});
  for (const auto& code : rules.compulsory)
    session.execute("insert into compulsory_session (event_id, code) values ($1, $2)", {event_id, code});
}

std::vector<Attendee> attendees(store::Session& session, const std::string& event_id) {
  std::vector<std::pair<std::string, Attendee>> found;
  session.each(std::string(attendee_columns) + "where b.event_id = $1 and b.state = 'came' and p.erased = 0",
               {event_id}, [&](const store::Row& row) { found.emplace_back(row.text(7), attendee_from(row)); });
  // Bytes, which databases may order in other ways.
  std::ranges::sort(found, [](const auto& left, const auto& right) {
    return left.first != right.first ? left.first < right.first : left.second.booking_id < right.second.booking_id;
  });
  std::vector<Attendee> all;
  for (auto& each : found) all.push_back(std::move(each.second));
  return all;
}

std::optional<Attendee> attendee(store::Session& session, const std::string& booking_id) {
  const auto row = session.first(std::string(attendee_columns) + "where b.id = $1 and p.erased = 0", {booking_id});
  return row ? std::optional(attendee_from(*row)) : std::nullopt;
}

std::map<std::string, std::set<std::string>> checked_in(store::Session& session, const std::string& event_id) {
  std::map<std::string, std::set<std::string>> found;
  session.each(
      "select booking_id, session_code from door_scan where event_id = $1 and session_code <> '' and stands = 1 "
      "and booking_id is not null",
      {event_id}, [&](const store::Row& row) { found[row.text(0)].insert(row.text(1)); });
  return found;
}

std::set<std::string> seen_at_doors(store::Session& session, const std::string& event_id) {
  std::set<std::string> found;
  session.each("select booking_id from door_scan where event_id = $1 and stands = 1 and booking_id is not null",
               {event_id}, [&](const store::Row& row) { found.insert(row.text(0)); });
  return found;
}

std::optional<MadeCertificate> find_certificate(store::Session& session, const std::string& code) {
  const auto row = session.first(std::string(made_columns) + "where c.code = $1", {code});
  return row ? std::optional(made_from(*row)) : std::nullopt;
}

std::map<std::string, MadeCertificate> standing_certificates(store::Session& session, const std::string& event_id) {
  std::map<std::string, MadeCertificate> found;
  session.each(
      std::string(made_columns) + "join booking b on b.id = c.booking_id where b.event_id = $1 and c.stands = 1",
      {event_id}, [&](const store::Row& row) { found.insert_or_assign(row.text(1), made_from(row)); });
  return found;
}

std::optional<MadeCertificate> standing_certificate(store::Session& session, const std::string& booking_id) {
  const auto row = session.first(std::string(made_columns) + "where c.booking_id = $1 and c.stands = 1", {booking_id});
  return row ? std::optional(made_from(*row)) : std::nullopt;
}

void insert_certificate(store::Session& session, Instant at, const MadeCertificate& made) {
  session.execute("update certificate set stands = 0 where booking_id = $1 and stands = 1", {made.booking_id});
  session.execute("insert into certificate (code, booking_id, facts_hash, made_at, stands) values ($1, $2, $3, $4, 1)",
                  {made.code, made.booking_id, made.facts_hash, iso_instant(at)});
}

}  // namespace muster::booking::sql
