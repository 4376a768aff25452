// The strongest difference stands first, in the headline, the picture and the table.
#include "compared_words_pages.hpp"

#include <muster/domain/figures/how_made_pages.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/draw/picture.hpp>

#include <algorithm>
#include <cmath>

namespace muster::words {
namespace {

constexpr std::size_t most_drawn = 8;  // on each side
constexpr std::size_t most_listed = 100;
constexpr std::size_t most_named = 3;

draw::Bar bar_of(const ComparedWord& word, const stats::Part& part) {
  return {.label = word.word,
          .people = part.count,
          .share = part.base == 0 ? 0 : static_cast<double>(part.count) / static_cast<double>(part.base)};
}

std::vector<const ComparedWord*> strongest_first(const WordComparison& comparison) {
  std::vector<const ComparedWord*> out;
  for (const auto& word : comparison.words) out.push_back(&word);
  std::stable_sort(out.begin(), out.end(),
                   [](const auto* left, const auto* right) { return std::abs(left->g2) > std::abs(right->g2); });
  return out;
}

/// What each side says most beside the other.
std::vector<draw::BarPair> pairs_of(const WordComparison& comparison) {
  std::vector<draw::BarPair> out;
  std::size_t of_first = 0;
  std::size_t of_second = 0;
  for (const auto* word : strongest_first(comparison)) {
    if (word->g2 == 0 || (word->g2 > 0 ? of_first : of_second)++ >= most_drawn) continue;
    out.push_back({word->word, bar_of(*word, word->first), bar_of(*word, word->second)});
  }
  return out;
}

std::string two_digits(double value) {
  const auto hundredths = std::llround(std::abs(value) * 100);
  return (value < 0 && hundredths > 0 ? "−" : "") + std::to_string(hundredths / 100) + "." +
         (hundredths % 100 < 10 ? "0" : "") + std::to_string(hundredths % 100);
}

std::string p_of(const std::optional<double>& p) {
  if (!p) return "–";
  return *p < 0.01 ? "under 0.01" : two_digits(*p);
}

std::string counts_of(const ComparedWord& word) {
  return grouped(word.first.count) + " of " + counted(word.first.base, "person", "people") + " beside " +
         grouped(word.second.count) + " of " + grouped(word.second.base);
}

}  // namespace

std::string headline_of(const WordComparison& comparison) {
  if (comparison.words.empty()) return "No word is used by three people.";
  const auto all = strongest_first(comparison);
  const auto& most = *all.front();
  if (comparison.tests == 0) return "‘" + most.word + "’ differs most: " + counts_of(most) + ".";
  const auto sure = sure_words(comparison);
  if (sure.empty())
    return "No word differs by more than chance. ‘" + most.word + "’ differs most: " + counts_of(most) + ".";
  if (sure.size() == 1)
    return "‘" + sure.front()->word + "’ alone differs by more than chance: " + counts_of(*sure.front()) + ".";
  std::vector<std::string> named;
  const auto several = sure.size() > most_named + 1 ? most_named : sure.size();
  for (std::size_t at = 0; at < several; ++at) named.push_back("‘" + sure[at]->word + "’");
  const auto others = static_cast<std::int64_t>(sure.size() - several);
  if (others > 0) named.push_back(grouped(others) + " other words");
  return listed(named) + " differ by more than chance.";
}

WordPicture picture_of(const WordComparison& comparison, const ComparedSides& sides) {
  const auto first = sides.first;
  const auto second = sides.second;
  WordPicture out{.remarks = {sides.who},
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
  const auto listed_words = strongest_first(comparison);
  for (std::size_t at = 0; at < std::min(most_listed, listed_words.size()); ++at) {
    const auto& word = *listed_words[at];
    WordRow row{word.word, {}, {}};
    for (const bool of_first : {true, false}) {
      WordCell cell{.text = grouped((of_first ? word.first : word.second).count), .strong = true};
      if (sides.open) sides.open(cell, word, of_first);
      row.cells.push_back(std::move(cell));
    }
    // G² itself is never below nought: its sign says which side used the word more.
    row.cells.push_back({word.g2 == 0 ? "–" : word.g2 > 0 ? first : second});
    row.cells.push_back({two_digits(std::abs(word.g2))});
    if (tested) {
      row.cells.push_back({word.chi_square ? two_digits(*word.chi_square) : "–"});
      row.cells.push_back({p_of(word.p)});
      row.cells.push_back({p_of(word.corrected_p)});
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

void add_compared(web::View& page, const WordComparison& comparison, const ComparedSides& sides) {
  auto& view = page.add("FIGURE").set("FIRST", sides.first).set("SECOND", sides.second);
  view.set("FIRST_BASE", grouped(comparison.first_base)).set("SECOND_BASE", grouped(comparison.second_base));
  view.show_if(sides.open_form, "OPEN");
  if (comparison.words.empty())
    view.show("NONE", sides.none);
  else
    add_word_picture(view.add("SHOWN"), picture_of(comparison, sides));
  if (comparison.hidden > 0)
    view.show("HIDDEN",
              counted(comparison.hidden, "word is", "words are") + " not shown: it may tell who somebody is.");
}

}  // namespace muster::words
