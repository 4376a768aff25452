// The words of two questions side by side: a picture, the table with its tests behind it.
#include "context_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/figures/how_made_pages.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/draw/picture.hpp>
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
constexpr double desk_width = 680;
constexpr double phone_width = 358;

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
             "other, "
             "so no test is made.";
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
  if (comparison.tests == 0) return "Words side by side.";
  return sure == 0 ? "No word differs by more than chance."
                   : counted(sure, "word differs", "words differ") + " by more than chance.";
}

Reply page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(pair, request, asked_pair(context, request));
  const auto comparison = compared(*pair.first, *pair.second);
  const auto first = side_name(*pair.first, *pair.second);
  const auto second = side_name(*pair.second, *pair.first);
  View view;
  view.head(headline(comparison), "");
  view.set("EVENT_PATH", "/events/" + pair.first->event.slug).set("FIRST", first).set("SECOND", second);
  view.set("FIRST_BASE", grouped(comparison.first_base)).set("SECOND_BASE", grouped(comparison.second_base));
  view.set("PAIRING", pairing_words(comparison));
  view.show_if(pair.first->open || pair.second->open, "OPEN");
  if (!comparison.words.empty()) {
    auto& part = view.add("WORDS");
    const auto pairs = pairs_of(comparison);
    if (!pairs.empty())
      part.add("PICTURE")
          .markup("DESK", draw::paired_bars(pairs, first, second, desk_width).svg)
          .markup("PHONE", draw::paired_bars(pairs, first, second, phone_width).svg);
    part.show_if(comparison.pairing != Pairing::same_blind, "TESTED");
    std::vector<const ComparedWord*> listed;
    for (const auto& word : comparison.words) listed.push_back(&word);
    std::stable_sort(listed.begin(), listed.end(),
                     [](const auto* left, const auto* right) { return std::abs(left->g2) > std::abs(right->g2); });
    for (std::size_t at = 0; at < std::min(most_listed, listed.size()); ++at) {
      const auto& word = *listed[at];
      auto& row = part.add("ROW", word.word)
                      .set("FIRST_PEOPLE", grouped(word.first.count))
                      .set("SECOND_PEOPLE", grouped(word.second.count))
                      .set("G2", two_digits(word.g2));
      // Where nobody may be followed there is no test, and no empty columns of one.
      if (comparison.pairing == Pairing::same_blind) continue;
      row.add("CHANCE", chance_in_words(word, comparison.pairing))
          .set("CHI", word.chi_square ? two_digits(*word.chi_square) : "–")
          .set("P", p_in_words(word.p))
          .set("CORRECTED", p_in_words(word.corrected_p));
    }
    if (comparison.tests > 0)
      part.show("TESTS", counted(comparison.tests, "word was tested", "words were tested") +
                             "; the corrected p allows for all of them.");
    using figures::FigureKind;
    figures::FigureKinds kinds{FigureKind::people, FigureKind::share, FigureKind::keyness};
    if (comparison.pairing == Pairing::same) kinds.insert(FigureKind::same_people);
    if (comparison.tests > 0) kinds.insert(FigureKind::many_tests);
    part.markup("HOW", figures::how_made(kinds, "words of two groups", "more"));
  }
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

void add_comparison_pages(web::Router& router, const PageContext& context) {
  router.get("/events/{event}/words-compared", access::Permission::read_figures,
             [context](const Request& request) { return page(context, request); });
}

}  // namespace muster::words
