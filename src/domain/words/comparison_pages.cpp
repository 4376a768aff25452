// The words of two questions side by side: a picture, the table with its tests behind it.
#include "context_pages.hpp"
#include "word_picture_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/figures/how_made_pages.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/draw/picture.hpp>
#include <muster/platform/web/form.hpp>
#include <muster/platform/web/view.hpp>

#include <algorithm>
#include <cmath>

namespace muster::words {
namespace {

using web::Reply;
using web::Request;
using web::View;

constexpr std::size_t most_drawn = 8;  // on each side
constexpr std::size_t most_listed = 100;

draw::Bar bar_of(const ComparedWord& word, const stats::Part& part) {
  return {.label = word.word,
          .people = part.count,
          .share = part.base == 0 ? 0 : static_cast<double>(part.count) / static_cast<double>(part.base)};
}

/// Most said by the first above, most said by the second below.
std::vector<draw::BarPair> pairs_of(const WordComparison& comparison) {
  std::vector<draw::BarPair> out;
  const auto add = [&](const ComparedWord& word) {
    out.push_back({word.word, bar_of(word, word.first), bar_of(word, word.second)});
  };
  const auto& words = comparison.words;
  for (std::size_t at = 0; at < words.size() && at < most_drawn && words[at].g2 > 0; ++at) add(words[at]);
  std::size_t from = words.size();
  while (from > 0 && words.size() - from < most_drawn && words[from - 1].g2 < 0) --from;
  for (; from < words.size(); ++from) add(words[from]);
  return out;
}

std::string two_digits(double value) {
  const auto hundredths = std::llround(std::abs(value) * 100);
  return (value < 0 && hundredths > 0 ? "−" : "") + std::to_string(hundredths / 100) + "." +
         (hundredths % 100 < 10 ? "0" : "") + std::to_string(hundredths % 100);
}

std::string p_in_words(const std::optional<double>& p) {
  if (!p) return "–";
  return *p < 0.01 ? "under 0.01" : two_digits(*p);
}

std::string side_name(const Spoken& side, const Spoken& other) {
  return side.event.slug == other.event.slug ? side.question.label : side.event.title;
}

std::string pairing_words(const WordComparison& comparison) {
  switch (comparison.pairing) {
    case Pairing::same:
      return "The same people wrote both. Compared are the " + grouped(comparison.first_base) +
             " who wrote something to both, each with themselves.";
    case Pairing::same_blind:
      return "The same people wrote both, and the form is anonymous: nobody is followed from one question to the "
             "other, so no test is made.";
    case Pairing::apart:
      break;
  }
  return "Two different rounds. Somebody who answered both counts in each.";
}

std::string headline(const WordComparison& comparison) {
  const auto sure = std::count_if(comparison.words.begin(), comparison.words.end(), [](const ComparedWord& word) {
    constexpr double level = 0.05;
    return word.corrected_p && *word.corrected_p <= level;
  });
  if (comparison.words.empty()) return "No word is used by three people.";
  if (comparison.tests == 0) {
    const auto& most = *std::max_element(
        comparison.words.begin(), comparison.words.end(),
        [](const ComparedWord& left, const ComparedWord& right) { return std::abs(left.g2) < std::abs(right.g2); });
    return "‘" + most.word + "’ differs most: " + grouped(most.first.count) + " of " +
           counted(most.first.base, "person", "people") + " beside " + grouped(most.second.count) + " of " +
           grouped(most.second.base) + ".";
  }
  return sure == 0 ? "No word differs by more than chance."
                   : counted(sure, "word differs", "words differ") + " by more than chance.";
}

WordCell people_cell(const Spoken& side, const ComparedWord& word, const stats::Part& part, bool reads) {
  WordCell cell{.text = grouped(part.count), .strong = true};
  if (!reads || part.count == 0) return cell;
  cell.path = said_path(side, word.word);
  cell.of = "answers to ‘" + side.question.label + "’ that say ‘" + word.word + "’";
  return cell;
}

WordPicture picture_of(const WordComparison& comparison, const AskedPair& pair, const Request& request) {
  const auto first = side_name(*pair.first, *pair.second);
  const auto second = side_name(*pair.second, *pair.first);
  WordPicture out{.remarks = {pairing_words(comparison)},
                  .name = "Words",
                  .caption = "Words with the people who used them on each side, and the tests",
                  .columns = {{"Word", false}, {first}, {second}, {"More by", false}, {"G²"}},
                  .rows = {},
                  .how = {}};
  if (const auto pairs = pairs_of(comparison); !pairs.empty())
    out.picture = [=](double width) { return draw::paired_bars(pairs, first, second, width); };
  if (comparison.tests > 0)
    out.remarks.push_back(counted(comparison.tests, "word was tested", "words were tested") +
                          "; the corrected p allows for all of them.");
  // Where nobody may be followed there is no test, and no empty columns of one.
  const bool tested = comparison.pairing != Pairing::same_blind;
  if (tested) out.columns.insert(out.columns.end(), {{"Chi-square"}, {"p"}, {"Corrected p"}, {"In words", false}});
  const bool reads_first = may_read(request, *pair.first);
  const bool reads_second = may_read(request, *pair.second);
  std::vector<const ComparedWord*> listed;
  for (const auto& word : comparison.words) listed.push_back(&word);
  std::stable_sort(listed.begin(), listed.end(),
                   [](const auto* left, const auto* right) { return std::abs(left->g2) > std::abs(right->g2); });
  for (std::size_t at = 0; at < std::min(most_listed, listed.size()); ++at) {
    const auto& word = *listed[at];
    WordRow row{word.word, {}, {people_cell(*pair.first, word, word.first, reads_first)}};
    row.cells.push_back(people_cell(*pair.second, word, word.second, reads_second));
    // G² itself is never below nought: its sign says which side used the word more.
    row.cells.push_back({word.g2 == 0 ? "–" : word.g2 > 0 ? first : second});
    row.cells.push_back({two_digits(std::abs(word.g2))});
    if (tested) {
      row.cells.push_back({word.chi_square ? two_digits(*word.chi_square) : "–"});
      row.cells.push_back({p_in_words(word.p)});
      row.cells.push_back({p_in_words(word.corrected_p)});
      row.cells.push_back({chance_in_words(word, comparison.pairing)});
    }
    out.rows.push_back(std::move(row));
  }
  using figures::FigureKind;
  figures::FigureKinds kinds{FigureKind::people, FigureKind::share, FigureKind::keyness};
  if (comparison.pairing == Pairing::same) kinds.insert(FigureKind::same_people);
  if (comparison.tests > 0) kinds.insert(FigureKind::many_tests);
  out.how = figures::how_made(kinds, "words of two groups", "more");
  return out;
}

Reply page(const PageContext& context, const Request& request) {
  if (request.query.entries().empty()) return web::redirect("/events/" + request.capture("event") + "/words");
  MUSTER_PAGE(pair, request, asked_pair(context, request));
  const auto comparison = compared(*pair.first, *pair.second);
  View view;
  view.head(headline(comparison), "");
  view.set("EVENT_PATH", "/events/" + pair.first->event.slug);
  view.set("FIRST", side_name(*pair.first, *pair.second)).set("SECOND", side_name(*pair.second, *pair.first));
  view.set("FIRST_BASE", grouped(comparison.first_base)).set("SECOND_BASE", grouped(comparison.second_base));
  view.show_if(pair.first->open || pair.second->open, "OPEN");
  if (comparison.words.empty())
    view.show("NONE", "Nothing to compare: three people use a word before it is told.");
  else
    add_word_picture(view.add("SHOWN"), picture_of(comparison, pair, request));
  if (comparison.hidden > 0)
    view.show("HIDDEN",
              counted(comparison.hidden, "word is", "words are") + " not shown: it may tell who somebody is.");
  MUSTER_PAGE(choice, request,
              comparison_choice(context, request, pair.first->event, pair.first->question.code,
                                pair.second->question.code, request.query.get("with")));
  if (!choice.empty()) view.add("CHOICE").markup("CHOICE_FORM", choice);
  return site::desk_page(request, frame_of(pair.first->event, "Words compared"),
                         web::render("domain/words/pages/compared.html", view));
}

}  // namespace

Result<AskedPair> asked_pair(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  const auto other = request.query.get("with");
  MUSTER_TRY(first, context.spoken->of(slug, request.query.get("first")));
  MUSTER_TRY(second, context.spoken->of(other.empty() ? slug : other, request.query.get("second")));
  if (second->event.programme_id != first->event.programme_id)
    return not_found("There is no event of the name \"" + other + "\" in this programme.");
  if (first->round_id == second->round_id && first->question.code == second->question.code)
    return bad_input("Choose two different questions, or another event.");
  return AskedPair{std::move(first), std::move(second)};
}

Result<std::string> comparison_choice(const PageContext& context, const Request& request, const events::Event& event,
                                      const std::string& first, const std::string& second, const std::string& with) {
  MUSTER_TRY(questions, word_questions(context.database, event.slug));
  MUSTER_TRY(others, events_alike(context.database, event));
  if (questions.empty() || (questions.size() < 2 && others.empty())) return std::string();
  const auto codes = web::choices(questions, &WordQuestion::code, &WordQuestion::label);
  auto beside = second;
  for (const auto& question : questions) {
    if (beside.empty() && (question.code != first || questions.size() == 1)) beside = question.code;
  }
  auto form = web::Form::asking(request, "/events/" + event.slug + "/words-compared");
  (void)form.select("first", "Words of", codes).begins(first);
  (void)form.select("second", "Beside those of", codes).begins(beside);
  if (!others.empty()) {
    std::vector<web::Choice<std::string>> events{{"", "", "The same event"}};
    for (const auto& other : others)
      events.push_back({other.slug, other.slug, other.title + ", " + long_date(other.date)});
    (void)form.select("with", "Asked at", events).begins(with);
  }
  form.button({.words = "Compare", .look = web::Button::Look::second});
  return form.shown();
}

void add_comparison_pages(web::Router& router, const PageContext& context) {
  router.get("/events/{event}/words-compared", access::Permission::read_figures,
             [context](const Request& request) { return page(context, request); });
}

}  // namespace muster::words
