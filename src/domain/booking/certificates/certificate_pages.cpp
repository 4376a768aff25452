// Certificates on the desk: who gets one with which hours, what the papers say, and the papers.
#include "certificate_pages.hpp"

#include "certificate_jobs.hpp"
#include "domain/booking/address.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/site/background.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/picked.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/web/listing.hpp>

#include <algorithm>
#include <optional>

namespace muster::booking {
namespace {

using access::Permission;
using web::Reply;
using web::Request;
using web::Tone;
using web::View;
using Verdict = Attended::Verdict;

constexpr std::int64_t most_papers_at_once = 100;  // more are made by a job

std::string standing_of(const CertificateLine& line) {
  switch (line.attended.verdict) {
    case Verdict::certified:
      return "certified";
    case Verdict::missed:
      return "missed";
    case Verdict::not_yet:
      return "not_yet";
    default:
      return "too_short";
  }
}

std::string padded(std::int64_t number) {
  constexpr std::size_t width = 9;
  const auto digits = std::to_string(number);
  return std::string(width - std::min(digits.size(), width), '0') + digits;
}

std::string hours_cell(const CertificateLine& line) {
  const auto& was = line.attended;
  if (was.unseen && (was.verdict == Verdict::too_short || was.minutes == 0)) return "In no report";
  if (was.verdict == Verdict::too_short) return duration_words(was.measured.value_or(0));
  return was.minutes > 0 ? duration_words(was.minutes) : "Not known";
}

web::Listing<CertificateLine> listing_of(const events::Event& event, bool takes) {
  const auto here = certificates_path(event.slug);
  web::ListFilter standing{.name = "standing", .label = "Certificate"};
  standing.choices = {{"certified", "Gets one", "done", Tone::good},
                      {"missed", "Missed a compulsory part", "warning", Tone::doubtful},
                      {"not_yet", "Not yet", "later"},
                      {"too_short", "Not long enough", "warning", Tone::doubtful}};
  web::Listing<CertificateLine> list(
      {.title = "Certificates of " + event.title,
       .path = here,
       .search = "Name or organisation",
       .filters = {standing},
       .sort = "name",
       .rows = "people",
       .nothing_yet = {"Nobody is noted as having come",
                       "Whoever is checked in at the door, or marked as came in the list, stands here.",
                       delegates_path(event.slug), "Look at the delegates"},
       .files = false});
  list.column({.name = "name", .heading = "Person"}, [event](const CertificateLine& line) {
    return web::Cell(line.first_name)
        .bold(line.last_name)
        .to(address(delegates_path(event.slug), {{"person", line.person_id}}) + "#person");
  });
  list.column({.name = "organisation", .heading = "Organisation", .css = "quiet"},
              [](const CertificateLine& line) { return web::Cell(line.organisation); });
  list.column({.name = "hours", .heading = "Time"},
              [](const CertificateLine& line) { return web::Cell(hours_cell(line)); });
  list.column({.heading = "Certificate"}, [event, takes](const CertificateLine& line) {
    if (line.attended.verdict == Verdict::not_yet)
      return web::Cell(verdict_words(line.attended)).marked("later", Tone::plain);
    if (line.attended.verdict != Verdict::certified)
      return web::Cell(verdict_words(line.attended)).marked("warning", Tone::doubtful);
    if (!takes) return web::Cell(verdict_words(line.attended)).marked("done", Tone::good);
    return web::Cell("PDF").to(certificates_path(event.slug, "/" + line.booking_id + "/certificate.pdf"));
  });
  return list;
}

ListPage<CertificateLine> rows_of(std::vector<CertificateLine> lines, const ListQuery& query) {
  const Picking<CertificateLine> how{
      [](const CertificateLine& line) { return line.first_name + " " + line.last_name + " " + line.organisation; },
      {{"standing", standing_of}},
      {{"name", [](const CertificateLine& line) { return line.last_name + " " + line.first_name; }},
       {"organisation", [](const CertificateLine& line) { return line.organisation; }},
       {"hours", [](const CertificateLine& line) {
          const auto& was = line.attended;
          return padded(was.verdict == Verdict::certified ? was.minutes : was.measured.value_or(0));
        }}}};
  return picked(std::move(lines), query, how);
}

std::vector<web::Choice<std::string>> compulsory_choices(const CertificateBook& book) {
  std::vector<web::Choice<std::string>> all;
  for (const auto& each : book.sessions)
    if (each.kind != events::SessionKind::pause)
      all.push_back({each.code, each.code, each.title,
                     long_date(events::session_date(each, book.event.date)) + ", " + events::session_times(each)});
  return all;
}

struct RulesForm {
  web::Form form;
  std::vector<web::Choice<std::string>> sessions;
  web::Field<HoursFrom> hours = form.radios<HoursFrom>(
      "hours", "Hours on the certificate",
      {{HoursFrom::sessions, "sessions", "From the sessions of the agenda",
        "Where people were checked in at a session, it counts for them alone. Breaks are not counted."},
       {HoursFrom::typed, "typed", "The same for everybody"}});
  web::Field<std::string> typed = form.text("typed_minutes", "How long, for everybody")
                                      .width(10)
                                      .hint("Hours and minutes, for example 5:30. For the second answer only.")
                                      .optional();
  web::Field<std::optional<std::int64_t>> least =
      form.integer("least_minutes", "At least so many minutes")
          .width(4)
          .hint("Whoever is known to have been there for less gets none. Left empty: everybody who came does.")
          .optional();
  /// Not asked where the agenda has no sessions to choose among.
  std::optional<web::Field<std::optional<std::vector<std::string>>>> compulsory =
      sessions.empty()
          ? std::nullopt
          : std::optional(
                form.ticks<std::string>("compulsory[]", "Compulsory for the certificate", sessions)
                    .hint(
                        "Whoever misses one of these gets no certificate, and is told which. Whoever was checked in at "
                        "its door, or seen by a report while it was held, was there. Of a module that is held more "
                        "than once any day will do.")
                    .optional());
  web::Field<std::string> signed_by =
      form.text("signed_by", "Who signs").hint("For example: Amina Clarke, Programme lead.").optional();

