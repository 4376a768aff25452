// Series on pages: the list of them, one with its events in their order, and the forms that change it.
#include "series_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/series_service.hpp>
#include <muster/domain/site/list_pages.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/picked.hpp>
#include <muster/platform/web/form.hpp>

namespace muster::events {
namespace {

using access::Permission;
using web::Cell;
using web::ListColumn;
using web::Reply;
using web::Request;
using web::View;

struct SeriesContext {
  store::Database& database;
  const Clock& clock;
  [[nodiscard]] store::AuditContext audit(const Request& request) const {
    return {request.visitor.actor(), clock.now(), request.visitor.programme};
  }
};

bool may_change(const Request& request) {
  return request.visitor.may(access::permission_name(Permission::change_events));
}

std::string home_of(const Request& request, const std::string& below = {}) {
  return "/programmes/" + request.capture("programme") + "/series" + below;
}
std::string here_of(const Request& request, const std::string& below = {}) {
  return home_of(request, "/" + request.capture("series") + below);
}

site::Frame frame_of(const Request& request, std::string title) {
  return {.title = std::move(title), .programme = request.visitor.programme};
}

// ---- all series
// ------------------------------------------------------------------------------------------------------

web::Listing<SeriesBook> all_listing(const Request& request) {
  const auto here = home_of(request);
  web::Listing<SeriesBook> list(
      {.title = "Series",
       .path = here,
       .sort = "name",
       .rows = "series",
       .nothing_yet = {"No series yet",
                       "A network’s meetings of a year, the modules of a cohort: events that belong "
                       "together are shown, counted and copied together.",
                       may_change(request) ? here + "/new" : std::string(),
                       may_change(request) ? "Make a series" : std::string()}});
  list.column({.name = "name", .heading = "Series", .css = "strong"}, [here](const SeriesBook& book) {
    return Cell(book.series.name).to(here + "/" + book.series.id).second_line(series_words(book));
  });
  list.column({.heading = "Events", .kind = ListColumn::Kind::number}, [](const SeriesBook& book) {
    return Cell(grouped(static_cast<std::int64_t>(book.events.size()))).on_phone("Events:");
  });
  list.column({.heading = "First", .kind = ListColumn::Kind::date}, [](const SeriesBook& book) {
    return Cell(book.events.empty() ? std::string() : long_date(book.events.front().event.date)).on_phone("First:");
  });
  return list;
}

Result<ListPage<SeriesBook>> all_rows(const SeriesContext& context, const Request& request, const ListQuery& query) {
  MUSTER_TRY(all, series_of_programme(context.database, request.capture("programme")));
  const auto name = [](const SeriesBook& book) { return book.series.name; };
  return picked(std::move(all), query, Picking<SeriesBook>{name, {}, {{"name", name}}});
}

Reply all_page(const SeriesContext& context, const Request& request) {
  const auto list = all_listing(request);
  const auto query = list.query(request);
  MUSTER_PAGE(found, request, all_rows(context, request, query));
  View view;
  view.head("Series of events", "Events that belong together, in their order.");
  if (request.query.get("done") == "deleted") view.add("DONE", "The series is deleted. Its events are still there.");
  if (may_change(request) && found.all > 0) view.add_link("MAKE", "Make a series", home_of(request, "/new"));
  view.markup("LIST", list.html(request, query, found));
  return site::desk_page(request, frame_of(request, "Series"),
                         web::render("domain/events/pages/series_list.html", view));
}

// ---- one series
// ------------------------------------------------------------------------------------------------------

web::Listing<SeriesEvent> events_listing(const Request& request) {
  const auto here = here_of(request);
  const bool changes = may_change(request);
  web::Listing<SeriesEvent> list(
      {.title = "Events of the series",
       .path = here,
       .rows = "events",
       .nothing_yet = {"No events in it yet", "Take events of the programme in, one after the other.",
                       changes ? here + "/add" : std::string(), changes ? "Take an event in" : std::string()},
       .files = false});
  list.column({.heading = "Event", .css = "strong"}, [](const SeriesEvent& one) {
    return Cell(one.event.title)
        .to("/events/" + one.event.slug)
        .second_line(one.event.cancelled ? "Cancelled: " + one.event.cancelled_because : std::string());
  });
  list.column({.heading = "Date", .kind = ListColumn::Kind::date},
              [](const SeriesEvent& one) { return Cell(long_date(one.event.date)); });
  list.column({.heading = "To come is"}, [](const SeriesEvent& one) {
    return Cell(one.compulsory ? "Compulsory" : "Open").on_phone("To come is:");
  });
  if (!changes) return list;
  list.column({.heading = "What you can do", .kind = ListColumn::Kind::actions}, [here](const SeriesEvent& one) {
    const auto step = [&](const char* word) { return here + "/events/" + one.event.slug + "/" + word; };
    return Cell()
        .action({step("earlier"), "Earlier", one.event.title})
        .action({step("later"), "Later", one.event.title})
        .action(one.compulsory ? web::RowAction{step("voluntary"), "Make it open", one.event.title}
                               : web::RowAction{step("compulsory"), "Make it compulsory", one.event.title})
        .action({step("take-out"), "Take out", one.event.title, {}, {}, true});
  });
  return list;
}

Result<ListPage<SeriesEvent>> event_rows(const SeriesContext& context, const Request& request, const ListQuery& query) {
  MUSTER_TRY(book, series_book(context.database, request.capture("programme"), request.capture("series")));
  return picked(std::move(book.events), query, Picking<SeriesEvent>{});
}

void add_ways(View& view, const Request& request, const SeriesBook& book) {
  auto& ways = view.add("WAYS");
  const auto way = [&](const char* below, const char* words, const char* about) {
    const auto path = here_of(request, below);
    if (request.visitor.can_open(path)) ways.add_link("WAY", words, path).set("ABOUT", about);
  };
  if (!book.events.empty()) {
    way("/people", "Who came to which", "Everybody on its lists, event by event, and who has missed a compulsory one");
    way("/figures", "Figures beside each other", "Invited, registered, came and answered, event by event");
  }
  if (!may_change(request)) return;
  if (!book.events.empty())
    way("/copy", "Copy it with its dates moved", "New events like these, in a series of their own");
  way("/rename", "Rename it", "The events keep their titles");
  way("/delete", "Delete it", "Its events stay");
  if (book.events.size() > 1)
    ways.add("ORDER").markup("BY_DATE",
                             web::Form(request, here_of(request, "/by-date"))
                                 .look("")
                                 .button({"Put the events in the order of their dates", {}, web::Button::Look::link})
                                 .shown());
}

std::string done_words(const std::string& done) {
  if (done == "made") return "The series is made. Take its events in.";
  if (done == "added") return "The event is in the series.";
  if (done == "saved") return "Saved.";
  if (done == "out") return "The event is taken out. It is still there.";
  if (done == "copied") return "The series and its events are copied.";
  return {};
}

Reply one_page(const SeriesContext& context, const Request& request) {
  MUSTER_PAGE(book, request, series_book(context.database, request.capture("programme"), request.capture("series")));
  const auto list = events_listing(request);
  const auto query = list.query(request);
  MUSTER_PAGE(found, request, event_rows(context, request, query));
  View view;
  view.head(book.series.name, series_words(book) + ".").set("BACK_PATH", home_of(request));
  view.show("DONE", done_words(request.query.get("done")));
  if (may_change(request) && !book.events.empty()) view.add_link("ADD", "Take an event in", here_of(request, "/add"));
  view.markup("LIST", list.html(request, query, found));
  add_ways(view, request, book);
  return site::desk_page(request, frame_of(request, book.series.name),
                         web::render("domain/events/pages/series.html", view));
}

// ---- its forms
// -------------------------------------------------------------------------------------------------------

Reply asked_for(const Request& request, const web::Form& form, const std::string& title, const std::string& lead,
                const std::string& back_path, const std::string& back) {
  View view;
  view.head(title, lead).set("BACK_PATH", back_path).set("BACK", back).markup("FORM", form.shown());
  return site::form_page(request, frame_of(request, title), form,
                         web::render("domain/events/pages/series_form.html", view));
}

struct NameForm {
  web::Form form;
  web::Field<std::string> name = form.text("name", "Name of the series")
                                     .hint("For example: Network meetings 2027, or Leadership programme, cohort 4.")
                                     .missing("Give the series a name");
};

Reply make_page(const SeriesContext& context, const Request& request) {
  NameForm typed{web::Form(request, home_of(request, "/new"))
                     .button("Make the series")
                     .way_out("Leave it", home_of(request))
                     .when_refused({}, "None was made.")};
  if (typed.form.read()) {
    const auto made = add_series(context.database, context.audit(request), request.capture("programme"), *typed.name);
    if (made.ok()) return web::redirect(home_of(request, "/" + made->id + "?done=made"));
    typed.form.refuse(made.error());
  }
  return asked_for(request, typed.form, "Make a series", "A name, then its events.", home_of(request), "Series");
}

Reply rename_page(const SeriesContext& context, const Request& request) {
  const auto& programme = request.capture("programme");
  MUSTER_PAGE(book, request, series_book(context.database, programme, request.capture("series")));
  NameForm typed{web::Form(request, here_of(request, "/rename"))
                     .button("Save")
                     .way_out("Leave it as it is", here_of(request))
                     .when_refused({}, "Nothing was changed.")};
  (void)typed.name.begins(book.series.name);
  if (typed.form.read()) {
    const auto done = rename_series(context.database, context.audit(request), programme, book.series.id, *typed.name);
    if (done.ok()) return web::redirect(here_of(request, "?done=saved"));
    typed.form.refuse(done.error());
  }
  return asked_for(request, typed.form, "Rename the series", "Its address stays.", here_of(request), book.series.name);
}

std::vector<web::Choice<std::string>> event_choices(const std::vector<Event>& events) {
  std::vector<web::Choice<std::string>> choices;
  for (const auto& event : events)
    choices.push_back({event.slug, event.slug, event.title + ", " + long_date(event.date)});
  return choices;
}

struct AddForm {
  std::vector<Event> events;
  web::Form form;
  web::Field<std::string> event = form.select<std::string>("event", "Event", event_choices(events))
                                      .hint("Those of the programme that stand in no series, newest first.")
                                      .missing("Choose an event");
  web::Field<bool> compulsory = form.radios<bool>(
      "compulsory", "To come is",
      {{false, "no", "Open", "As to any meeting."},
       {true, "yes", "Compulsory", "As to a module: who did not come stands under those who have missed one."}});
};

Reply add_page(const SeriesContext& context, const Request& request) {
  const auto& programme = request.capture("programme");
  MUSTER_PAGE(book, request, series_book(context.database, programme, request.capture("series")));
  MUSTER_PAGE(free, request, events_without_series(context.database, programme));
  if (free.empty() && !asks_for_change(request.method)) {
    return site::error_page(request,
                            conflict("Every event of the programme stands in a series already. Add an event first."));
  }
  AddForm typed{std::move(free), web::Form(request, here_of(request, "/add"))
                                     .button("Take it in")
                                     .way_out("Leave it", here_of(request))
                                     .when_refused({}, "Nothing was changed.")};
  (void)typed.compulsory.begins(!book.events.empty() && book.events.back().compulsory);
  if (typed.form.read()) {
    const auto done = put_in_series(context.database, context.audit(request), programme, book.series.id,
                                    {*typed.event, *typed.compulsory});
    if (done.ok()) return web::redirect(here_of(request, "?done=added"));
    typed.form.refuse(done.error());
  }
  return asked_for(request, typed.form, "Take an event in", "It goes behind the others.", here_of(request),
                   book.series.name);
}

Reply delete_page(const SeriesContext& context, const Request& request) {
  const auto& programme = request.capture("programme");
  MUSTER_PAGE(book, request, series_book(context.database, programme, request.capture("series")));
  auto form = web::Form(request, here_of(request, "/delete"))
                  .button(web::Button{"Delete the series", {}, web::Button::Look::warning})
                  .way_out("Leave it as it is", here_of(request));
  if (form.read()) {
    MUSTER_PAGE(done, request, delete_series(context.database, context.audit(request), programme, book.series.id));
    (void)done;
    return web::redirect(home_of(request, "?done=deleted"));
  }
  return asked_for(request, form, "Delete the series",
                   "Its " + counted(static_cast<std::int64_t>(book.events.size()), "event stays", "events stay") +
                       " with all that belongs to them. Calendars and public lists of the series end.",
                   here_of(request), book.series.name);
}

web::Handler step_of(const SeriesContext& context, SeriesStep step, const char* done) {
  return [context, step, done](const Request& request) -> Reply {
    const auto slug = step == SeriesStep::by_date ? std::string() : request.capture("event");
    MUSTER_PAGE(taken, request,
                take_series_step(context.database, context.audit(request), request.capture("programme"),
                                 request.capture("series"), slug, step));
    (void)taken;
    return web::redirect(here_of(request, std::string("?done=") + done));
  };
}

}  // namespace

void add_series_pages(web::Router& router, store::Database& database, const Clock& clock) {
  const SeriesContext context{database, clock};
  const std::string home = "/programmes/{programme}/series";
  const auto one = home + "/{series}";
  using PageFunction = Reply (*)(const SeriesContext&, const Request&);
  const auto page = [context](PageFunction show) {
    return [context, show](const Request& request) { return show(context, request); };
  };
  router.get(home, Permission::read_figures, page(all_page));
  site::add_list_files<SeriesBook>(router, home, Permission::read_figures,
                                   {all_listing, [context](const Request& request, const ListQuery& query) {
                                      return all_rows(context, request, query);
                                    }});
  router.form(home + "/new", Permission::change_events, page(make_page));
  router.get(one, Permission::read_figures, page(one_page));
  router.form(one + "/add", Permission::change_events, page(add_page));
  router.form(one + "/rename", Permission::change_events, page(rename_page));
  router.form(one + "/delete", Permission::change_events, page(delete_page));
  router.post(one + "/by-date", Permission::change_events, step_of(context, SeriesStep::by_date, "saved"));
  const std::string event = one + "/events/{event}";
  router.post(event + "/earlier", Permission::change_events, step_of(context, SeriesStep::earlier, "saved"));
  router.post(event + "/later", Permission::change_events, step_of(context, SeriesStep::later, "saved"));
  router.post(event + "/compulsory", Permission::change_events, step_of(context, SeriesStep::compulsory, "saved"));
  router.post(event + "/voluntary", Permission::change_events, step_of(context, SeriesStep::voluntary, "saved"));
  router.post(event + "/take-out", Permission::change_events, step_of(context, SeriesStep::take_out, "out"));
}

}  // namespace muster::events
