// What is kept how long, and how it goes.
#include "retention_kinds_service.hpp"

#include "retention_sql.hpp"

#include <muster/domain/access/ended_sql.hpp>
#include <muster/domain/actions/forgetting_sql.hpp>
#include <muster/domain/booking/delegate_retention_sql.hpp>
#include <muster/domain/booking/nomination_forgetting_sql.hpp>
#include <muster/domain/booking/substitute_forgetting_sql.hpp>
#include <muster/domain/feedback/note_change_sql.hpp>
#include <muster/domain/feedback/person_link_sql.hpp>
#include <muster/domain/feedback/personal_service.hpp>
#include <muster/domain/feeds/forgetting_sql.hpp>
#include <muster/domain/intake/forgetting_sql.hpp>
#include <muster/domain/lists/forgetting_sql.hpp>
#include <muster/domain/members/forgetting_sql.hpp>
#include <muster/domain/membership/member_retention_sql.hpp>
#include <muster/domain/noticeboard/forgetting_sql.hpp>
#include <muster/domain/privacy/erasure_service.hpp>
#include <muster/domain/report/forgetting_sql.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/jobs/job_service.hpp>
#include <muster/platform/mail/person_sql.hpp>
#include <muster/platform/mail/stop_sql.hpp>
#include <muster/platform/store/audit_retention_sql.hpp>

#include <algorithm>
#include <stdexcept>

