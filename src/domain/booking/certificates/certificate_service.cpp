// Who gets a certificate and what it says; a code is drawn once for what a paper says, and confirms nothing else.
#include <muster/domain/booking/certificate_service.hpp>

#include "certificate_sql.hpp"
#include "domain/booking/online/online_sql.hpp"
#include "domain/booking/public_booking/own_mail.hpp"
#include "domain/booking/public_booking/public_booking_sql.hpp"
#include "domain/booking/sessions/choosing_service.hpp"
#include "domain/booking/sessions/session_choice_sql.hpp"

#include <muster/domain/booking/booking_code.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <functional>

namespace muster::booking {
namespace {

constexpr std::size_t made_in_a_piece = 200;

/// What an event's papers have in common.
struct Ground {
  events::Event event;
  CertificateRules rules;
  std::vector<events::EventSession> sessions;
  std::map<std::string, std::set<std::string>> checked_in;
  std::set<std::string> checked;
  std::map<std::string, std::int64_t> online;
  std::set<std::string> at_doors;
  std::vector<std::string> repeated;
  std::set<std::string> offered;  ///< to choose among, beside the days of modules that are held more than once
  std::map<std::string, std::set<std::string>> chosen;  ///< by booking, where anything is chosen
  std::set<std::string> to_come;
  std::map<std::string, std::set<std::string>> seen_online;  ///< by booking, of sessions that are compulsory
  [[nodiscard]] bool is_seen_by_reports_alone() const {
    return event.attendance == events::Attendance::online && !online.empty();
  }
};

/// The compulsory sessions during which reports saw somebody. A report that says minutes alone tells of the one session
/// that people can join online, and of none where there are several.
std::map<std::string, std::set<std::string>> sessions_seen(store::Session& session, const Ground& ground) {
  constexpr std::int64_t seconds_of_a_minute = 60;
  std::vector<const events::EventSession*> online;
  for (const auto& each : ground.sessions)
    if (each.kind != events::SessionKind::pause &&
        events::attendance_of(each, ground.event.attendance) != events::Attendance::in_person)
      online.push_back(&each);
  std::map<std::string, std::set<std::string>> seen;
  for (const auto& [booking, rows] : sql::reported(session, ground.event.id)) {
    for (const auto* each : online) {
      if (!ground.rules.compulsory.contains(each->code)) continue;
      const auto midnight =
          std::chrono::sys_seconds(std::chrono::sys_days(events::session_date(*each, ground.event.date)))
              .time_since_epoch()
              .count();
      const Stay held{midnight + each->starts_at * seconds_of_a_minute,
                      midnight + each->ends_at.value_or(each->starts_at + 1) * seconds_of_a_minute, 0};
      const bool was_there = std::ranges::any_of(rows, [&](const ReportRow& row) {
        return row.stays.empty() ? online.size() == 1 : overlap(row.stays, {held});
      });
      if (was_there) seen[booking].insert(each->code);
    }
  }
  return seen;
}

Ground ground_of(store::Session& session, const events::Event& event, Instant now) {
  const auto offered = offered_sessions(session, event);
  Ground ground{event,
                sql::certificate_rules(session, event.id),
                events::sessions_of(session, event.id),
                sql::checked_in(session, event.id),
                {},
                sql::online_minutes(session, event.id),
                {},
                repeated_modules(offered),
                {},
                {},
                {},
                {}};
  for (const auto& each : offered)
    if (each.session.kind != events::SessionKind::module ||
        std::ranges::find(ground.repeated, each.session.title) == ground.repeated.end())
      ground.offered.insert(each.session.code);
  ground.to_come = sessions_to_come(ground.sessions, event, now);
  if (!ground.rules.compulsory.empty()) ground.seen_online = sessions_seen(session, ground);
  if (!offered.empty()) ground.chosen = sql::chosen_by_booking(session, event.id);
  if (ground.is_seen_by_reports_alone()) ground.at_doors = sql::seen_at_doors(session, event.id);
  for (const auto& [booking, codes] : ground.checked_in) ground.checked.insert(codes.begin(), codes.end());
  return ground;
}

Attended attended_by(const Ground& ground, const sql::Attendee& who) {
  Presence presence{who.came};
  if (const auto found = ground.checked_in.find(who.booking_id); found != ground.checked_in.end())
    presence.sessions = found->second;
  if (const auto found = ground.online.find(who.booking_id); found != ground.online.end())
    presence.online_minutes = found->second;
  presence.unseen = ground.is_seen_by_reports_alone() && !ground.at_doors.contains(who.booking_id);
  if (const auto found = ground.chosen.find(who.booking_id); found != ground.chosen.end())
    presence.chosen = found->second;
  if (const auto found = ground.seen_online.find(who.booking_id); found != ground.seen_online.end())
    presence.seen_online = found->second;
  return attended(presence, ground.sessions, ground.checked, ground.rules, ground.repeated, ground.to_come,
                  ground.offered);
}

Certificate paper_of(const Ground& ground, const sql::Attendee& who, const Attended& attended) {
  const auto& event = ground.event;
  const bool online = event.venue.empty() && event.attendance == events::Attendance::online;
  return {{},
          trimmed(who.first_name + " " + who.last_name),
          event.title,
          event.programme,
          event.date,
          online ? "online" : event.venue,
          attended.minutes,
          attended.sessions,
          ground.rules.signed_by};
}

/// Equal where two papers say the same; who signed it is no fact of it.
std::string facts_hash(const Certificate& paper) {
  std::string facts = "certificate\n" + paper.name + "\n" + paper.event + "\n" + paper.programme + "\n" +
                      iso_date(paper.date) + "\n" + paper.where + "\n" + std::to_string(paper.minutes);
  for (const auto& session : paper.sessions) facts += "\n" + session;
  return fingerprint(facts);
}

std::string fresh_code() {
  auto code = new_short_code(booking_code_length);
  for (char& letter : code)
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  return code;
}

/// What stands between somebody and their certificate; empty where that is no compulsory session.
std::string what_is_missing(const Attended& attended) {
  const auto several = [](const std::vector<std::string>& titles) { return titles.size() > 1; };
  if (!attended.missed.empty())
    return quoted_titles(attended.missed) + (several(attended.missed) ? " are" : " is") +
           " compulsory, and nobody noted that you were there. If you were, tell whoever ran it.";
  if (!attended.awaited.empty())
    return quoted_titles(attended.awaited) + (several(attended.awaited) ? " are" : " is") +
           " compulsory and still to come. Your certificate is made after that.";
  return {};
}

Outcome is_certified(const Ground& ground, const Attended& attended) {
  switch (attended.verdict) {
    case Attended::Verdict::missed:
      return conflict("This certificate is for whoever was at every compulsory part of " + ground.event.title + ". " +
                      what_is_missing(attended));
    case Attended::Verdict::not_yet:
      if (!attended.awaited.empty()) return conflict(what_is_missing(attended));
      return conflict("This certificate of " + ground.event.title + " is for at least " +
                      counted(ground.rules.least_minutes, "minute", "minutes") + "; " +
                      grouped(attended.measured.value_or(0)) + " were counted so far, and there are sessions to come.");
    case Attended::Verdict::certified:
      return Success{};
    case Attended::Verdict::too_short:
      return conflict("This certificate of " + ground.event.title + " is for at least " +
                      counted(ground.rules.least_minutes, "minute", "minutes") + "; " +
                      (attended.unseen ? "no report of the meeting names this person."
                                       : grouped(attended.measured.value_or(0)) + " were counted."));
    case Attended::Verdict::did_not_come:
      break;
  }
  return conflict("A certificate of " + ground.event.title + " is for whoever was there, and nobody noted that yet.");
}

/// The paper with its code, drawn where there is none that is true.
Certificate with_code(store::Session& session, Instant now, const std::string& booking_id, Certificate paper) {
  const auto facts = facts_hash(paper);
  if (const auto made = sql::standing_certificate(session, booking_id); made && made->facts_hash == facts) {
    paper.code = made->code;
    return paper;
  }
  paper.code = fresh_code();
  sql::insert_certificate(session, now, {paper.code, booking_id, facts, true});
  return paper;
}

/// Compulsory sessions that are over and at which nothing saw anybody.
std::vector<std::string> unnoted_in(const Ground& ground) {
  std::set<std::string> noted = ground.checked;
  for (const auto& [booking, codes] : ground.seen_online) noted.insert(codes.begin(), codes.end());
  std::vector<std::string> titles;
  for (const auto& each : ground.sessions) {
    const bool others = std::ranges::any_of(ground.sessions, [&](const events::EventSession& other) {
      return other.title == each.title && other.kind == each.kind &&
             (noted.contains(other.code) || ground.to_come.contains(other.code));
    });
    if (!ground.rules.compulsory.contains(each.code) || others) continue;
    if (std::ranges::find(titles, each.title) == titles.end()) titles.push_back(each.title);
  }
  return titles;
}

/// Finds a booking in the store: nothing where it may not be asked for.
using Finds = std::function<std::optional<std::string>(store::Session& session)>;

/// Looking at it once more writes nothing.
Result<Certificate> found_certificate(store::Database& database, Instant now, const Finds& finds,
                                      const std::string& unknown) {
  const auto made = [&](store::Session& session, bool draws) -> Result<Certificate> {
    const auto booking_id = finds(session);
    const auto who = booking_id ? sql::attendee(session, *booking_id) : std::nullopt;
    if (!who) return not_found(unknown);
    const auto ground = ground_of(session, events::event_with_id(session, who->event_id), now);
    const auto was_there = attended_by(ground, *who);
    MUSTER_CHECK(is_certified(ground, was_there));
    auto paper = paper_of(ground, *who, was_there);
    if (draws) return with_code(session, now, *booking_id, std::move(paper));
    const auto standing = sql::standing_certificate(session, *booking_id);
    if (standing && standing->facts_hash == facts_hash(paper)) paper.code = standing->code;
    return paper;
  };
  MUSTER_TRY(known, database.read([&](store::Session& session) { return made(session, false); }));
  if (!known.code.empty()) return known;
  return database.write([&](store::Session& session) { return made(session, true); });
}

/// A session that is gone stays asked for (`before`): an agenda that is taken back brings it again.
Outcome has_sessions(const std::vector<events::EventSession>& sessions, const std::set<std::string>& codes,
                     const std::set<std::string>& before) {
  for (const auto& code : codes) {
    if (before.contains(code)) continue;
    const auto found = std::ranges::find(sessions, code, &events::EventSession::code);
    if (found == sessions.end() || found->kind == events::SessionKind::pause)
      return bad_input("The agenda has no session “" + code + "” that somebody could be asked to have been at.")
          .at("compulsory");
  }
  return Success{};
}

}  // namespace

std::int64_t CertificateBook::certified() const {
  return std::ranges::count_if(
      lines, [](const CertificateLine& each) { return each.attended.verdict == Attended::Verdict::certified; });
}

Result<CertificateBook> certificates_of(store::Database& database, Instant now, const std::string& event_slug) {
  return database.read([&](store::Session& session) -> Result<CertificateBook> {
    MUSTER_TRY(event, events::event_with_sessions(session, event_slug));
    const auto ground = ground_of(session, event, now);
    CertificateBook book{event, ground.rules, ground.sessions, ground.checked, {}};
    book.any_report = !ground.online.empty();
    book.to_come = ground.to_come;
    book.unnoted = unnoted_in(ground);
    const auto made = sql::standing_certificates(session, event.id);
    for (const auto& who : sql::attendees(session, event.id)) {
      CertificateLine line{who.booking_id, who.person_id,    who.first_name,
                           who.last_name,  who.organisation, attended_by(ground, who)};
      const auto known = made.find(who.booking_id);
      if (known != made.end() && known->second.facts_hash == facts_hash(paper_of(ground, who, line.attended)))
        line.code = known->second.code;
      book.lines.push_back(std::move(line));
    }
    return book;
  });
}

Result<CertificateRules> set_certificate_rules(store::Database& database, const store::AuditContext& audit,
                                               const std::string& event_slug, const CertificateRules& rules,
                                               std::optional<std::int64_t> seen) {
  MUSTER_CHECK(check_rules(rules));
  return database.write([&](store::Session& session) -> Result<CertificateRules> {
    MUSTER_TRY(event, events::event_with_sessions(session, event_slug));
    const auto before = sql::certificate_rules(session, event.id);
    if (seen && *seen != before.version)
      return conflict(
          "Somebody changed what the certificates say after you opened this page. Nothing of yours is saved yet; look "
          "at what they say now.");
    auto wanted = rules;
    wanted.signed_by = trimmed(wanted.signed_by);
    if (wanted.hours == HoursFrom::sessions) wanted.typed_minutes = 0;
    MUSTER_CHECK(has_sessions(events::sessions_of(session, event.id), wanted.compulsory, before.compulsory));
    sql::save_certificate_rules(session, event.id, wanted);
    store::write_audit(session, audit, "certificates changed", "event", event.id, {"certificates"});
    return sql::certificate_rules(session, event.id);
  });
}

Result<std::vector<Certificate>> make_certificates(store::Database& database, Instant now,
                                                   const std::string& event_slug,
                                                   const std::vector<std::string>& bookings, Progress& progress) {
  MUSTER_TRY(book, certificates_of(database, now, event_slug));
  std::vector<std::string> wanted = bookings;
  if (wanted.empty())
    for (const auto& line : book.lines)
      if (line.attended.verdict == Attended::Verdict::certified) wanted.push_back(line.booking_id);
  if (wanted.empty())
    return conflict(book.lines.empty()
                        ? "Nobody is noted as having come to " + book.event.title + ", so there is no certificate."
                        : "Nobody who came to " + book.event.title +
                              " has been there for all that its certificates ask.");
  if (wanted.size() > most_certificates)
    return conflict("Certificates are made for at most " + grouped(static_cast<std::int64_t>(most_certificates)) +
                    " people at once.");
  progress.begin("certificates", static_cast<std::int64_t>(wanted.size()));
  std::vector<Certificate> made;
  for (std::size_t from = 0; from < wanted.size(); from += made_in_a_piece) {
    const auto to = std::min(wanted.size(), from + made_in_a_piece);
    MUSTER_CHECK(database.write([&](store::Session& session) -> Outcome {
      made.resize(from);
      const auto ground = ground_of(session, events::event_with_id(session, book.event.id), now);
      for (auto at = from; at < to; ++at) {
        const auto who = sql::attendee(session, wanted[at]);
        if (!who || who->event_id != book.event.id)
          return not_found("Somebody you chose is no delegate of " + book.event.title + " any more.");
        const auto was_there = attended_by(ground, *who);
        MUSTER_CHECK(is_certified(ground, was_there));
        made.push_back(with_code(session, now, wanted[at], paper_of(ground, *who, was_there)));
      }
      return Success{};
    }));
    MUSTER_CHECK(go_on(progress, to));
  }
  return made;
}

Result<CheckedCertificate> check_certificate(store::Database& database, Instant now, const std::string& typed) {
  const auto code = typed_code(typed);
  const auto unknown = [] { return not_found("No certificate has this code."); };
  if (!code) return unknown();
  return database.read([&](store::Session& session) -> Result<CheckedCertificate> {
    const auto made = sql::find_certificate(session, *code);
    const auto who = made ? sql::attendee(session, made->booking_id) : std::nullopt;
    if (!who) return unknown();
    const auto ground = ground_of(session, events::event_with_id(session, who->event_id), now);
    const auto was_there = attended_by(ground, *who);
    auto paper = paper_of(ground, *who, was_there);
    const bool holds =
        made->stands && was_there.verdict == Attended::Verdict::certified && facts_hash(paper) == made->facts_hash;
    if (!holds) return CheckedCertificate{};
    paper.code = made->code;
    return CheckedCertificate{true, std::move(paper)};
  });
}

Result<Certificate> own_certificate(store::Database& database, Instant now, const std::string& secret) {
  return found_certificate(
      database, now, [&](store::Session& session) { return sql::booking_of_link(session, hash_of_own_link(secret)); },
      "This link opens no booking.");
}

Result<std::vector<AddressCertificate>> certificates_of_address(store::Database& database, Instant now,
                                                                const std::string& programme_id,
                                                                const std::string& address) {
  return database.read([&](store::Session& session) -> Result<std::vector<AddressCertificate>> {
    std::vector<AddressCertificate> found;
    for (const auto& each : sql::bookings_of_address(session, programme_id, address)) {
      const auto who = sql::attendee(session, each.booking_id);
      if (!who || !who->came) continue;
      const auto ground = ground_of(session, events::event_with_id(session, who->event_id), now);
      const auto was_there = attended_by(ground, *who);
      const bool has_one = was_there.verdict == Attended::Verdict::certified;
      auto why_none = what_is_missing(was_there);
      if (!has_one && why_none.empty()) continue;
      found.push_back({each.booking_id, trimmed(who->first_name + " " + who->last_name), ground.event.title,
                       ground.event.date, was_there.minutes, std::move(why_none)});
    }
    std::ranges::stable_sort(found, [](const auto& left, const auto& right) { return left.date > right.date; });
    return found;
  });
}

Result<Certificate> certificate_of_address(store::Database& database, Instant now, const std::string& programme_id,
                                           const std::string& address, const std::string& booking_id) {
  return found_certificate(
      database, now,
      [&](store::Session& session) -> std::optional<std::string> {
        const auto all = sql::bookings_of_address(session, programme_id, address);
        const bool own = std::ranges::find(all, booking_id, &sql::AddressHolder::booking_id) != all.end();
        return own ? std::optional(booking_id) : std::nullopt;
      },
      "You have no such booking.");
}

}  // namespace muster::booking
