// Phrases of one question: a picture, the table behind it, the answers behind each, and spellings to join.
#include "context_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/figures/how_made_pages.hpp>
#include <muster/domain/words/word_list_service.hpp>
#include <muster/kit/base/address.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/draw/picture.hpp>
#include <muster/platform/web/form.hpp>
#include <muster/platform/web/view.hpp>

#include <algorithm>

namespace muster::words {
namespace {

using access::Permission;
using web::Reply;
using web::Request;
using web::View;

constexpr std::size_t most_drawn = 15;
constexpr std::size_t most_listed = 200;
constexpr std::size_t most_near = 10;
constexpr double desk_width = 680;
constexpr double phone_width = 358;

std::string here(const Request& request) {
  return "/events/" + request.capture("event") + "/words/" + request.capture("question");
}

bool may_read(const Request& request, const Spoken& spoken) {
  return request.visitor.may(access::permission_name(Permission::read_answers)) &&
         (spoken.readers_told || !request.visitor.may(access::where_people_were_told));
}

draw::Bar bar_of(const text::WordCount& phrase, std::int64_t base) {
  return {.label = phrase.word,
          .people = phrase.people,
          .share = base == 0 ? 0 : static_cast<double>(phrase.people) / static_cast<double>(base)};
}

std::string headline(const PhraseFigures& figures) {
  if (figures.phrases.empty()) return "No phrase is used by three people.";
  const auto& first = figures.phrases.front();
  const auto as_many = std::count_if(figures.phrases.begin(), figures.phrases.end(),
                                     [&](const auto& each) { return each.people == first.people; });
  if (as_many > 1)
    return counted(as_many, "phrase is", "phrases are") + " used most, by " + grouped(first.people) + " of " +
           counted(figures.base, "person", "people") + " each.";
  return "‘" + first.word + "’ is used most, by " + grouped(first.people) + " of " +
         counted(figures.base, "person", "people") + ".";
}

void add_near(View& view, const Request& request, const Spoken& spoken) {
  if (spoken.figures.near.empty() || !request.visitor.may(access::permission_name(Permission::write_report))) return;
  auto& part = view.add("NEAR");
  for (std::size_t at = 0; at < std::min(most_near, spoken.figures.near.size()); ++at) {
    const auto& each = spoken.figures.near[at];
    part.add("SPELLING", each.word)
        .set("LIKELY", each.likely)
        .set("SPELLING_PEOPLE", counted(each.people, "person", "people"))
        .markup("JOIN_FORM", web::Form(request, here(request))
                                 .knowing("word", each.word)
                                 .knowing("to", each.likely)
                                 .button({.words = "Count them as one",
                                          .of = each.word + " and " + each.likely,
                                          .look = web::Button::Look::link})
                                 .shown());
  }
}

Reply page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(spoken, request, context.spoken->of(request.capture("event"), request.capture("question")));
  const auto& figures = spoken->figures;
  View view;
  view.head(headline(figures), "");
  view.set("EVENT_PATH", "/events/" + spoken->event.slug).set("QUESTION", spoken->question.label);
  view.set("BASE", counted(figures.base, "person", "people") + " of " +
                       grouped(static_cast<std::int64_t>(spoken->texts.size())) + " wrote something");
  view.show_if(spoken->open, "OPEN");
  if (spoken->hidden > 0)
    view.show("HIDDEN",
              counted(spoken->hidden, "phrase is", "phrases are") + " not shown: it may tell who somebody is.");
  if (!figures.phrases.empty()) {
    auto& part = view.add("PHRASES");
    std::vector<draw::Bar> bars;
    for (std::size_t at = 0; at < std::min(most_drawn, figures.phrases.size()); ++at)
      bars.push_back(bar_of(figures.phrases[at], figures.base));
    part.markup("DESK", draw::marks(bars, desk_width).svg).markup("PHONE", draw::marks(bars, phone_width).svg);
    if (figures.phrases.size() > bars.size())
      part.show("MORE", "The " + grouped(static_cast<std::int64_t>(bars.size())) + " used by most people of " +
                            grouped(static_cast<std::int64_t>(figures.phrases.size())) + "; the table has " +
                            (figures.phrases.size() > most_listed ? "more of them." : "all."));
    const bool reads = may_read(request, *spoken);
    for (std::size_t at = 0; at < std::min(most_listed, figures.phrases.size()); ++at) {
      const auto& phrase = figures.phrases[at];
      auto& row = part.add("ROW").set("PEOPLE", grouped(phrase.people)).set("TIMES", grouped(phrase.times));
      row.set("SHARE", percent(bar_of(phrase, figures.base).share));
      if (reads)
        row.add_link("READ", phrase.word, here(request) + "/said?words=" + percent_encoded(phrase.word));
      else
        row.show("PLAIN", phrase.word);
    }
    part.markup("HOW", figures::how_made({figures::FigureKind::people, figures::FigureKind::base,
                                          figures::FigureKind::share, figures::FigureKind::phrases},
                                         "phrases", "more"));
  }
  add_near(view, request, *spoken);
  return site::desk_page(request, frame_of(spoken->event, "Phrases: " + spoken->question.label),
                         web::render("domain/words/pages/phrases.html", view));
}

Reply join(const PageContext& context, const Request& request) {
  MUSTER_PAGE(spoken, request, context.spoken->of(request.capture("event"), request.capture("question")));
  MUSTER_PAGE(list, request,
              join_words(context.database, context.audit(request), spoken->event.programme_id, request.form.get("word"),
                         request.form.get("to")));
  (void)list;
  return web::redirect(here(request));
}

Reply said(const PageContext& context, const Request& request) {
  MUSTER_PAGE(spoken, request, context.spoken->of(request.capture("event"), request.capture("question")));
  if (!may_read(request, *spoken))
    return site::error_page(request, {ErrorKind::not_allowed,
                                      "The people who answered this form were not told that you could read single "
                                      "answers. Ask an organiser.",
                                      {},
                                      {}});
  const auto words = request.query.get("words");
  const auto texts = who_said(*spoken, words);
  if (texts.empty()) return site::error_page(request, not_found("No phrase of three people reads so."));
  std::int64_t people = 0;
  for (const auto& [text, count] : texts) people += count;
  View view;
  view.head(counted(people, "person says", "people say") + " ‘" + words + "’",
            "Not for passing on: single answers are for those who may read them.");
  view.set("EVENT_PATH", "/events/" + spoken->event.slug).set("QUESTION", spoken->question.label);
  view.set("PHRASES_PATH", here(request));
  for (std::size_t at = 0; at < std::min(most_listed, texts.size()); ++at) {
    auto& row = view.add("TEXT", texts[at].first);
    if (texts[at].second > 1) row.show("SEVERAL", counted(texts[at].second, "person", "people"));
  }
  if (texts.size() > most_listed)
    view.show("MORE", "The first " + grouped(static_cast<std::int64_t>(most_listed)) + " of " +
                          counted(static_cast<std::int64_t>(texts.size()), "answer", "answers") + ".");
  return site::desk_page(request, frame_of(spoken->event, "Answers that say ‘" + words + "’"),
                         web::render("domain/words/pages/said.html", view));
}

}  // namespace

void add_phrase_pages(web::Router& router, const PageContext& context) {
  const std::string path = "/events/{event}/words/{question}";
  router.get(path, Permission::read_figures, [context](const Request& request) { return page(context, request); });
  router.post(path, Permission::write_report, [context](const Request& request) { return join(context, request); });
  router.get(path + "/said", Permission::read_answers,
             [context](const Request& request) { return said(context, request); });
}

}  // namespace muster::words