  void begin(const CertificateRules& rules) const {
    (void)hours.begins(rules.hours);
    if (rules.typed_minutes > 0) {
      const auto minutes = rules.typed_minutes % 60;
      (void)typed.begins(std::to_string(rules.typed_minutes / 60) + ":" + (minutes < 10 ? "0" : "") +
                         std::to_string(minutes));
    }
    if (rules.least_minutes > 0) (void)least.begins(rules.least_minutes);
    std::vector<std::string> asked;
    for (const auto& each : sessions)
      if (rules.compulsory.contains(each.code)) asked.push_back(each.code);
    if (compulsory && !asked.empty()) (void)compulsory->begins(asked);
    (void)signed_by.begins(rules.signed_by);
  }
  [[nodiscard]] Result<CertificateRules> wanted() const {
    CertificateRules rules;
    rules.hours = *hours;
    if (*hours == HoursFrom::typed && !trimmed(*typed).empty()) {
      const auto minutes = parse_duration(*typed);
      if (!minutes.ok()) return Error(minutes.error()).at("typed_minutes");
      rules.typed_minutes = *minutes;
    }
    rules.least_minutes = least->value_or(0);
    if (compulsory)
      for (auto& code : (**compulsory).value_or(std::vector<std::string>{})) rules.compulsory.insert(std::move(code));
    rules.signed_by = *signed_by;
    return rules;
  }
};

/// What of the hours nobody knows, said before a paper is printed.
std::vector<std::string> remarks_of(const CertificateBook& book) {
  std::vector<std::string> remarks;
  const auto unseen = std::ranges::count_if(book.lines, [](const auto& line) { return line.attended.unseen; });
  if (unseen > 0)
    remarks.push_back(counted(unseen, "person who came stands", "people who came stand") +
                      " in no report of the meeting, so nobody knows how long they were there. " +
                      (book.rules.least_minutes > 0           ? "They get no certificate."
                       : book.rules.hours == HoursFrom::typed ? "Their certificates say the hours that you typed."
                                                              : "Their certificates say nothing about hours."));
  if (book.event.attendance == events::Attendance::online && !book.any_report && !book.lines.empty())
    remarks.emplace_back(
        "No report of the meeting is taken in yet, so everybody who is marked as came counts as there throughout.");
  if (!book.unnoted.empty())
    remarks.push_back("Nobody was checked in at " + quoted_titles(book.unnoted) +
                      (book.unnoted.size() == 1 ? ", which is" : ", which are") +
                      " compulsory, so nobody gets a certificate. Check in who was there at its door, or ask for it no "
                      "more.");
  if (book.rules.hours == HoursFrom::typed) return remarks;
  const auto to_come = std::ranges::count_if(book.sessions, [&](const events::EventSession& session) {
    return session.kind != events::SessionKind::pause && book.to_come.contains(session.code);
  });
  if (to_come > 0)
    remarks.push_back(
        counted(to_come, "session is", "sessions are") +
        " still to come, and counted for nobody but whom its door saw. A certificate that is made now is replaced by a "
        "newer one where more is counted after that.");
  const auto open = std::ranges::count_if(book.sessions, [](const events::EventSession& session) {
    return !session.ends_at && session.kind != events::SessionKind::pause;
  });
  if (book.sessions.empty())
    remarks.emplace_back(
        "The agenda has no sessions, so the certificates say nothing about hours. Type the hours, or "
        "write the agenda.");
  else if (open > 0)
    remarks.push_back(counted(open, "session has", "sessions have") +
                      " no end in the agenda, and no time is counted for " + (open == 1 ? "it." : "them."));
  if (!book.checked.empty())
    remarks.push_back("People were checked in at the door of " +
                      counted(static_cast<std::int64_t>(book.checked.size()), "session", "sessions") +
                      ": that time counts for those alone who were.");
  return remarks;
}

std::string headline_of(const CertificateBook& book) {
  const auto came = static_cast<std::int64_t>(book.lines.size());
  const auto certified = book.certified();
  if (came == 0) return "No certificates yet";
  if (certified == came) return counted(certified, "certificate", "certificates");
  return grouped(certified) + " of " + grouped(came) + " who came get a certificate";
}

Reply desk(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(book, request, certificates_of(context.database, context.clock.now(), slug));
  RulesForm form{web::Form(request, certificates_path(slug))
                     .button("Save")
                     .knowing("seen", std::to_string(book.rules.version))
                     .when_refused({}, "Nothing was changed."),
                 compulsory_choices(book)};
  form.begin(book.rules);
  if (form.form.read()) {
    const auto wanted = form.wanted();
    const auto saved = wanted.ok() ? set_certificate_rules(context.database, context.audit(request), slug, *wanted,
                                                           parse_integer(request.form.get("seen")))
                                   : Result<CertificateRules>(wanted.error());
    if (saved.ok()) return web::redirect(certificates_path(slug) + "?done=saved");
    form.form.refuse(saved.error());
  }
  View view;
  view.set("TITLE_PATH", delegates_path(slug));
  view.head(headline_of(book),
            book.lines.empty() ? std::string() : "Each has a code. Whoever is shown one can ask whether it is true.");
  if (request.query.get("done") == "saved")
    view.add("DONE", "Saved. Certificates that say something else by now are confirmed no more.");
  const auto list = listing_of(book.event, true);
  const auto query = list.query(request);
  view.markup("LIST", list.html(request, query, rows_of(book.lines, query)));
  view.add_each("REMARK", remarks_of(book));
  if (book.certified() > 0) {
    auto& some = view.add("SOME").set("ALL_PATH", certificates_path(slug, "/all.pdf"));
    some.set("ALL", book.certified() == 1 ? "The certificate" : "All " + grouped(book.certified()));
    const auto mail = address("/events/" + slug + "/messages/new", {{"begin", "certificate"}});
    if (request.visitor.can_open("/events/" + slug + "/messages/new"))
      some.add_link("MAIL", "Send each their link", mail);
  }
  if (request.visitor.may(access::permission_name(Permission::change_events)))
    view.add("RULES").markup("FORM", form.form.shown());
  return site::form_page(request, delegates_frame(book.event, "Certificates"), form.form,
                         web::render("domain/booking/pages/certificates.html", view));
}

Reply one_file(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(
      made, request,
      make_certificates(context.database, context.clock.now(), slug, {request.capture("booking")}, unwatched()));
  MUSTER_PAGE(bytes, request, certificates_pdf(made, web::site_of(request)));
  return web::download(bytes, "application/pdf", "certificate-" + slug + ".pdf");
}

Reply all_file(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(book, request, certificates_of(context.database, context.clock.now(), slug));
  if (book.certified() > most_papers_at_once)
    return site::offer_file(request, delegates_frame(book.event, "Certificates"), certificates_title(book.event),
                            counted(book.certified(), "certificate", "certificates"),
                            certificates_path(slug, "/all.pdf"));
  MUSTER_PAGE(made, request, make_certificates(context.database, context.clock.now(), slug, {}, unwatched()));
  MUSTER_PAGE(bytes, request, certificates_pdf(made, web::site_of(request)));
  return web::download(bytes, "application/pdf", "certificates-" + slug + ".pdf");
}

Reply start_all(const PageContext& context, const Request& request) {
  MUSTER_PAGE(book, request, certificates_of(context.database, context.clock.now(), request.capture("event")));
  return site::start_job(request, context.database, context.clock.now(),
                         certificates_order(book.event, web::site_of(request)));
}

}  // namespace

void add_certificate_pages(web::Router& router, const PageContext& context) {
  const std::string here = "/events/{event}/certificates";
  router.get(here, Permission::take_delegates, [context](const Request& request) { return desk(context, request); });
  router.post(here, Permission::change_events, [context](const Request& request) { return desk(context, request); });
  router.get(here + "/all.pdf", Permission::take_delegates,
             [context](const Request& request) { return all_file(context, request); });
  router.post(here + "/all.pdf", Permission::take_delegates,
              [context](const Request& request) { return start_all(context, request); });
  router.get(here + "/{booking}/certificate.pdf", Permission::take_delegates,
             [context](const Request& request) { return one_file(context, request); });
}

}  // namespace muster::booking