namespace muster::privacy {
namespace {

constexpr std::int64_t two_years = 730;
constexpr std::int64_t most_days = 36500;
constexpr std::int64_t most_days_of_needs = 92;
constexpr std::int64_t least_days_of_traces = 30;
constexpr std::int64_t days_of_mail = 30;
constexpr std::int64_t most_days_of_mail = 365;
/// So long somebody who asked to be on a list can press the link in their mail.
constexpr std::chrono::days time_to_confirm{7};
constexpr std::int64_t days_of_links = 30;
constexpr std::int64_t most_days_of_links = 365;
constexpr std::int64_t days_of_jobs = 7;
constexpr std::int64_t most_days_of_jobs = 30;
constexpr std::int64_t days_of_notices = 180;
constexpr std::int64_t most_days_of_notices = 730;
/// Days of grace are over by then.
constexpr std::int64_t least_days_of_members = 367;
constexpr std::int64_t days_of_invoices = 2555;
constexpr std::int64_t least_days_of_invoices = 365;

using Drop = decltype(KindRow::drop);
using First = decltype(KindRow::first);

DroppedData few(std::int64_t went) { return {went, false}; }

Date day_of(const std::string& iso) {
  const auto parsed = parse_date(std::string_view(iso).substr(0, 10));
  if (!parsed) throw std::logic_error("the store holds a malformed day");
  return *parsed;
}
Date day_of(Instant moment) { return day_of(iso_instant(moment)); }

/// By a slice's own question: the first day or moment on which something hangs, and how much.
template <class Ask>
First first_of(const Ask& ask) {
  return [ask](store::Session& session) -> std::optional<OldestData> {
    const auto found = ask(session);
    if (!found) return std::nullopt;
    const auto& [day, count] = *found;
    return OldestData{day_of(day), count};
  };
}

std::string moment_before(Date before) { return iso_instant(std::chrono::sys_days(before)); }

/// Of what is known of delegates: counted from a person's last event.
KindRow of_delegates(KeptKind kind, const char* one, const char* many, booking::Detail detail) {
  if (kind.counted_from.empty()) kind.counted_from = "after the person’s last event";
  if (kind.most == 0) kind.most = most_days;
  return {.kind = std::move(kind), .one = one, .many = many, .first = first_of([detail](store::Session& session) {
                                                               return booking::first_due(session, detail);
                                                             })};
}

/// What is cleared of everybody by itself; `earlier` clears what stood there before changes.
KindRow of_people(KindRow row, booking::Detail detail, decltype(KindRow::drop_of) drop_of, Drop earlier = {}) {
  row.drop = std::move(earlier);
  row.find = [detail](store::Session& session, Date before) {
    return booking::people_last_seen_before(session, detail, iso_date(before));
  };
  row.drop_of = std::move(drop_of);
  return row;
}

std::int64_t erase_people(store::Session& session, const std::vector<std::string>& ids, Date before, Instant now) {
  const auto people = booking::still_last_seen_before(session, ids, iso_date(before));
  ErasureResult ignored;
  for (const auto& id : people) forget_in(session, id, iso_date(day_in_london(now)), ignored);
  return static_cast<std::int64_t>(people.size());
}

DroppedData drop_needs(store::Session& session, Date before, Instant /*now*/, std::int64_t most) {
  const auto gone = booking::drop_needs(session, iso_date(before), most);
  return {gone.delegates, gone.more};
}

/// What knows its own end, `period` after it began.
template <class Delete, class Ask>
KindRow of_own_end(KeptKind kind, const char* one, const char* many, const char* period, const Delete& drop,
                   const Ask& ask) {
  kind.days = 0;
  kind.changeable = false;
  return {.kind = std::move(kind),
          .one = one,
          .many = many,
          .fixed_words = period,
          .ends_by_itself = true,
          .drop = [drop](store::Session& session, Date, Instant now, std::int64_t) { return few(drop(session, now)); },
          .first = first_of(ask)};
}

/// What signing in leaves behind.
KindRow of_signing_in(KeptKind kind, const char* one, const char* many, const char* period, access::ExpiringKind what) {
  return of_own_end(
      std::move(kind), one, many, period,
      [what](store::Session& session, Instant now) { return access::drop_ended(session, what, now); },
      [what](store::Session& session) { return access::next_end(session, what); });
}

/// What goes some days after a moment that stands in its own row.
KindRow of_own_moment(KeptKind kind, const char* one, const char* many, Drop drop, First first) {
  kind.least = std::max<std::int64_t>(kind.least, 1);
  return {.kind = std::move(kind), .one = one, .many = many, .drop = std::move(drop), .first = std::move(first)};
}

DroppedData drop_mail_before(store::Session& session, Date before, Instant now, std::int64_t most) {
  mail::drop_stop_keys(session, now);
  booking::drop_messages(session, moment_before(before));
  lists::drop_messages(session, moment_before(before));
  lists::forget_unconfirmed(session, iso_instant(now - time_to_confirm));
  const auto went = mail::drop_mail(session, moment_before(before), most);
  return {went, went >= most};
}

DroppedData drop_notices_before(store::Session& session, Date before, Instant /*now*/, std::int64_t /*most*/) {
  return few(noticeboard::drop_closed(session, before));
}

DroppedData drop_jobs_before(store::Session& session, Date before, Instant /*now*/, std::int64_t /*most*/) {
  return few(jobs::drop_ended(session, moment_before(before)));
}

DroppedData drop_traces_before(store::Session& session, Date before, Instant /*now*/, std::int64_t most) {
  sql::drop_runs(session, std::chrono::sys_days(before));
  const auto went = store::drop_audit_entries(session, std::chrono::sys_days(before), most);
  return {went, went >= most};
}

std::vector<KindRow> kinds_of_delegates() {
  using booking::Detail;
  auto needs = of_delegates({.name = "needs",
                             .title = "Access and dietary needs",
                             .counted_from = "after the event",
                             .days = 14,
                             .most = most_days_of_needs,
                             .may_be_kept = false,
                             .remark = "Health and belief can be read from them, so they go soon after the event they "
                                       "were told for."},
                            "delegate’s needs", "delegates’ needs", Detail::needs);
  needs.drop = drop_needs;
  auto emails = of_people(
      of_delegates({.name = "contact-details", .title = "E-mail addresses of delegates", .days = two_years},
                   "e-mail address", "e-mail addresses", Detail::email),
      Detail::email,
      [](store::Session& session, const std::vector<std::string>& ids, Date before, Instant) {
        return booking::clear_emails(session, ids, iso_date(before));
      },
      [](store::Session& session, Date before, Instant, std::int64_t) {
        booking::clear_earlier_emails(session, iso_date(before));
        return few(0);
      });
  auto titles = of_people(
      of_delegates({.name = "job-titles", .title = "Job titles of delegates", .days = two_years}, "job title",
                   "job titles", Detail::job_title),
      Detail::job_title,
      [](store::Session& session, const std::vector<std::string>& ids, Date before, Instant) {
        return booking::clear_job_titles(session, ids, iso_date(before));
      },
      [](store::Session& session, Date before, Instant, std::int64_t) {
        booking::clear_earlier_job_titles(session, iso_date(before));
        return few(0);
      });
  auto names = of_people(
      of_delegates({.name = "names",
                    .title = "Names of delegates",
                    .remark = "They are the record of who was registered and who came. Where a period is set, a "
                              "booking stays as a count without a name."},
                   "person", "people", Detail::name),
      Detail::name, erase_people);
  return {needs, emails, titles, names};
}

DroppedData drop_personal(store::Session& session, Date /*before*/, Instant now, std::int64_t most) {
  const auto went = feedback::drop_due_personal(session, now, most);
  return {went, went >= most};
}

/// What people gave on forms beside their answers: each form says itself how long.
KindRow of_forms() {
  return {.kind = {.name = "personal-answers",
                   .title = "Contact details given on forms",
                   .counted_from = "after the form has closed: each form says how long",
                   .days = 0,
                   .changeable = false,
                   .remark = "Apart from the answers: nothing joins the two."},
          .one = "set of contact details",
          .many = "sets of contact details",
          .fixed_words = "up to 366 days",
          .ends_by_itself = true,
          .drop = drop_personal,
          .first = first_of(feedback::next_personal_end)};
}

DroppedData drop_links_before(store::Session& session, Date before, Instant /*now*/, std::int64_t most) {
  const auto gone = feedback::forget_links_before(session, moment_before(before), most, report::names_person);
  return {gone.went, gone.more};
}

/// Who was sent a link says, with which were used, who answered a form.
KindRow of_links() {
  return of_own_moment({.name = "answer-links",
                        .title = "Who was sent a link to a form, and whether it was used",
                        .counted_from = "after the form has closed",
                        .days = days_of_links,
                        .most = most_days_of_links,
                        .may_be_kept = false,
                        .remark = "So that nobody answers twice where a form is opened again. Then the links open "
                                  "nothing any more, and only how many were sent stays."},
                       "person’s link to a form", "people’s links to forms", drop_links_before,
                       first_of(feedback::oldest_links));
}

DroppedData drop_members_before(store::Session& session, Date before, Instant /*now*/, std::int64_t most) {
  const auto went = membership::forget_members_before(session, iso_date(before), most);
  return {went, went >= most};
}

DroppedData drop_addressees_before(store::Session& session, Date before, Instant /*now*/, std::int64_t most) {
  const auto went = membership::forget_addressees_before(session, iso_date(before), most);
  return {went, went >= most};
}

/// Whom memberships named, and whom invoices address.
std::vector<KindRow> kinds_of_members() {
  return {
      of_own_moment({.name = "members",
                     .title = "People whom memberships name, and their contacts",
                     .counted_from = "after the membership’s period",
                     .days = two_years,
                     .least = least_days_of_members,
                     .most = most_days,
                     .remark = "Which organisation was a member, when, and for how many people stays."},
                    "membership’s names and addresses", "memberships’ names and addresses", drop_members_before,
                    first_of(membership::first_members_due)),
      of_own_moment({.name = "invoices",
                     .title = "Who is addressed on invoices and credit notes",
                     .counted_from = "after they were written",
                     .days = days_of_invoices,
                     .least = least_days_of_invoices,
                     .most = most_days,
                     .remark = "Books are kept for some years by law: ask whoever keeps yours. Numbers, days and sums "
                               "stay, and the names of organisations."},
                    "invoice’s addressee", "invoices’ addressees", drop_addressees_before,
                    first_of(membership::first_addressees_due))};
}

std::vector<KindRow> kinds_that_wait() {
  return {of_own_end({.name = "uploads",
                      .title = "Files that wait for their import",
                      .counted_from = "after they were chosen",
                      .remark = "They wait two hours after the last decision about them."},
                     "waiting file", "waiting files", "2 hours", intake::drop_staged_before, intake::waiting_uploads),
          of_own_end({.name = "note-changes",
                      .title = "Notes as they were before a change",
                      .counted_from = "after the change",
                      .remark = "So that a change can be taken back."},
                     "note as it was before a change", "notes as they were before a change", "1 day",
                     feedback::drop_note_changes, feedback::next_note_change),
          of_own_moment({.name = "mail",
                         .title = "Mail in the outbox, and addresses that bounced",
                         .counted_from = "after they were written",
                         .days = days_of_mail,
                         .most = most_days_of_mail,
                         .may_be_kept = false,
                         .remark = "Long enough to see what failed."},
                        "message or bounced address", "messages and bounced addresses", drop_mail_before,
                        first_of(mail::oldest_mail)),
          of_own_moment({.name = "jobs",
                         .title = "Jobs that have ended, and the files they made",
                         .counted_from = "after they ended",
                         .days = days_of_jobs,
                         .most = most_days_of_jobs,
                         .may_be_kept = false,
                         .remark = "Long enough to fetch the file. It can be made again at any time."},
                        "job", "jobs", drop_jobs_before, first_of(jobs::oldest_ended)),
          of_forms(),
          of_own_moment({.name = "notices",
                         .title = "Notices of members: requests and job adverts, with who sent them",
                         .counted_from = "after their closing date",
                         .days = days_of_notices,
                         .most = most_days_of_notices,
                         .may_be_kept = false,
                         .remark = "Nobody but its sender and the team sees one after its closing date."},
                        "notice of a member", "notices of members", drop_notices_before,
                        first_of(noticeboard::first_closing)),
          of_own_end({.name = "substitutes",
                      .title = "Who is to come in somebody’s place, where nobody decided",
                      .counted_from = "after the event, or once something happened to the booking",
                      .remark = "What is decided goes at once. Whoever came in somebody’s place is a delegate."},
                     "request for a substitute", "requests for substitutes", "1 day", booking::drop_ended_substitutes,
                     booking::next_substitute_end),
          of_own_end({.name = "leads",
                      .title = "Who was asked to name people of an organisation",
                      .counted_from = "after the event",
                      .remark = "With the order in which they named people. Whom they named is a delegate."},
                     "lead of an organisation", "leads of organisations", "1 day", booking::drop_ended_leads,
                     booking::next_lead_end),
          of_own_end({.name = "family-concerns",
                      .title = "What families wrote between events, with name and place",
                      .counted_from = "after it came: each programme says how long",
                      .remark = "Its owner reads it, and whoever may give it an owner. What is published is written by "
                                "the team."},
                     "family’s text", "families’ texts", "up to 366 days", actions::drop_due_concerns,
                     actions::next_concern_end),
          of_links()};
}

std::vector<KindRow> kinds_of_signing_in() {
  using access::ExpiringKind;
  return {of_signing_in({.name = "sign-in-links",
                         .title = "Links to sign in",
                         .counted_from = "after they were asked for",
                         .remark = "Used ones go at once. The link itself is kept nowhere, only its hash."},
                        "link to sign in", "links to sign in", "10 minutes", ExpiringKind::links),
          of_signing_in({.name = "sessions",
                         .title = "Sessions of those who sign in",
                         .counted_from = "after signing in, or half an hour after the last use"},
                        "session", "sessions", "12 hours", ExpiringKind::sessions),
          of_own_end({.name = "member-links",
                      .title = "Links to members’ areas",
                      .counted_from = "after they were sent",
                      .remark = "Used ones go at once. The link itself is kept nowhere, only its hash."},
                     "link to a members’ area", "links to members’ areas", "15 minutes", members::drop_ended_links,
                     members::next_link_end),
          of_own_end({.name = "member-visits",
                      .title = "Visits of those who signed in to a members’ area",
                      .counted_from = "after signing in, or an hour after the last page"},
                     "visit to a members’ area", "visits to members’ areas", "12 hours", members::drop_ended_sessions,
                     members::next_session_end),
          of_own_end({.name = "own-calendars",
                      .title = "Calendars of one’s own bookings",
                      .counted_from = "after a calendar last read it, or it was made",
                      .remark = "The address itself is kept nowhere, only its hash."},
                     "calendar of somebody’s own", "calendars of somebody’s own", "400 days", feeds::drop_unread,
                     feeds::next_unread_end),
          of_signing_in({.name = "known-browsers",
                         .title = "Browsers that signed in before",
                         .counted_from = "after signing in",
                         .remark = "By a hash: their requests for a link are not held up by a stranger’s."},
                        "known browser", "known browsers", "180 days", ExpiringKind::known_browsers),
          of_signing_in({.name = "access-tokens",
                         .title = "Access tokens of programs",
                         .counted_from = "after they were made: each has its own end"},
                        "access token", "access tokens", "up to 366 days", ExpiringKind::tokens),
          of_signing_in({.name = "team-changes",
                         .title = "Changes of a team that can be taken back",
                         .counted_from = "after the change"},
                        "change of a team that could be taken back", "changes of a team that could be taken back",
                        "1 hour", ExpiringKind::team_changes),
          of_signing_in({.name = "tries",
                         .title = "Counts of tries to sign in",
                         .counted_from = "after the last try, at most",
                         .remark = "By hashes of addresses, so that guessing is slowed."},
                        "count of tries", "counts of tries", "20 minutes", ExpiringKind::tries)};
}

std::vector<KindRow> kinds_that_stay() {
  return {of_own_moment({.name = "audit",
                         .title = "Traces of changes",
                         .counted_from = "after the change",
                         .days = two_years,
                         .least = least_days_of_traces,
                         .most = most_days,
                         .remark = "Who changed which fields of what, and when; never what stood in them."},
                        "trace", "traces", drop_traces_before, first_of(store::oldest_audit_entries)),
          {.kind = {.name = "answers",
                    .title = "Answers to forms, and notes of tables",
                    .changeable = false,
                    .remark = "No name stands beside them, and figures of past events are made of them."},
           .one = "answer",
           .many = "answers"}};
}

}  // namespace

const std::vector<KindRow>& kind_rows() {
  static const auto rows = [] {
    std::vector<KindRow> all;
    for (const auto& part :
         {kinds_of_delegates(), kinds_of_members(), kinds_that_wait(), kinds_of_signing_in(), kinds_that_stay()})
      all.insert(all.end(), part.begin(), part.end());
    return all;
  }();
  return rows;
}

std::optional<std::int64_t> days_of(const KindRow& row, const std::map<std::string, std::int64_t>& set_periods) {
  const auto found = set_periods.find(row.kind.name);
  if (found == set_periods.end() || !row.kind.changeable) return row.kind.days;
  return found->second == kept_for_ever ? std::nullopt : std::optional(found->second);
}

std::optional<Date> due_before(const KindRow& row, const std::map<std::string, std::int64_t>& set_periods,
                               Instant now) {
  const auto days = days_of(row, set_periods);
  if (!days) return std::nullopt;
  return Date(std::chrono::sys_days(day_in_london(now)) - std::chrono::days(*days));
}

std::string period_words(std::optional<std::int64_t> days) {
  constexpr std::int64_t year = 365;
  if (!days) return "kept";
  if (*days > 0 && *days % year == 0) return counted(*days / year, "year", "years");
  return counted(*days, "day", "days");
}

}  // namespace muster::privacy
