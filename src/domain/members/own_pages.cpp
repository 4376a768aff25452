// What somebody sees of their own: bookings and certificates, lists, and what is held of them.
#include "context_pages.hpp"

#include <muster/domain/access/throttle_pages.hpp>
#include <muster/domain/access/throttle_service.hpp>
#include <muster/domain/booking/own_bookings_service.hpp>
#include <muster/domain/lists/own_lists_service.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/web/form.hpp>

#include <chrono>
#include <memory>
#include <optional>

namespace muster::members {
namespace {

using web::Button;
using web::Reply;
using web::Request;
using web::View;

/// How often one visitor does what costs others: each correction is a mail to the team, each opening a link that is
/// kept.
struct OwnLimits {
  access::SharedBuckets corrections{"member correction", 5, std::chrono::minutes(10)};
  access::SharedBuckets openings{"member opening", 20, std::chrono::seconds(30)};
};

struct OwnContext {
  PageContext pages;
  AreaParts parts;
  std::shared_ptr<OwnLimits> limits;
  [[nodiscard]] bool take(access::SharedBuckets& buckets, const Visit& visit) const {
    return buckets.take(pages.database, visit.area.programme_id + " " + visit.address, pages.clock.now());
  }
};

std::string folder(const char* name) { return std::string("domain/members/pages/") + name; }

void add_booking(View& part, const Request& request, const Visit& visit, const booking::OwnBookingLine& line,
                 bool several) {
  auto& row = part.add("BOOKING", line.event_title);
  row.set("FACTS", line.facts).set("STATE", line.headline + (several ? ": " + line.name : std::string()));
  if (line.over || line.cancelled) return;
  // Whoever was there has nothing left to give back.
  const auto* words = booking::is_attendance(line.state) ? "Look at it" : "Change or give back";
  row.add("OPEN").markup("OPEN_FORM", web::Form(request, area_path(visit.area.code, "/bookings"))
                                          .look("")
                                          .knowing("booking", line.id)
                                          .button({words, line.event_title, Button::Look::second})
                                          .shown());
}

Reply bookings_page(const OwnContext& context, const Request& request, const Visit& visit) {
  const auto now = context.pages.clock.now();
  if (asks_for_change(request.method)) {
    if (!context.take(context.limits->openings, visit))
      return access::too_often(
          request,
          "You opened very many pages of bookings. Go back, wait half a minute, and press the button once more.",
          std::chrono::seconds(30));
    MUSTER_PAGE(path, request,
                booking::open_own_page(context.pages.database, now, visit.area.programme_id, visit.address,
                                       request.form.get("booking")));
    return web::redirect(path);
  }
  MUSTER_PAGE(lines, request,
              context.pages.database.read([&](store::Session& session) -> Result<std::vector<booking::OwnBookingLine>> {
                return booking::own_bookings(session, visit.area.programme_id, visit.address, now);
              }));
  View view;
  const bool several = visit.member.person_ids.size() > 1;
  view.head("My bookings", several ? "Several people are known by this address: whose each booking is stands with it."
                                   : std::string());
  View* coming = nullptr;
  View* past = nullptr;
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    if (line->over) continue;
    if (coming == nullptr) coming = &view.add("PART").set("HEADING", "From today on");
    add_booking(*coming, request, visit, *line, several);
  }
  for (const auto& line : lines) {
    if (!line.over) continue;
    if (past == nullptr) past = &view.add("PART").set("HEADING", "Past");
    add_booking(*past, request, visit, line, several);
  }
  view.set("CALENDAR_PATH", area_path(visit.area.code, "/calendar"));
  if (lines.empty()) view.add("NONE", "You have no bookings at " + visit.area.programme + " yet.");
  if (context.parts.certificates) {
    MUSTER_PAGE(certificates, request, context.parts.certificates(visit));
    if (!certificates.empty()) {
      auto& part = view.add("CERTIFICATES");
      for (const auto& each : certificates)
        if (!each.why_none.empty())
          part.add("WITHOUT", each.title).set("WHY", each.why_none);
        else
          part.add_link("CERTIFICATE", each.title,
                        area_path(visit.area.code, "/certificates/" + each.booking + "/certificate.pdf"));
    }
  }
  return area_reply(request, visit, {"My bookings", AreaTab::bookings}, view, folder("bookings.html"));
}

std::string standing_words(lists::Standing standing, bool news_stopped) {
  switch (standing) {
    case lists::Standing::joined:
      return news_stopped ? "You are on it, and get no mails of it: you stopped all news." : "You get its mails.";
    case lists::Standing::asked:
      return "You were asked, or asked, to join. You get no mails of it yet.";
    case lists::Standing::off:
      break;
  }
  return "You get no mails of it.";
}

std::optional<lists::OwnStep> step_of(const std::string& typed) {
  if (typed == "join") return lists::OwnStep::join;
  if (typed == "leave") return lists::OwnStep::leave;
  if (typed == "again") return lists::OwnStep::hear_again;
  return std::nullopt;
}

Reply lists_page(const OwnContext& context, const Request& request, const Visit& visit) {
  const auto here = area_path(visit.area.code, "/lists");
  if (asks_for_change(request.method)) {
    const auto typed = request.form.get("step");
    const auto step = step_of(typed);
    if (!step)
      return site::error_page(
          request, bad_input("Nothing was changed. Go back, and press one of the buttons: Join, Leave, or Get its news "
                             "again."));
    const auto done =
        lists::take_step_on_list(context.pages.database, context.pages.clock.now(), visit.area.programme_id,
                                 request.form.get("list"), visit.member.name, visit.address, *step);
    if (!done.ok()) return site::error_page(request, done.error());
    return web::redirect(here + "?done=" + typed);
  }
  MUSTER_PAGE(own, request, lists::own_lists(context.pages.database, visit.area.programme_id, visit.address));
  View view;
  view.head("My lists", "Each list is for one concern. You join and leave by yourself, and at once.");
  const auto done = request.query.get("done");
  if (done == "join")
    view.add("DONE", own.news_stopped ? "You are on the list. Its mails come once you get news again, below."
                                      : "You are on the list.");
  if (done == "leave") view.add("DONE", "You are off the list.");
  if (done == "again") view.add("DONE", "News comes to you again.");
  const auto button = [&](const std::string& list, const std::string& name, const char* step, const char* words,
                          Button::Look look) {
    return web::Form(request, here)
        .look("")
        .knowing("list", list)
        .knowing("step", step)
        .button({words, name, look})
        .shown();
  };
  for (const auto& each : own.lists) {
    auto& row = view.add("LIST", each.list.name).set("STANDING", standing_words(each.standing, own.news_stopped));
    row.show("ABOUT", each.list.about);
    row.markup("LIST_FORM", each.standing == lists::Standing::joined
                                ? button(each.list.id, each.list.name, "leave", "Leave", Button::Look::second)
                                : button(each.list.id, each.list.name, "join", "Join", Button::Look::second));
  }
  if (own.lists.empty()) view.add("NONE", visit.area.programme + " has no lists that people join by themselves.");
  if (own.news_stopped)
    view.add("STOPPED", visit.area.programme)
        .markup("AGAIN_FORM", button("", "", "again", "Get its news again", Button::Look::second));
  return area_reply(request, visit, {"My lists", AreaTab::lists}, view, folder("lists.html"));
}

struct CorrectionForm {
  web::Form form;
  web::Field<std::string> words = form.lines("words", "What is wrong, and what is right?")
                                      .rows(4)
                                      .most(longest_correction)
                                      .hint("It goes to those of the team who may see people’s data.")
                                      .missing("Say what is wrong, and what is right");
};

Reply data_page(const OwnContext& context, const Request& request, const Visit& visit) {
  const auto here = area_path(visit.area.code, "/data");
  CorrectionForm typed{
      web::Form(request, here).button("Ask for a correction").when_refused({}, "Nothing was sent yet.")};
  bool too_many = false;
  if (typed.form.read()) {
    too_many = !context.take(context.limits->corrections, visit);
    const Outcome done =
        too_many
            ? conflict("You asked for several corrections just now. Wait ten minutes, then press the button once more.")
            : ask_for_correction(context.pages.database, context.pages.clock.now(), visit, *typed.words);
    if (done.ok()) return web::redirect(here + "?done=asked");
    typed.form.refuse(done.error());
  }
  View view;
  view.head("My data", "What " + visit.area.programme + " holds of you, to read and to take away.");
  if (request.query.get("done") == "asked") view.add("DONE", "It is on its way to the team. They answer you by mail.");
  view.set("ADDRESS", visit.address);
  view.set("PROGRAMME", visit.area.programme);
  if (visit.member.person_ids.size() > 1)
    view.add("SEVERAL",
             "Several people are known by this address, so no file is given out here: it would hold what is "
             "another’s. Ask the team for yours.");
  else if (context.parts.held_files)
    view.add("FILES").set("HTML_PATH", here + "/file.html").set("JSON_PATH", here + "/file.json");
  view.markup("FORM", typed.form.shown());
  auto reply = area_reply(request, visit, {"My data", AreaTab::data, &typed.form}, view, folder("data.html"));
  if (too_many) {
    reply.status = 429;
    reply.headers.emplace_back("Retry-After", "600");
  }
  return reply;
}

Reply data_file(const OwnContext& context, const Request& request, const Visit& visit, bool json) {
  if (!context.parts.held_files || visit.member.person_ids.size() > 1)
    return site::error_page(request, not_found("No file is given out at this address."));
  MUSTER_PAGE(files, request, context.parts.held_files(visit));
  return json ? web::download(files.json, "application/json", "my-data.json")
              : web::download(files.html, "text/html; charset=utf-8", "my-data.html");
}

Reply certificate_file(const OwnContext& context, const Request& request, const Visit& visit) {
  if (!context.parts.certificate_file) return site::error_page(request, not_found("There is no certificate here."));
  MUSTER_PAGE(bytes, request, context.parts.certificate_file(visit, request.capture("booking"), web::site_of(request)));
  return web::download(bytes, "application/pdf", "certificate.pdf");
}

Reply sign_out(const OwnContext& context, const Request& request, const Visit& visit) {
  const auto ended = end_session(context.pages.database, visit_secret(request));
  if (!ended.ok()) return site::error_page(request, ended.error());
  auto reply = web::redirect(area_path(visit.area.code, "?done=out"));
  reply.headers.emplace_back("Set-Cookie", no_visit_cookie(request));
  return reply;
}

}  // namespace

void add_own_pages(web::Router& router, const PageContext& pages, AreaParts parts) {
  const OwnContext context{pages, std::move(parts), std::make_shared<OwnLimits>()};
  using Page = Reply (*)(const OwnContext&, const Request&, const Visit&);
  const auto handler = [&](Page page) {
    return member_page(pages.database, pages.clock, [context, page](const Request& request, const Visit& visit) {
      return page(context, request, visit);
    });
  };
  router.form("/my/{code}/bookings", own_things, handler(bookings_page));
  router.form("/my/{code}/lists", own_things, handler(lists_page));
  router.form("/my/{code}/data", own_things, handler(data_page));
  router.get("/my/{code}/certificates/{booking}/certificate.pdf", own_things, handler(certificate_file));
  router.get("/my/{code}/data/file.json", own_things,
             handler([](const OwnContext& own, const Request& request, const Visit& visit) {
               return data_file(own, request, visit, true);
             }));
  router.get("/my/{code}/data/file.html", own_things,
             handler([](const OwnContext& own, const Request& request, const Visit& visit) {
               return data_file(own, request, visit, false);
             }));
  router.post("/my/{code}/out", own_things, handler(sign_out));
}

}  // namespace muster::members
