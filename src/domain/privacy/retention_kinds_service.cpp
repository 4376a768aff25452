// What is kept how long, and how it goes.
#include "retention_kinds_service.hpp"

#include "retention_sql.hpp"

#include <muster/domain/access/ended_sql.hpp>
#include <muster/domain/booking/delegate_retention_sql.hpp>
#include <muster/domain/feedback/note_change_sql.hpp>
#include <muster/domain/intake/forgetting_sql.hpp>
#include <muster/domain/privacy/erasure_service.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/jobs/job_service.hpp>
#include <muster/platform/mail/person_sql.hpp>

#include <stdexcept>

namespace muster::privacy {
namespace {

constexpr std::int64_t two_years = 730;
constexpr std::int64_t most_days = 36500;
constexpr std::int64_t most_days_of_needs = 92;
constexpr std::int64_t least_days_of_traces = 30;
constexpr std::int64_t days_of_mail = 30;
constexpr std::int64_t most_days_of_mail = 365;
constexpr std::int64_t days_of_jobs = 7;
constexpr std::int64_t most_days_of_jobs = 30;

std::optional<OldestData> hanging(const std::string& day, std::int64_t count) {
  const auto parsed = parse_date(std::string_view(day).substr(0, 10));
  if (!parsed) throw std::logic_error("the store holds a malformed day");
  return OldestData{*parsed, count};
}

std::function<std::optional<OldestData>(store::Session&)> first_of(booking::Detail detail) {
  return [detail](store::Session& session) -> std::optional<OldestData> {
    const auto due = booking::first_due(session, detail);
    return due ? hanging(due->day, due->people) : std::nullopt;
  };
}

KindRow of_delegates(std::string name, std::string title, std::optional<std::int64_t> days, booking::Detail detail) {
  KindRow row;
  row.kind.name = std::move(name);
  row.kind.title = std::move(title);
  row.kind.counted_from = "after the person’s last event";
  row.kind.days = days;
  row.kind.most = most_days;
  row.first = first_of(detail);
  return row;
}

KindRow needs() {
  auto row = of_delegates("needs", "Access and dietary needs", 14, booking::Detail::needs);
  row.kind.counted_from = "after the event";
  row.kind.most = most_days_of_needs;
  row.kind.may_be_kept = false;
  row.kind.remark = "Health and belief can be read from them, so they go soon after the event they were told for.";
  row.one = "delegate’s needs";
  row.many = "delegates’ needs";
  row.drop = [](store::Session& session, Date before, Instant) {
    return booking::drop_needs(session, iso_date(before));
  };
  return row;
}

KindRow contact_details() {
  auto row = of_delegates("contact-details", "E-mail addresses of delegates", two_years, booking::Detail::email);
  row.one = "e-mail address";
  row.many = "e-mail addresses";
  row.drop = [](store::Session& session, Date before, Instant) {
    return booking::clear_emails(session, iso_date(before));
  };
  return row;
}

KindRow job_titles() {
  auto row = of_delegates("job-titles", "Job titles of delegates", two_years, booking::Detail::job_title);
  row.one = "job title";
  row.many = "job titles";
  row.drop = [](store::Session& session, Date before, Instant) {
    return booking::clear_job_titles(session, iso_date(before));
  };
  return row;
}

KindRow names() {
  auto row = of_delegates("names", "Names of delegates", std::nullopt, booking::Detail::name);
  row.kind.remark =
      "They are the record of who was registered and who came. Where a period is set, a booking stays as a count "
      "without a name.";
  row.one = "person";
  row.many = "people";
  row.drop = [](store::Session& session, Date before, Instant now) {
    const auto people = booking::people_last_seen_before(session, iso_date(before));
    ErasureResult ignored;
    for (const auto& id : people) forget_in(session, id, iso_date(day_in_london(now)), ignored);
    return static_cast<std::int64_t>(people.size());
  };
  return row;
}

/// What knows its own end: `drop` and `first` are said by whose it is.
KindRow of_own_end(std::string name, std::string title, std::string period,
                   std::function<std::int64_t(store::Session&, Instant)> drop,
                   std::function<std::optional<OldestData>(store::Session&)> first) {
  KindRow row;
  row.kind.name = std::move(name);
  row.kind.title = std::move(title);
  row.kind.days = 0;
  row.kind.changeable = false;
  row.fixed_words = std::move(period);
  row.ends_by_itself = true;
  row.drop = [drop = std::move(drop)](store::Session& session, Date, Instant now) { return drop(session, now); };
  row.first = std::move(first);
  return row;
}

KindRow uploads() {
  auto row = of_own_end("uploads", "Files that wait for their import", "2 hours", intake::drop_staged_before,
                        [](store::Session& session) -> std::optional<OldestData> {
                          const auto waiting = intake::waiting_uploads(session);
                          return waiting ? hanging(waiting->until, waiting->uploads) : std::nullopt;
                        });
  row.kind.counted_from = "after they were chosen";
  row.kind.remark = "They wait two hours after the last decision about them.";
  row.one = "waiting file";
  row.many = "waiting files";
  return row;
}

KindRow note_changes() {
  auto row = of_own_end("note-changes", "Notes as they were before a change", "1 day", feedback::drop_note_changes,
                        [](store::Session& session) -> std::optional<OldestData> {
                          const auto next = feedback::next_note_change(session);
                          return next ? hanging(next->ends, next->count) : std::nullopt;
                        });
  row.kind.counted_from = "after the change";
  row.kind.remark = "So that a change can be taken back.";
  row.one = "note as it was before a change";
  row.many = "notes as they were before a change";
  return row;
}

/// What signing in leaves behind.
KindRow of_signing_in(std::string name, std::string title, std::string period, access::ExpiringKind what) {
  return of_own_end(
      std::move(name), std::move(title), std::move(period),
      [what](store::Session& session, Instant now) { return access::drop_ended(session, what, now); },
      [what](store::Session& session) -> std::optional<OldestData> {
        const auto next = access::next_end(session, what);
        return next ? hanging(next->at, next->count) : std::nullopt;
      });
}

KindRow sign_in_links() {
  auto row = of_signing_in("sign-in-links", "Links to sign in", "10 minutes", access::ExpiringKind::links);
  row.kind.counted_from = "after they were asked for";
  row.kind.remark = "Used ones go at once. The link itself is kept nowhere, only its hash.";
  row.one = "link to sign in";
  row.many = "links to sign in";
  return row;
}

KindRow sessions() {
  auto row = of_signing_in("sessions", "Sessions of those who sign in", "12 hours", access::ExpiringKind::sessions);
  row.kind.counted_from = "after signing in, or half an hour after the last use";
  row.one = "session";
  row.many = "sessions";
  return row;
}

KindRow known_browsers() {
  auto row = of_signing_in("known-browsers", "Browsers that signed in before", "180 days",
                           access::ExpiringKind::known_browsers);
  row.kind.counted_from = "after signing in";
  row.kind.remark = "By a hash: their requests for a link are not held up by a stranger’s.";
  row.one = "known browser";
  row.many = "known browsers";
  return row;
}

KindRow access_tokens() {
  auto row =
      of_signing_in("access-tokens", "Access tokens of programs", "up to 366 days", access::ExpiringKind::tokens);
  row.kind.counted_from = "after they were made: each has its own end";
  row.one = "access token";
  row.many = "access tokens";
  return row;
}

KindRow team_changes() {
  auto row = of_signing_in("team-changes", "Changes of a team that can be taken back", "1 hour",
                           access::ExpiringKind::team_changes);
  row.kind.counted_from = "after the change";
  row.one = "change of a team that could be taken back";
  row.many = "changes of a team that could be taken back";
  return row;
}

KindRow tries() {
  auto row = of_signing_in("tries", "Counts of tries to sign in", "20 minutes", access::ExpiringKind::tries);
  row.kind.counted_from = "after the last try, at most";
  row.kind.remark = "By hashes of addresses, so that guessing is slowed.";
  row.one = "count of tries";
  row.many = "counts of tries";
  return row;
}

/// What goes some days after a moment that stands in its own row; `drop` and `first` are said by whose it is.
KindRow of_own_moment(std::string name, std::string title, std::string counted_from, std::string remark) {
  KindRow row;
  row.kind.name = std::move(name);
  row.kind.title = std::move(title);
  row.kind.counted_from = std::move(counted_from);
  row.kind.remark = std::move(remark);
  row.kind.least = 1;
  row.kind.may_be_kept = false;
  return row;
}

KindRow mail_kept() {
  auto row = of_own_moment("mail", "Mail in the outbox, and addresses that bounced", "after they were written",
                           "Long enough to see what failed.");
  row.kind.days = days_of_mail;
  row.kind.most = most_days_of_mail;
  row.one = "message or bounced address";
  row.many = "messages and bounced addresses";
  row.drop = [](store::Session& session, Date before, Instant) {
    const auto day = iso_instant(std::chrono::sys_days(before));
    booking::drop_messages(session, day);
    return mail::drop_mail(session, day);
  };
  row.first = [](store::Session& session) -> std::optional<OldestData> {
    const auto oldest = mail::oldest_mail(session);
    return oldest ? hanging(oldest->at, oldest->count) : std::nullopt;
  };
  return row;
}

KindRow jobs_kept() {
  auto row = of_own_moment("jobs", "Jobs that have ended, and the files they made", "after they ended",
                           "Long enough to fetch the file. It can be made again at any time.");
  row.kind.days = days_of_jobs;
  row.kind.most = most_days_of_jobs;
  row.one = "job";
  row.many = "jobs";
  row.drop = [](store::Session& session, Date before, Instant) {
    return jobs::drop_ended(session, iso_instant(std::chrono::sys_days(before)));
  };
  row.first = [](store::Session& session) -> std::optional<OldestData> {
    const auto oldest = jobs::oldest_ended(session);
    return oldest ? hanging(oldest->at, oldest->count) : std::nullopt;
  };
  return row;
}

KindRow traces() {
  auto row = of_own_moment("audit", "Traces of changes", "after the change",
                           "Who changed which fields of what, and when; never what stood in them.");
  row.kind.days = two_years;
  row.kind.least = least_days_of_traces;
  row.kind.most = most_days;
  row.kind.may_be_kept = true;
  row.one = "trace";
  row.many = "traces";
  row.drop = [](store::Session& session, Date before, Instant) {
    sql::drop_runs(session, std::chrono::sys_days(before));
    return store::drop_audit_entries(session, std::chrono::sys_days(before));
  };
  row.first = [](store::Session& session) -> std::optional<OldestData> {
    const auto oldest = store::oldest_audit_entries(session);
    return oldest ? hanging(iso_instant(oldest->at), oldest->count) : std::nullopt;
  };
  return row;
}

KindRow answers() {
  KindRow row;
  row.kind.name = "answers";
  row.kind.title = "Answers to forms, and notes of tables";
  row.kind.counted_from = "";
  row.kind.changeable = false;
  row.kind.remark = "No name stands beside them, and figures of past events are made of them.";
  row.one = "answer";
  row.many = "answers";
  return row;
}

}  // namespace

const std::vector<KindRow>& kind_rows() {
  static const std::vector<KindRow> rows{needs(),         contact_details(), job_titles(),     names(),
                                         uploads(),       note_changes(),    mail_kept(),      jobs_kept(),
                                         sign_in_links(), sessions(),        known_browsers(), access_tokens(),
                                         team_changes(),  tries(),           traces(),         answers()};
  return rows;
}

std::string period_words(std::optional<std::int64_t> days) {
  constexpr std::int64_t year = 365;
  if (!days) return "kept";
  if (*days > 0 && *days % year == 0) return counted(*days / year, "year", "years");
  return counted(*days, "day", "days");
}

}  // namespace muster::privacy
