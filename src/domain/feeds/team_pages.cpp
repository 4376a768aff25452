// The page on which a team makes the addresses that other programs read, gives them other secrets and switches them
// off.
#include "context_pages.hpp"

#include <muster/domain/events/series_service.hpp>
#include <muster/domain/site/list_pages.hpp>
#include <muster/kit/base/markup.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/picked.hpp>

#include <optional>

namespace muster::feeds {
namespace {

using web::Button;
using web::Cell;
using web::ListColumn;
using web::Reply;
using web::Request;
using web::View;

std::string home_of(const Request& request, const std::string& below = {}) {
  return "/programmes/" + request.capture("programme") + "/feeds" + below;
}

std::string what_words(const Feed& feed) { return feed.kind == FeedKind::figures ? "Figures" : "A calendar"; }

web::Listing<Feed> feeds_listing(const Request& request) {
  const auto here = home_of(request);
  web::Listing<Feed> list({.title = "Feeds",
                           .path = here,
                           .sort = "name",
                           .rows = "feeds",
                           .nothing_yet = {"No addresses yet",
                                           "Make one for each reader, so that you can switch off one without the "
                                           "others."}});
  list.column({.name = "name", .heading = "For", .css = "strong"}, [](const Feed& feed) { return Cell(feed.name); });
  list.column({.heading = "Reads"}, [](const Feed& feed) {
    return Cell(what_words(feed))
        .second_line(feed.kind == FeedKind::figures ? std::string()
                     : feed.series_id.empty()       ? attendances_words(feed.attendances)
                                                    : "One series: " + attendances_words(feed.attendances));
  });
  list.column({.name = "used", .heading = "Last read", .kind = ListColumn::Kind::date}, [](const Feed& feed) {
    return Cell(feed.used_on.empty() ? "Not yet" : day_words(feed.used_on)).on_phone("Last read:");
  });
  list.column({.heading = "What you can do", .kind = ListColumn::Kind::actions}, [here](const Feed& feed) {
    return Cell()
        .action({here + "/" + feed.id + "/renew", "Renew", "what " + feed.name + " reads"})
        .action({here + "/" + feed.id + "/end", "Switch off", "what " + feed.name + " reads", {}, {}, true});
  });
  return list;
}

Result<ListPage<Feed>> feed_rows(const PageContext& context, const Request& request, const ListQuery& query) {
  MUSTER_TRY(all, feeds_of(context.database, request.capture("programme")));
  const auto name = [](const Feed& feed) { return feed.name; };
  const auto used = [](const Feed& feed) { return feed.used_on; };
  return picked(std::move(all), query, Picking<Feed>{name, {}, {{"name", name}, {"used", used}}});
}

std::vector<web::Choice<events::Attendance>> attendance_choices() {
  using events::Attendance;
  return {{Attendance::in_person, "in-person", "In person"},
          {Attendance::online, "online", "Online"},
          {Attendance::hybrid, "hybrid", "Both ways"}};
}

using SeriesBooks = std::vector<events::SeriesBook>;

std::vector<web::Choice<std::string>> series_choices(const SeriesBooks& series) {
  std::vector<web::Choice<std::string>> choices{{"", "", "All events"}};
  for (const auto& book : series) choices.push_back({book.series.id, book.series.id, book.series.name});
  return choices;
}

struct FeedForm {
  SeriesBooks series;
  web::Form form;
  web::Field<FeedKind> kind =
      form.radios<FeedKind>("kind", "What is read",
                            {{FeedKind::calendar, "calendar", "A calendar of the programme’s events",
                              "For Outlook, Google Calendar, Teams or a phone. No links to join, nobody’s name."},
                             {FeedKind::figures, "figures", "The figures of the programme’s events",
                              "For Excel and Power BI. What a lead sees, and only that."}})
          .begins(FeedKind::calendar);
  web::Field<std::string> name = form.text("name", "Who or what reads it")
                                     .hint("For example: The office’s Outlook.")
                                     .missing("Say who or what reads it, in a few words");
  web::Field<std::optional<std::vector<events::Attendance>>> attendances =
      form.ticks("attendances[]", "Of a calendar: which events", attendance_choices())
          .hint("None ticked: all of them.")
          .optional();
  web::Field<std::string> of_series =
      form.select<std::string>("series", "Of a calendar: which series", series_choices(series)).optional().if_several();
};

Result<FeedForm> feed_form(const PageContext& context, const Request& request) {
  MUSTER_TRY(series, events::series_of_programme(context.database, request.capture("programme")));
  return FeedForm{std::move(series),
                  web::Form(request, home_of(request)).button("Make the address").when_refused({}, "None was made.")};
}

/// The lists of single series, each at an address of its own.
Outcome add_series_lists(View& view, const PageContext& context, const Request& request, const SeriesBooks& series) {
  if (series.empty()) return Success{};
  auto& part = view.add("SERIES_LISTS");
  for (const auto& book : series) {
    const auto& id = book.series.id;
    MUSTER_TRY(list, public_list(context.database, request.capture("programme"), id));
    auto& row = part.add("SERIES", book.series.name);
    const auto button = [&](const std::string& below, const char* words) {
      return web::Form(request, home_of(request, "/series/" + id + below))
          .key(id)
          .look("")
          .button({words, "the list of " + book.series.name, Button::Look::link})
          .shown();
    };
    if (list) row.add("ON", web::site_of(request) + public_path(list->code)).set("ON_PATH", public_path(list->code));
    row.markup("SERIES_FORM", list ? button("/end", "Switch it off") : button("/open", "Switch it on"));
  }
  return Success{};
}

void add_public_list(View& view, const Request& request, const std::optional<Feed>& list, std::int64_t events) {
  const auto button = [&](const char* below, const char* words, Button::Look look) {
    return web::Form(request, home_of(request, below))
        .look("")
        .button({words, "the list of public events", look})
        .shown();
  };
  const auto counted_events = events == 0
                                  ? std::string("None is coming at the moment.")
                                  : "At the moment " + counted(events, "event stands", "events stand") + " in it.";
  if (!list) {
    view.add("LIST_OFF", counted_events)
        .markup("OPEN_FORM", button("/public", "Switch the list on", Button::Look::second));
    return;
  }
  const auto site = web::site_of(request);
  const auto at = site + public_path(list->code);
  auto& part = view.add("LIST_ON", counted_events);
  part.set("PAGE_PATH", public_path(list->code)).set("PAGE", at);
  part.set("RSS", at + "/events.rss").set("JSON_LD", at + "/events.jsonld").set("HTML", at + "/list");
  part.set("ICS", at + "/events.ics");
  part.set("SNIPPET", "<iframe src=\"" + at + "/frame\" title=\"" + escaped("Events of " + request.visitor.programme) +
                          "\" style=\"width:100%;border:0\" height=\"600\" loading=\"lazy\"></iframe>");
  part.markup("RENEW_FORM", button("/public/renew", "Give it another address", Button::Look::link));
  part.markup("CLOSE_FORM", button("/public/end", "Switch it off", Button::Look::link));
}

void add_made(View& view, const Request& request, const NewFeed& made) {
  const auto site = web::site_of(request);
  auto& part = view.add("MADE", made.feed.name);
  if (made.feed.kind == FeedKind::figures) {
    const auto api = site + "/api/v1/programmes/" + made.feed.programme_id;
    part.add("FIGURES").set("ODATA", api + "/odata").set("CSV", api + "/figures.csv").set("SECRET", made.secret);
  } else {
    part.add("CALENDAR", site + calendar_path(made.secret));
  }
}

std::string done_words(const std::string& done) {
  if (done == "ended") return "That address opens nothing any more.";
  if (done == "opened") return "The list is on. Whoever has its address reads it.";
  if (done == "renewed") return "The list has another address. The one before leads nowhere.";
  if (done == "closed") return "The list is off. Its address leads nowhere.";
  return {};
}

Reply feeds_page(const PageContext& context, const Request& request, const FeedForm& wanted,
                 const std::optional<NewFeed>& made = std::nullopt) {
  const auto& programme = request.capture("programme");
  const auto listing = feeds_listing(request);
  const auto query = listing.query(request);
  MUSTER_PAGE(found, request, feed_rows(context, request, query));
  MUSTER_PAGE(list, request, public_list(context.database, programme));
  MUSTER_PAGE(events, request, public_event_count(context.database, context.clock.now(), programme));
  View view;
  view.head("Feeds", "Addresses at which calendars, web sites and spreadsheets read by themselves what is new at " +
                         request.visitor.programme + ".");
  view.show("DONE", done_words(request.query.get("done")));
  if (made) add_made(view, request, *made);
  view.markup("LIST", listing.html(request, query, found));
  view.markup("FORM", wanted.form.shown());
  MUSTER_PAGE(shown, request, add_series_lists(view, context, request, wanted.series));
  (void)shown;
  add_public_list(view, request, list, events);
  auto reply = site::form_page(request, {.title = "Feeds", .programme = request.visitor.programme}, wanted.form,
                               web::render(folder("feeds.html"), view));
  if (made) reply.headers.emplace_back("Cache-Control", "private, no-store");
  return reply;
}

Reply make(const PageContext& context, const Request& request) {
  MUSTER_PAGE(wanted, request, feed_form(context, request));
  if (wanted.form.read()) {
    Feed feed;
    feed.programme_id = request.capture("programme");
    feed.kind = *wanted.kind;
    feed.name = *wanted.name;
    feed.attendances = wanted.attendances->value_or(std::vector<events::Attendance>{});
    feed.series_id = *wanted.of_series;
    const auto made = add_feed(context.database, context.audit(request), feed);
    if (made.ok()) {
      MUSTER_PAGE(fresh, request, feed_form(context, request));
      return feeds_page(context, request, fresh, *made);
    }
    wanted.form.refuse(made.error());
  }
  return feeds_page(context, request, wanted);
}

Reply renew(const PageContext& context, const Request& request) {
  MUSTER_PAGE(
      made, request,
      renew_feed(context.database, context.audit(request), request.capture("programme"), request.capture("feed")));
  MUSTER_PAGE(fresh, request, feed_form(context, request));
  return feeds_page(context, request, fresh, made);
}

Reply after(const Request& request, const Outcome& done, const char* words) {
  return done.ok() ? web::redirect(home_of(request, std::string("?done=") + words))
                   : site::error_page(request, done.error());
}

Outcome outcome_of(const Result<Feed>& done) { return done.ok() ? Outcome(Success{}) : Outcome(done.error()); }

}  // namespace

void add_team_pages(web::Router& router, const PageContext& context) {
  const std::string here = "/programmes/{programme}/feeds";
  router.get(here, right, [context](const Request& request) -> Reply {
    MUSTER_PAGE(form, request, feed_form(context, request));
    return feeds_page(context, request, form);
  });
  router.post(here + "/series/{series}/open", right, [context](const Request& request) {
    return after(request,
                 outcome_of(open_public_list(context.database, context.audit(request), request.capture("programme"),
                                             request.capture("series"))),
                 "opened");
  });
  router.post(here + "/series/{series}/end", right, [context](const Request& request) {
    return after(request,
                 close_public_list(context.database, context.audit(request), request.capture("programme"),
                                   request.capture("series")),
                 "closed");
  });
  site::add_list_files<Feed>(router, here, right,
                             {feeds_listing, [context](const Request& request, const ListQuery& query) {
                                return feed_rows(context, request, query);
                              }});
  router.post(here, right, [context](const Request& request) { return make(context, request); });
  router.post(here + "/{feed}/renew", right, [context](const Request& request) { return renew(context, request); });
  router.post(here + "/{feed}/end", right, [context](const Request& request) {
    return after(
        request,
        end_feed(context.database, context.audit(request), request.capture("programme"), request.capture("feed")),
        "ended");
  });
  router.post(here + "/public", right, [context](const Request& request) {
    return after(request,
                 outcome_of(open_public_list(context.database, context.audit(request), request.capture("programme"))),
                 "opened");
  });
  router.post(here + "/public/renew", right, [context](const Request& request) {
    return after(request,
                 outcome_of(renew_public_list(context.database, context.audit(request), request.capture("programme"))),
                 "renewed");
  });
  router.post(here + "/public/end", right, [context](const Request& request) {
    return after(request, close_public_list(context.database, context.audit(request), request.capture("programme")),
                 "closed");
  });
}

}  // namespace muster::feeds
