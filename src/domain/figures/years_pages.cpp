// The year review: which events stand in it is in the address, so that it can be sent.
#include <muster/domain/access/permissions.hpp>
#include <muster/domain/figures/years_service.hpp>
#include <muster/kit/base/address.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/tabular/table.hpp>

#include <muster/domain/figures/year_sentences.hpp>
#include "site_pages.hpp"
#include "year_figures_pages.hpp"
#include "years_table.hpp"

namespace muster::figures {
namespace {

using web::Reply;
using web::Request;
using web::View;

/// Short names as the page's form sends them, or in one word with commas.
std::vector<std::string> wanted_of(const Request& request) {
  auto out = request.query.all("with[]");
  const auto in_one = request.query.get("with");
  for (std::size_t from = 0; from < in_one.size();) {
    const auto to = std::min(in_one.find(',', from), in_one.size());
    if (to > from) out.push_back(in_one.substr(from, to - from));
    from = to + 1;
  }
  return out;
}

std::string query_of(const std::vector<std::string>& wanted) {
  return wanted.empty() ? std::string() : "?with=" + percent_encoded(joined(wanted, ","));
}

void add_choice(View& view, const Request& request, const Series& series) {
  if (series.choices.size() < 2) return;
  std::vector<web::Choice<std::string>> choices;
  std::vector<std::string> chosen;
  for (const auto& one : series.choices) {
    const bool itself = one.event.slug == series.about.slug;
    if (itself) continue;
    choices.push_back({one.event.slug, one.event.slug, one.event.title + ", " + long_date(one.event.date),
                       one.alike ? "" : "Asks another form, or is another kind of gathering"});
    if (one.chosen) chosen.push_back(one.event.slug);
  }
  auto form = web::Form::asking(request, "/events/" + series.about.slug + "/years");
  (void)form.ticks("with[]", "Beside " + series.about.title, choices).begins(chosen);
  form.button({.words = "Show these", .look = web::Button::Look::second});
  auto& choose = view.add("CHOOSE").markup("CHOOSE_FORM", form.shown());
  auto words =
      "Events that ask the same form stand together by themselves: half of the codes of their questions are the "
      "same. Others can be chosen. The address of this page can be sent.";
  choose.set("CHOOSE_WORDS",
             words + (series.left_out == 0
                          ? std::string()
                          : " The newest " + grouped(static_cast<std::int64_t>(most_years)) + " stand here; " +
                                counted(static_cast<std::int64_t>(series.left_out), "older one does", "older ones do") +
                                " not."));
}

/// Events whose form still moves, or has none.
std::string not_closed_words(const YearReview& review, const Years& years) {
  std::vector<std::string> open;
  for (std::size_t at = 0; at < years.size(); ++at)
    if (years[at]->round != RoundState::closed) open.push_back(review.labels[at]);
  if (open.empty()) return {};
  return "The form of " + listed(open) + (open.size() == 1 ? " is" : "s are") +
         " not closed, so no answer of it stands here: figures that still move are no year’s.";
}

Reply page(const PageContext& context, const Request& request) {
  const auto wanted = wanted_of(request);
  MUSTER_PAGE(series, request, series_of(context.database, request.capture("event"), wanted));
  MUSTER_PAGE(years, request, years_of(context.summaries, context.now(), series));
  const auto found = review(years);
  const auto& about = series.about;
  View view;
  const auto opening = opening_of(found, years);
  view.set("KICKER", opening.kicker);
  if (years.size() < 2) {
    view.head("One event alone is no review yet.").show("ALONE");
  } else {
    view.head(opening.headline, opening.lead);
    auto& actions = view.add("ACTIONS").set("CSV_PATH", "/events/" + about.slug + "/years.csv" + query_of(wanted));
    const auto open = not_closed_words(found, years);
    actions.show_if(open.empty(), "FINAL");
    view.show("NOT_CLOSED", open);
    auto& shown = view.add("SHOWN");
    add_year_columns(shown, found, years);
    add_year_words(shown, found);
    add_year_table(shown, found);
    add_year_beside(shown, found, years);
    view.add("JSON", "/api/v1/events/" + about.slug + "/years" + query_of(wanted));
  }
  add_choice(view, request, series);
  return site::desk_page(request, frame_of(years.back()->event, "Year review", site::Tab::summary),
                         web::render("domain/figures/pages/years.html", view));
}

Reply file(const PageContext& context, const Request& request) {
  MUSTER_PAGE(series, request, series_of(context.database, request.capture("event"), wanted_of(request)));
  MUSTER_PAGE(years, request, years_of(context.summaries, context.now(), series));
  const auto table = flat_table(review(years), years);
  return web::download(tabular::to_csv(table.heading, table.rows), "text/csv; charset=utf-8",
                       series.about.slug + "-years.csv");
}

}  // namespace

void add_years_pages(web::Router& router, const PageContext& context) {
  router.get("/events/{event}/years", access::Permission::read_figures,
             [context](const Request& request) { return page(context, request); });
  router.get("/events/{event}/years.csv", access::Permission::read_figures,
             [context](const Request& request) { return file(context, request); });
}

}  // namespace muster::figures
