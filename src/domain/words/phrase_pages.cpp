// Words and phrases of one question: pictures, the tables behind them, the answers behind each, and spellings to join.
#include "context_pages.hpp"
#include "word_picture_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/figures/how_made_pages.hpp>
#include <muster/domain/wordlist/word_list_service.hpp>
#include <muster/kit/base/address.hpp>
#include <muster/kit/base/nearest.hpp>
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

std::string here(const Request& request) {
  return "/events/" + request.capture("event") + "/words/" + request.capture("question");
}

draw::Bar bar_of(const text::WordCount& phrase, std::int64_t base) {
  return {.label = phrase.word,
          .people = phrase.people,
          .share = base == 0 ? 0 : static_cast<double>(phrase.people) / static_cast<double>(base)};
}

std::string headline(const PhraseFigures& figures) {
  const auto& words = figures.words;
  if (words.empty()) return figures.base == 0 ? "Nobody wrote anything." : "No word is used by three people.";
  const auto as_many =
      std::count_if(words.begin(), words.end(), [&](const auto& each) { return each.people == words.front().people; });
  const auto of = grouped(words.front().people) + " of " + counted(figures.base, "person", "people");
  if (as_many > 1) return counted(as_many, "word is", "words are") + " used most, by " + of + " each.";
  return "‘" + words.front().word + "’ is used most, by " + of + ".";
}

struct PartWords {
  std::string name;     ///< "Phrases"
  std::string id;       ///< of its heading
  std::string heading;  ///< "Two and three words together"
  std::string one;      ///< "phrase"
  std::string many;
  std::string remark;
  std::int64_t hidden = 0;
  figures::FigureKinds kinds;
};

/// "Each mark is one person." where people are drawn one by one, and not as one bar.
std::string what_marks_are(const std::vector<text::WordCount>& counts) {
  constexpr std::int64_t most_marks = 20;  // as draw::marks
  return counts.empty() || counts.front().people > most_marks ? "" : "Each mark is one person. ";
}

/// One of the two figures of the page: what is counted, as marks and as a table.
void add_part(View& view, const PartWords& words, const std::vector<text::WordCount>& counts, const Spoken& spoken,
              bool reads) {
  const auto base = spoken.figures.base;
  auto& part = view.add("PART", words.name).set("PART_ID", words.id).set("PART_HEADING", words.heading);
  part.set("BASE", counted(base, "person", "people") + " of " +
                       grouped(static_cast<std::int64_t>(spoken.texts.size())) + " wrote something");
  part.show_if(spoken.open, "OPEN");
  if (words.hidden > 0)
    part.show("HIDDEN", counted(words.hidden, words.one + " is", words.many + " are") +
                            " not shown: it may tell who somebody is.");
  if (counts.empty()) {
    part.show("NONE",
              spoken.short_words ? std::string("No word was given.") : "No " + words.one + " is used by three people.");
    return;
  }
  WordPicture picture{.picture =
                          [&](double width) {
                            std::vector<draw::Bar> bars;
                            for (std::size_t at = 0; at < std::min(most_drawn, counts.size()); ++at)
                              bars.push_back(bar_of(counts[at], base));
                            return draw::marks(bars, width);
                          },
                      .remarks = {words.remark},
                      .name = words.name,
                      .caption = words.name + ", with how many people use them and how often",
                      .columns = {{words.name, false}, {"People"}, {"Share"}, {"Times"}},
                      .rows = {},
                      .how = figures::how_made(words.kinds, words.many, "more")};
  if (counts.size() > most_drawn)
    picture.remarks.push_back("The " + grouped(static_cast<std::int64_t>(most_drawn)) + " used by most people of " +
                              grouped(static_cast<std::int64_t>(counts.size())) + "; the table has " +
                              (counts.size() > most_listed ? "more of them." : "all."));
  for (std::size_t at = 0; at < std::min(most_listed, counts.size()); ++at) {
    const auto& each = counts[at];
    picture.rows.push_back({each.word,
                            reads ? said_path(spoken, each.word) : std::string(),
                            {{.text = grouped(each.people), .strong = true},
                             {.text = percent(bar_of(each, base).share)},
                             {.text = grouped(each.times)}}});
  }
  add_word_picture(part.add("SHOWN"), picture);
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
  using figures::FigureKind;
  const bool reads = may_read(request, *spoken);
  add_part(view,
           {"Words",
            "words-heading",
            "Words that say something",
            "word",
            "words",
            what_marks_are(figures.words) + (spoken->short_words
                                                 ? "Forms of a word count as one."
                                                 : "At least three people use a word; forms of it count as one."),
            spoken->hidden_words,
            {FigureKind::people, FigureKind::base, FigureKind::share, FigureKind::words}},
           figures.words, *spoken, reads);
  if (!spoken->short_words)
    add_part(view,
             {"Phrases",
              "phrases-heading",
              "Two and three words together",
              "phrase",
              "phrases",
              what_marks_are(figures.phrases) +
                  "A phrase stands within one sentence of one person, and at least three people use it.",
              spoken->hidden,
              {FigureKind::people, FigureKind::base, FigureKind::share, FigureKind::phrases}},
             figures.phrases, *spoken, reads);
  add_near(view, request, *spoken);
  MUSTER_PAGE(choice, request, comparison_choice(context, request, spoken->event, spoken->question.code));
  if (!choice.empty()) view.add("CHOICE").markup("CHOICE_FORM", choice);
  return site::desk_page(request, frame_of(spoken->event, "Words: " + spoken->question.label),
                         web::render("domain/words/pages/phrases.html", view));
}

Reply join(const PageContext& context, const Request& request) {
  MUSTER_PAGE(spoken, request, context.spoken->of(request.capture("event"), request.capture("question")));
  MUSTER_PAGE(list, request,
              wordlist::join_words(context.database, context.audit(request), spoken->event.programme_id,
                                   request.form.get("word"), request.form.get("to")));
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
  if (texts.empty()) {
    std::vector<std::string> known;
    for (const auto* counts : {&spoken->figures.words, &spoken->figures.phrases}) {
      for (std::size_t at = 0; at < std::min(most_listed, counts->size()); ++at) known.push_back((*counts)[at].word);
    }
    const auto hint = did_you_mean(words, known);
    return site::error_page(request, not_found("Nobody wrote ‘" + words + "’" + (hint.empty() ? "." : "; " + hint)));
  }
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

bool may_read(const Request& request, const Spoken& spoken) {
  return request.visitor.may(access::permission_name(Permission::read_answers)) &&
         (spoken.readers_told || !request.visitor.may(access::where_people_were_told));
}

std::string said_path(const Spoken& spoken, const std::string& words) {
  return "/events/" + spoken.event.slug + "/words/" + spoken.question.code + "/said?words=" + percent_encoded(words);
}

void add_phrase_pages(web::Router& router, const PageContext& context) {
  const std::string path = "/events/{event}/words/{question}";
  router.get(path, Permission::read_figures, [context](const Request& request) { return page(context, request); });
  router.post(path, Permission::write_report, [context](const Request& request) { return join(context, request); });
  router.get(path + "/said", Permission::read_answers,
             [context](const Request& request) { return said(context, request); });
}

}  // namespace muster::words
