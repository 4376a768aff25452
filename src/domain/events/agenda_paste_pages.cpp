// A pasted agenda becomes sessions: looked at before it is saved.
#include "session_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/agenda_pages.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/web/form.hpp>

#include <algorithm>

namespace muster::events {
namespace {

using web::Reply;
using web::Request;

struct PastePages {
  store::Database& database;
  const Clock& clock;
};

struct PasteForm {
  web::Form form;
  web::Field<std::string> agenda =
      form.lines("agenda", "The agenda")
          .hint(
              "One session on each line: 10:00 to 10:30 Welcome | Main hall | Zainab Okoro, Jo Lind. Room and "
              "speakers may be left out; without an end a session lasts until the next. Days stand above their "
              "sessions: Day 2.")
          .rows(14)
          .most(longest_agenda)
          .missing("Paste the agenda first: its field is empty");
  web::Field<std::string> looked_at = form.hidden("looked_at", "");
};

std::string here(const Request& request) { return "/events/" + request.capture("event") + "/sessions/paste"; }

PasteForm paste_form(const Request& request) {
  return {web::Form(request, here(request))
              .way_out("Leave it", "/events/" + request.capture("event") + "/sessions")
              .when_refused("Nothing was saved", "What you pasted is still below.")};
}

using Read = Result<std::vector<EventSession>>;

Read read_for(store::Database& database, const Event& event, const std::string& text) {
  MUSTER_TRY(there, list_sessions(database, event.slug));
  return read_agenda(text, event.date, there);
}

Reply paste_page(const Request& request, const Event& event, PasteForm wanted, const Read& read) {
  web::View view;
  view.set("HOME", "/events/" + event.slug);
  const auto found = read.ok() ? read->size() : 0;
  if (found > 0) {
    const auto number = static_cast<std::int64_t>(found);
    view.head(counted(number, "session was read", "sessions were read"), "Nothing is saved yet.");
    view.add("LOOKED_AT").markup("TABLE", agenda_table(*read, event.date));
    wanted.form.button({"Add " + counted(number, "session", "sessions")});
    wanted.form.button({"Look again", {}, web::Button::Look::second, here(request) + "/look"});
  } else {
    view.head("Paste an agenda", "Nothing is saved before you have seen how each line is read.");
    wanted.form.button({"Look at the agenda", {}, web::Button::Look::first, here(request) + "/look"});
  }
  view.markup("FORM", wanted.form.shown());
  const site::Frame frame{"Paste an agenda", event.programme, event.slug, event.title, site::Tab::overview};
  return site::form_page(request, frame, wanted.form, web::render("domain/events/pages/agenda_paste.html", view));
}

const Read nothing_read = std::vector<EventSession>{};

Reply looked_at(const PastePages& site, const Request& request, const Event& event, PasteForm wanted) {
  const auto read = read_for(site.database, event, *wanted.agenda);
  if (!read.ok()) {
    wanted.form.refuse(read.error());
    return paste_page(request, event, std::move(wanted), nothing_read);
  }
  (void)wanted.looked_at.begins(fingerprint(*wanted.agenda));
  return paste_page(request, event, std::move(wanted), read);
}

Reply open(const PastePages& site, const Request& request) {
  MUSTER_PAGE(event, request, find_event(site.database, request.capture("event")));
  return paste_page(request, event, paste_form(request), nothing_read);
}

Reply look(const PastePages& site, const Request& request) {
  MUSTER_PAGE(event, request, find_event(site.database, request.capture("event")));
  auto wanted = paste_form(request);
  if (!wanted.form.read()) return paste_page(request, event, std::move(wanted), nothing_read);
  return looked_at(site, request, event, std::move(wanted));
}

Reply add(const PastePages& site, const Request& request) {
  MUSTER_PAGE(event, request, find_event(site.database, request.capture("event")));
  auto wanted = paste_form(request);
  if (!wanted.form.read()) return paste_page(request, event, std::move(wanted), nothing_read);
  auto read = read_for(site.database, event, *wanted.agenda);
  // Whoever changed the agenda after looking looks again first.
  if (!read.ok() || fingerprint(*wanted.agenda) != *wanted.looked_at)
    return looked_at(site, request, event, std::move(wanted));
  const store::AuditContext audit{request.visitor.actor(), site.clock.now(), request.visitor.programme};
  const auto added = add_sessions(site.database, audit, event.slug, *std::move(read));
  if (added.ok()) return web::redirect("/events/" + event.slug + "/sessions?done=agenda");
  wanted.form.refuse(added.error());
  return paste_page(request, event, std::move(wanted), nothing_read);
}

}  // namespace

void add_agenda_paste_pages(web::Router& router, store::Database& database, const Clock& clock) {
  using access::Permission;
  const PastePages site{database, clock};
  const std::string base = "/events/{event}/sessions/paste";
  router.get(base, Permission::change_events, [site](const Request& request) { return open(site, request); });
  router.post(base, Permission::change_events, [site](const Request& request) { return add(site, request); });
  router.post(base + "/look", Permission::change_events,
              [site](const Request& request) { return look(site, request); });
}

}  // namespace muster::events
