// The public page: everybody's figures, for whoever has the address. Nothing here asks who looks.
#include "published_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/figures/how_made_pages.hpp>
#include <muster/domain/figures/publication_service.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>

#include "site_pages.hpp"

namespace muster::figures {
namespace {

using web::Reply;
using web::Request;
using web::View;

std::string share_in_words(const PublishedCount& count, std::int64_t base) {
  auto share = percent(static_cast<double>(count.people) / static_cast<double>(base));
  if (count.told == Told::at_least) return share + " or more";
  if (count.told == Told::fewer_than) return "under " + share;
  return share;
}

void add_row(View& table, const std::string& label, const PublishedCount& count, std::int64_t base,
             const std::string& quotation = {}) {
  auto& row = table.add("ROW", label).set("PEOPLE", count_in_words(count)).set("SHARE", share_in_words(count, base));
  row.set("BAR", count.told == Told::fewer_than ? 0 : (count.people * 200 + base) / (2 * base));
  if (!quotation.empty()) row.add("QUOTATION", "‘" + quotation + "’");
}

void add_question(View& view, const PublishedQuestion& question) {
  auto& asked = view.add("ASKED").set("CODE", question.code).set("LABEL", question.label);
  asked.set("FINDING", question.finding).add_each("REMARK", question.remarks);
  FigureKinds kinds{FigureKind::not_shown};
  if (question.base > 0) {
    asked.add("BASE", grouped(question.base))
        .set("BASE_WORDS", question.of_asked         ? "people sent the form in"
                           : question.themes.empty() ? "people answered"
                                                     : "people wrote something");
    kinds.insert({FigureKind::people, FigureKind::published_base, FigureKind::share});
    auto& table = asked.add("TABLE").set("WHAT", !question.words.empty()    ? "Word"
                                                 : !question.themes.empty() ? "Theme"
                                                                            : "Answer");
    for (const auto& one : question.classes) add_row(table, one.label, one.count, question.base);
    for (const auto& one : question.words) add_row(table, one.word, one.count, question.base);
    for (const auto& one : question.themes) add_row(table, one.theme, one.count, question.base, one.quotation);
  }
  asked.markup("FIGURE_MADE", how_made(kinds, question.label, "figure-made"));
}

std::string state_of(const PublishedPage& page) {
  const auto when = long_instant(page.shown_at);
  return page.live ? "Figures of " + when + ". They follow the closed form where it is opened and closed again."
                   : "Figures as they were on " + when + ". They do not change.";
}

/// Search engines are kept out unless somebody chose otherwise; nothing on the page leads them on.
Reply told_to_robots(Reply reply, const PublishedPage& page) {
  if (!page.findable) reply.headers.emplace_back("X-Robots-Tag", "noindex, nofollow");
  return reply;
}

Reply shown(const PageContext& context, const Request& request) {
  const auto& address = request.capture("address");
  MUSTER_PAGE(page, request, page_at(context.database, context.summaries, context.now(), address));
  const auto& figures = page.figures;
  View view;
  view.set("KICKER", figures.title + ", " + figures.when_and_where).head(figures.headline, figures.lead);
  view.set("STATE", state_of(page)).set("TITLE", figures.title).show("PROGRAMME", figures.programme);
  view.set("JSON_PATH", "/published/" + address + "/figures");
  fill_published(view, figures);
  return told_to_robots(site::desk_page(request, {figures.title, figures.programme},
                                        web::render("domain/figures/pages/published.html", view)),
                        page);
}

Reply as_json(const PageContext& context, const Request& request) {
  MUSTER_PAGE(page, request, page_at(context.database, context.summaries, context.now(), request.capture("address")));
  const auto of_page = json_object({{"live", page.live}, {"shown_at", iso_instant(page.shown_at)}});
  return told_to_robots(web::json(json_joined(of_page, to_json(page.figures))), page);
}

}  // namespace

void fill_published(View& view, const Publication& figures) {
  view.set("ANSWERS", grouped(figures.answers)).set("LEAST", in_words(figures.least));
  view.show_if(figures.anonymous, "ANONYMOUS");
  view.markup("READ_MADE", how_made({FigureKind::people, FigureKind::published_base, FigureKind::response_rate,
                                     FigureKind::places, FigureKind::not_shown},
                                    "these figures", "figure-made"));
  for (const auto& question : figures.questions) add_question(view, question);
}

void add_published_pages(web::Router& router, const PageContext& context) {
  router
      .get("/published/{address}", access::Permission::open_site,
           [context](const Request& request) { return shown(context, request); })
      .holds_secret();
  router
      .get("/published/{address}/figures", access::Permission::open_site,
           [context](const Request& request) { return as_json(context, request); })
      .holds_secret();
}

}  // namespace muster::figures
