// Who came to which event of a series, figures of its events beside each other, and its copy for the next year.
#include <muster/front/dashboard/series_pages.hpp>

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/series_service.hpp>
#include <muster/domain/site/list_pages.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/front/dashboard/series_service.hpp>
#include <muster/kit/base/json.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/picked.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/platform/web/form.hpp>
#include <muster/platform/web/json.hpp>

#include <algorithm>

namespace muster::dashboard {
namespace {

using access::Permission;
using web::Cell;
using web::ListColumn;
using web::Reply;
using web::Request;
using web::Tone;
using web::View;

struct SeriesContext {
  store::Database& database;
  const Clock& clock;
  ShippedReports reports;
  [[nodiscard]] store::AuditContext audit(const Request& request) const {
    return {request.visitor.actor(), clock.now(), request.visitor.programme};
  }
  [[nodiscard]] Date today() const { return day_in_london(clock.now()); }
};

std::string here_of(const Request& request, const std::string& below = {}) {
  return "/programmes/" + request.capture("programme") + "/series/" + request.capture("series") + below;
}

site::Frame frame_of(const Request& request, std::string title) {
  return {.title = std::move(title), .programme = request.visitor.programme};
}

std::string state_words(const std::optional<booking::State>& state) {
  return state ? std::string(booking::state_label(*state)) : std::string("–");
}

// ---- who came to which
// -----------------------------------------------------------------------------------------------

web::Listing<SeriesPerson> people_listing(const Request& request, const events::SeriesBook& book) {
  web::ListFilter missed{.name = "missed", .label = "Compulsory events"};
  missed.choices = {{"yes", "Missed one", "warning", Tone::doubtful}, {"no", "Missed none", "done", Tone::good}};
  const bool compulsory = std::ranges::any_of(book.events, &events::SeriesEvent::compulsory);
  web::Listing<SeriesPerson> list(
      {.title = "Who came to which, " + book.series.name,
       .path = here_of(request, "/people"),
       .search = "Name or organisation",
       .filters = compulsory ? std::vector{missed} : std::vector<web::ListFilter>{},
       .rows = "people",
       .nothing_yet = {"Nobody yet", "Whoever stands on the list of one of its events stands here."}});
  list.column({.name = "name", .heading = "Name", .css = "strong"},
              [](const SeriesPerson& person) { return Cell(person.name).second_line(person.organisation); });
  list.column({.heading = "Organisation", .where = ListColumn::ShownOn::file},
              [](const SeriesPerson& person) { return Cell(person.organisation); });
  for (std::size_t at = 0; at < book.events.size(); ++at) {
    const auto& event = book.events[at].event;
    const auto heading = event.title + (book.events[at].compulsory ? " (compulsory)" : "");
    list.column({.heading = heading}, [at, heading](const SeriesPerson& person) {
      Cell cell(state_words(person.states[at]));
      cell.on_phone(heading + ":");
      return person.states[at] == booking::State::came ? cell.marked("done", Tone::good) : cell;
    });
  }
  list.column({.name = "came", .heading = "Came to", .kind = ListColumn::Kind::number},
              [](const SeriesPerson& person) { return Cell(grouped(person.came)).on_phone("Came to:"); });
  if (compulsory)
    list.column({.heading = "Has missed"}, [](const SeriesPerson& person) {
      Cell cell(joined(person.missed, ", "));
      return person.missed.empty() ? cell : cell.on_phone("Has missed:").marked("warning", Tone::doubtful);
    });
  return list;
}

ListPage<SeriesPerson> picked_people(std::vector<SeriesPerson> people, const ListQuery& query) {
  const Picking<SeriesPerson> how{
      [](const SeriesPerson& person) { return person.name + " " + person.organisation; },
      {{"missed", [](const SeriesPerson& person) { return std::string(person.missed.empty() ? "no" : "yes"); }}},
      {{"name", [](const SeriesPerson& person) { return person.name; }},
       {"came", [](const SeriesPerson& person) {
          return std::string(9 - std::min<std::size_t>(9, std::to_string(person.came).size()), '0') +
                 std::to_string(person.came);
        }}}};
  return picked(std::move(people), query, how);
}

Result<SeriesPeople> people_of(const SeriesContext& context, const Request& request) {
  return series_people(context.database, request.capture("programme"), request.capture("series"), context.today());
}

Reply people_page(const SeriesContext& context, const Request& request) {
  MUSTER_PAGE(all, request, people_of(context, request));
  const auto list = people_listing(request, all.book);
  const auto query = list.query(request);
  const auto missed = std::ranges::count_if(all.people, [](const auto& person) { return !person.missed.empty(); });
  View view;
  view.head("Who came to which",
            missed > 0 ? counted(missed, "person has", "people have") + " missed a compulsory event that is over."
                       : events::series_words(all.book) + ".");
  view.set("BACK_PATH", here_of(request)).set("BACK", all.book.series.name);
  if (const auto done = parse_integer(request.query.get("booked")); done && *done >= 0)
    view.add("DONE", *done == 0 ? "Everybody stands on those lists already. Nothing was changed."
                                : counted(*done, "booking was made.", "bookings were made."));
  if (request.visitor.can_open(here_of(request, "/book")) && all.book.events.size() > 1 && !all.people.empty())
    view.add_link("BOOK", "Book the people of one event for all of them", here_of(request, "/book"));
  view.markup("LIST", list.html(request, query, picked_people(std::move(all.people), query)));
  return site::desk_page(request, frame_of(request, "Who came to which"),
                         web::render("front/dashboard/pages/series_people.html", view));
}

Reply people_file(const SeriesContext& context, const Request& request, const std::string& format) {
  MUSTER_PAGE(all, request, people_of(context, request));
  const auto list = people_listing(request, all.book);
  MUSTER_PAGE(file, request, list.file(picked_people(std::move(all.people), list.whole_query(request)), format));
  return file;
}

// ---- figures
// ---------------------------------------------------------------------------------------------------------

std::string answered_words(const SeriesFigures& figures) {
  if (!figures.asked) return "not asked";
  return (figures.answered_in_fives ? "at least " : "") + grouped(figures.answered);
}

web::Listing<SeriesFigures> figures_listing(const Request& request) {
  web::Listing<SeriesFigures> list(
      {.title = "Figures of the series",
       .path = here_of(request, "/figures"),
       .rows = "events",
       .nothing_yet = {"No events in it yet", "Figures stand here as soon as it has events."}});
  list.column({.heading = "Event", .css = "strong"}, [](const SeriesFigures& one) {
    return Cell(one.event.event.title)
        .to("/events/" + one.event.event.slug + "/summary")
        .second_line(one.event.event.cancelled ? "Cancelled" : std::string());
  });
  list.column({.heading = "Date", .kind = ListColumn::Kind::date},
              [](const SeriesFigures& one) { return Cell(long_date(one.event.event.date)); });
  const auto number = [&](const char* heading, std::int64_t SeriesFigures::* figure) {
    list.column({.heading = heading, .kind = ListColumn::Kind::number}, [heading, figure](const SeriesFigures& one) {
      return Cell(grouped(one.*figure)).on_phone(std::string(heading) + ":");
    });
  };
  number("Invited", &SeriesFigures::invited);
  number("Registered", &SeriesFigures::registered);
  number("Came", &SeriesFigures::came);
  list.column({.heading = "Answered", .kind = ListColumn::Kind::number},
              [](const SeriesFigures& one) { return Cell(answered_words(one)).on_phone("Answered:"); });
  return list;
}

Result<SeriesOverview> overview_of(const SeriesContext& context, const Request& request) {
  return series_overview(context.database, request.capture("programme"), request.capture("series"));
}

Reply figures_page(const SeriesContext& context, const Request& request) {
  MUSTER_PAGE(found, request, overview_of(context, request));
  const auto list = figures_listing(request);
  const auto query = list.query(request);
  View view;
  view.head("Figures beside each other",
            counted(found.people, "person came", "people came") + " to at least one of its events, each counted once.");
  view.set("BACK_PATH", here_of(request)).set("BACK", found.book.series.name);
  if (!found.newest_asked.empty())
    view.add_link("COMPARE", "Compare what was answered, round by round", "/events/" + found.newest_asked + "/years");
  view.markup("LIST", list.html(request, query, picked(std::move(found.events), query, Picking<SeriesFigures>{})));
  return site::desk_page(request, frame_of(request, "Figures of the series"),
                         web::render("front/dashboard/pages/series_figures.html", view));
}

Reply figures_file(const SeriesContext& context, const Request& request, const std::string& format) {
  MUSTER_PAGE(found, request, overview_of(context, request));
  const auto list = figures_listing(request);
  MUSTER_PAGE(file, request,
              list.file(picked(std::move(found.events), list.whole_query(request), Picking<SeriesFigures>{}), format));
  return file;
}

// ---- its forms
// -------------------------------------------------------------------------------------------------------

Reply asked_for(const Request& request, const web::Form& form, const std::string& title, const std::string& lead,
                const std::string& back) {
  View view;
  view.head(title, lead).set("BACK_PATH", here_of(request)).set("BACK", back).markup("FORM", form.shown());
  return site::form_page(request, frame_of(request, title), form,
                         web::render("front/dashboard/pages/series_form.html", view));
}

struct CopyForm {
  web::Form form;
  web::Field<std::string> name = form.text("name", "Name of the new series").missing("Give the series a name");
  web::Field<Date> first = form.date("first", "Day of its first event")
                               .hint("The others follow as many days apart as now. For example 10 6 2027.");
};

Reply copy_page(const SeriesContext& context, const Request& request) {
  const auto& programme = request.capture("programme");
  MUSTER_PAGE(book, request, events::series_book(context.database, programme, request.capture("series")));
  CopyForm typed{web::Form(request, here_of(request, "/copy"))
                     .button("Copy the series")
                     .way_out("Leave it", here_of(request))
                     .when_refused({}, "Nothing was copied.")};
  if (!book.events.empty()) {
    const auto begin =
        std::ranges::min_element(book.events, {}, [](const auto& each) { return each.event.date; })->event.date;
    auto first = next_year(begin, context.today());
    if (first == begin) first = Date(std::chrono::sys_days(begin) + std::chrono::days(364));
    (void)typed.first.begins(first);
    const auto name = events::in_year(book.series.name, static_cast<int>(begin.year()), static_cast<int>(first.year()));
    (void)typed.name.begins(name == book.series.name ? name + ", again" : name);
  }
  if (typed.form.read()) {
    const auto made = copy_series(context.database, context.audit(request), programme, book.series.id, *typed.name,
                                  *typed.first, context.reports);
    if (made.ok()) return web::redirect("/programmes/" + programme + "/series/" + made->id + "?done=copied");
    typed.form.refuse(made.error());
  }
  return asked_for(
      request, typed.form, "Copy the series",
      "Each event with its agenda, form, report, booking page (closed), seats and messages (as drafts), its "
      "days moved. People, answers and notes stay behind; cancelled events too.",
      book.series.name);
}

std::vector<web::Choice<std::string>> event_choices(const events::SeriesBook& book) {
  std::vector<web::Choice<std::string>> choices;
  for (const auto& one : book.events)
    choices.push_back({one.event.slug, one.event.slug, one.event.title + ", " + long_date(one.event.date)});
  return choices;
}

struct BookForm {
  const events::SeriesBook& book;
  web::Form form;
  web::Field<std::string> from =
      form.select<std::string>("from", "Everybody who is booked for", event_choices(book)).missing("Choose an event");
};

Reply book_page(const SeriesContext& context, const Request& request) {
  const auto& programme = request.capture("programme");
  MUSTER_PAGE(book, request, events::series_book(context.database, programme, request.capture("series")));
  BookForm typed{book, web::Form(request, here_of(request, "/book"))
                           .button("Book them for the other events")
                           .way_out("Leave it", here_of(request, "/people"))
                           .when_refused({}, "Nobody was booked.")};
  if (typed.form.read()) {
    const auto done = book_for_series(context.database, context.audit(request), programme, book.series.id, *typed.from);
    if (done.ok()) return web::redirect(here_of(request, "/people?booked=" + std::to_string(*done)));
    typed.form.refuse(done.error());
  }
  return asked_for(request, typed.form, "Book a cohort",
                   "They are booked for every event of the series that is still to come, all of them or nobody. Nobody "
                   "gets a mail by this.",
                   book.series.name);
}

// ---- for programs
// ----------------------------------------------------------------------------------------------------

Reply people_json(const SeriesContext& context, const Request& request) {
  MUSTER_PAGE(all, request, people_of(context, request));
  const auto& events = all.book.events;
  return web::json(json_object(
      {{"people", json_array(all.people, [&](const SeriesPerson& person) {
          std::vector<std::size_t> on;
          for (std::size_t at = 0; at < events.size(); ++at)
            if (person.states[at]) on.push_back(at);
          return json_object({{"id", person.person_id},
                              {"name", person.name},
                              {"organisation", person.organisation},
                              {"came", person.came},
                              {"missed", json_array(person.missed, [](const auto& one) { return Json(one); })},
                              {"events", json_array(on, [&](std::size_t at) {
                                 return json_object({{"event", events[at].event.slug},
                                                     {"state", std::string(booking::state_word(*person.states[at]))}});
                               })}});
        })}}));
}

Reply figures_json(const SeriesContext& context, const Request& request) {
  MUSTER_PAGE(found, request, overview_of(context, request));
  return web::json(json_object({{"people", found.people}, {"events", json_array(found.events, [](const auto& one) {
                                                             return json_object(
                                                                 {{"event", one.event.event.slug},
                                                                  {"title", one.event.event.title},
                                                                  {"date", iso_date(one.event.event.date)},
                                                                  {"compulsory", one.event.compulsory},
                                                                  {"invited", one.invited},
                                                                  {"registered", one.registered},
                                                                  {"came", one.came},
                                                                  {"answered", one.asked ? Json(one.answered) : Json()},
                                                                  {"answered_at_least", one.answered_in_fives}});
                                                           })}}));
}

void add_json(web::Router& router, const SeriesContext& context) {
  using namespace web;
  using web::text;
  const std::string one = "/api/programmes/{programme}/series/{series}";
  const std::vector<Parameter> named{{"programme", text("The programme's id"), "p1"},
                                     {"series", text("The id of the series")}};
  router
      .get(one + "/people", Permission::take_delegates,
           [context](const Request& request) { return people_json(context, request); })
      .describe(
          {.summary = "Who came to which event of a series",
           .parameters = named,
           .replies = object(
               {{"people",
                 list_of(object({{"id", text()},
                                 {"name", text()},
                                 {"organisation", text()},
                                 {"came", whole_number("Events")},
                                 {"missed", list_of(text(), "Compulsory events, by title")},
                                 {"events", list_of(object({{"event", text("Its short name")}, {"state", text()}}))}}),
                         "By surname")}})});
  router
      .get(one + "/figures", Permission::read_figures,
           [context](const Request& request) { return figures_json(context, request); })
      .describe(
          {.summary = "Figures of a series' events beside each other",
           .parameters = named,
           .replies = object(
               {{"people", whole_number("Who came to any of them, each once")},
                {"events", list_of(object({{"event", text("Its short name")},
                                           {"title", text()},
                                           {"date", text_like("date")},
                                           {"compulsory", truth()},
                                           {"invited", whole_number()},
                                           {"registered", whole_number()},
                                           {"came", whole_number()},
                                           {"answered", whole_number("null where nobody was asked").or_null()},
                                           {"answered_at_least", truth("The number moves in steps of five")}}))}})});
}

}  // namespace

void add_series_pages(web::Router& router, store::Database& database, const Clock& clock, ShippedReports reports) {
  const SeriesContext context{database, clock, std::move(reports)};
  const std::string one = "/programmes/{programme}/series/{series}";
  using PageFunction = Reply (*)(const SeriesContext&, const Request&);
  const auto page = [context](PageFunction show) {
    return [context, show](const Request& request) { return show(context, request); };
  };
  router.get(one + "/people", Permission::take_delegates, page(people_page));
  router.get(one + "/figures", Permission::read_figures, page(figures_page));
  for (const std::string format : {"csv", "xlsx"}) {
    router.get(one + "/people." + format, Permission::take_delegates,
               [context, format](const Request& request) { return people_file(context, request, format); });
    router.get(one + "/figures." + format, Permission::read_figures,
               [context, format](const Request& request) { return figures_file(context, request, format); });
  }
  router.form(one + "/copy", Permission::change_events, page(copy_page));
  router.form(one + "/book", Permission::change_delegates, page(book_page));
  add_json(router, context);
}

}  // namespace muster::dashboard
