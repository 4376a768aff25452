// Nothing is counted here: ranks are those of the summary, put in order of points.
#include <muster/domain/figures/rankings.hpp>

#include "table_behind.hpp"

#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/findings.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/catalogue/telling.hpp>
#include <muster/kit/draw/picture.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace muster::figures {
namespace {

/// Ranks that stand apart in a picture; those below them are one step.
constexpr std::size_t most_apart = 5;

std::string rank_name(std::size_t rank) {
  constexpr std::array<const char*, most_apart> names{to_tell("First"), to_tell("Second"), to_tell("Third"),
                                                      to_tell("Fourth"), to_tell("Fifth")};
  return tell(names.at(rank));
}

/// One step of the picture.
struct Step {
  std::string label;
  std::vector<std::int64_t> people;  ///< by option
};

std::vector<Step> steps_of(const QuestionFigures& question) {
  const auto ranks = question.ranks.front().people.size();
  const auto apart = ranks > most_apart + 1 ? most_apart : std::min(ranks, most_apart);
  std::vector<Step> out;
  for (std::size_t rank = 0; rank < apart; ++rank) {
    auto& step = out.emplace_back(Step{rank_name(rank), {}});
    for (const auto& option : question.ranks) step.people.push_back(option.people[rank]);
  }
  if (apart < ranks) {
    auto& step = out.emplace_back(Step{ranks == apart + 1 ? tell("Sixth") : tell("Sixth or later"), {}});
    for (const auto& option : question.ranks) {
      step.people.push_back(std::accumulate(option.people.begin() + static_cast<std::ptrdiff_t>(apart),
                                            option.people.end(), std::int64_t{0}));
    }
  }
  const bool some_not = std::any_of(question.ranks.begin(), question.ranks.end(),
                                    [&](const RankFigures& option) { return option.ranked < question.answered; });
  if (!some_not) return out;
  auto& step = out.emplace_back(Step{tell("Not put in order"), {}});
  for (const auto& option : question.ranks) step.people.push_back(question.answered - option.ranked);
  return out;
}

std::vector<std::size_t> by_points(const QuestionFigures& question) {
  std::vector<std::size_t> order(question.ranks.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
    return question.ranks[left].points > question.ranks[right].points;
  });
  return order;
}

std::string mean_of(const RankFigures& option) {
  if (!option.mean) return "–";
  const auto tenths = std::llround(*option.mean * 10);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

document::TableBlock table_of(const QuestionFigures& question) {
  document::TableBlock table;
  table.heading = {tell("Answer")};
  const auto steps = steps_of(question);
  for (const auto& step : steps) table.heading.push_back(step.label);
  table.heading.insert(table.heading.end(), {tell("Put first"), tell("Mean rank"), tell("Ranked by"), tell("Points")});
  table.figures.assign(table.heading.size(), true);
  table.figures.front() = false;
  for (const auto at : by_points(question)) {
    const auto& first = question.options[at].figure;
    const auto& ranks = question.ranks[at];
    auto& cells = table.rows.emplace_back(std::vector<std::string>{question.options[at].label});
    for (const auto& step : steps) cells.push_back(grouped(step.people[at]));
    cells.push_back(first.share ? percent(*first.share) : "–");
    cells.push_back(mean_of(ranks));
    cells.push_back(grouped(ranks.ranked));
    cells.push_back(grouped(ranks.points));
  }
  return table;
}

}  // namespace

std::string points_in_words(const QuestionFigures& question) {
  const auto most = question.ranks.front().people.size();
  std::int64_t first = 0;
  std::int64_t last = 0;
  for (const auto& option : question.ranks) {
    first += option.people.front();
    last += option.people.back();
  }
  const auto fewer = std::max<std::int64_t>(first - last, 0);
  const auto points = std::to_string(most);
  const auto second = std::to_string(most - 1);
  const MessageParts parts{{"first", points}, {"second", second}};
  auto out =
      (most > 2 ? tell("Options stand in order of points: {first} for a first choice, {second} for a second and "
                       "so on",
                       parts)
                : tell("Options stand in order of points: {first} for a first choice, {second} for a second", parts)) +
      ". " + tell("The mean rank is that of the people who ranked the option");
  if (fewer > 0)
    out += ". " + tell_count("{count} person put fewer than {all} in order",
                             "{count} people put fewer than {all} in order", fewer,
                             {{"all", told_small(static_cast<std::int64_t>(most))}});
  return out;
}

std::vector<document::Block> ranking_blocks(const Summary& summary, const QuestionFigures& question,
                                            const std::string& caption, double width) {
  if (const auto why = why_blank(question, summary)) {
    return {{document::Paragraph{{{caption + ": ", true, false, {}}, {*why + ".", false, false, {}}},
                                 document::Paragraph::Look::body}}};
  }
  const auto steps = steps_of(question);
  std::vector<draw::StatementBar> bars;
  for (const auto at : by_points(question)) {
    draw::StatementBar bar{question.options[at].label, {}, mean_of(question.ranks[at])};
    for (const auto& step : steps) {
      draw::Bar part;
      part.label = step.label;
      part.people = step.people[at];
      bar.steps.push_back(std::move(part));
    }
    bars.push_back(std::move(bar));
  }
  document::FigureBlock shown{0, caption, base_of(question, summary), draw::ranks(bars, tell("Mean rank"), width)};
  return with_table_behind(std::move(shown), table_of(question));
}

}  // namespace muster::figures
