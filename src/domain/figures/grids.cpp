// Figures of grids are those of their statements, put beside each other; nothing is counted here.
#include <muster/domain/figures/grids.hpp>

#include "amount_grid.hpp"
#include "table_behind.hpp"

#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/findings.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/catalogue/telling.hpp>
#include <muster/kit/draw/agreement.hpp>
#include <muster/kit/draw/picture.hpp>
#include <muster/kit/stats/share.hpp>

#include <algorithm>

namespace muster::figures {
namespace {

std::string in_quotes(const std::string& text) { return "‘" + text + "’"; }

/// Worst first where every statement says alike which end is good; else as in the form.
bool is_judged(const GridFigures& grid) {
  const auto direction = grid.rows.front()->direction;
  const bool alike =
      std::all_of(grid.rows.begin(), grid.rows.end(), [&](const auto* row) { return row->direction == direction; });
  return alike && (direction == forms::Direction::best_first || direction == forms::Direction::worst_first);
}

std::vector<const OptionFigures*> steps_of(const GridFigures& grid, const QuestionFigures& row) {
  std::vector<const OptionFigures*> out;
  for (const auto& option : row.options) {
    if (!option.beside) out.push_back(&option);
  }
  if (is_judged(grid) && row.direction == forms::Direction::best_first) std::reverse(out.begin(), out.end());
  return out;
}

/// The good half of the steps, the middle left out, where it is of one or two; of longer scales the good end alone.
std::vector<const OptionFigures*> good_steps(const GridFigures& grid, const QuestionFigures& row) {
  const auto steps = steps_of(grid, row);
  const std::size_t half = steps.size() / 2 > 2 ? 1 : steps.size() / 2;
  std::vector<const OptionFigures*> out(steps.rbegin(), steps.rbegin() + static_cast<std::ptrdiff_t>(half));
  return out;
}

std::int64_t good_answers(const GridFigures& grid, const QuestionFigures& row) {
  std::int64_t sum = 0;
  for (const auto* step : good_steps(grid, row)) sum += step->figure.people.value_or(0);
  return sum;
}

std::string good_words(const GridFigures& grid) {
  std::vector<std::string> labels;
  for (const auto* step : good_steps(grid, *grid.rows.front())) labels.push_back(in_quotes(step->label));
  return told_choice(labels);
}

std::pair<std::int64_t, std::int64_t> least_and_most(const GridFigures& grid) {
  const auto [least, most] =
      std::minmax_element(grid.rows.begin(), grid.rows.end(),
                          [](const auto* left, const auto* right) { return left->base() < right->base(); });
  return {(*least)->base(), (*most)->base()};
}

/// "27 to 41", "42".
std::string people_range(const GridFigures& grid) {
  const auto [least, most] = least_and_most(grid);
  if (least == most) return told_number(most);
  return tell("{least} to {most}", {{"least", told_number(least)}, {"most", told_number(most)}});
}

/// "27 to 41 people", "one person".
std::string people_in_words(const GridFigures& grid) {
  return least_and_most(grid) == std::pair<std::int64_t, std::int64_t>(1, 1)
             ? tell("one person")
             : tell("{number} people", {{"number", people_range(grid)}});
}

double share_of(const GridFigures& grid, const QuestionFigures& row) {
  return static_cast<double>(good_answers(grid, row)) / static_cast<double>(row.base());
}

std::string statement(const QuestionFigures& row) {
  auto label = row.label;
  while (label.ends_with('.')) label.pop_back();
  return in_quotes(label);
}

std::string of_base(const GridFigures& grid, const QuestionFigures& row) {
  return tell("{people} of {base}",
              {{"people", told_number(good_answers(grid, row))}, {"base", told_number(row.base())}});
}

/// Who was asked and gave no answer; the statements of one figure have no other versions.
std::int64_t no_answer(const QuestionFigures& row) { return std::max<std::int64_t>(row.asked - row.answered, 0); }

std::vector<const OptionFigures*> beside_of(const QuestionFigures& row) {
  std::vector<const OptionFigures*> out;
  for (const auto& option : row.options) {
    if (option.beside) out.push_back(&option);
  }
  return out;
}

document::TableBlock table_of(const GridFigures& grid) {
  document::TableBlock table;
  table.heading = {tell("Statement")};
  table.figures = {false};
  const auto& first = *grid.rows.front();
  for (const auto* step : steps_of(grid, first)) table.heading.push_back(step->label);
  const bool judged = is_judged(grid);
  table.heading.push_back(tell("On the scale"));
  if (judged) {
    table.heading.push_back(good_words(grid));
    table.heading.push_back(tell("95% interval"));
  }
  for (const auto* option : beside_of(first)) table.heading.push_back(option->label);
  table.heading.push_back(tell("No answer"));
  table.figures.resize(table.heading.size(), true);
  for (const auto* row : grid.rows) {
    auto& cells = table.rows.emplace_back(std::vector<std::string>{row->label});
    for (const auto* step : steps_of(grid, *row)) cells.push_back(told_number(step->figure.people.value_or(0)));
    cells.push_back(told_number(row->base()));
    if (judged) {
      const auto interval = stats::wilson(good_answers(grid, *row), row->base());
      cells.push_back(row->base() == 0 ? "–" : told_share(share_of(grid, *row)));
      cells.push_back(interval ? told_range(interval->low, interval->high) : "–");
    }
    for (const auto* option : beside_of(*row)) cells.push_back(told_number(option->figure.people.value_or(0)));
    cells.push_back(told_number(no_answer(*row)));
  }
  return table;
}

/// Shares of the good end with their intervals, and who stands outside the scale.
draw::Picture judged_picture(const GridFigures& grid, double width) {
  draw::AgreementHead head;
  head.good = good_words(grid);
  for (const auto* step : steps_of(grid, *grid.rows.front())) head.steps.push_back(step->label);
  for (const auto* option : beside_of(*grid.rows.front())) head.beside.push_back(option->label);
  head.beside.push_back(tell("No answer"));
  std::vector<draw::AgreementRow> rows;
  for (const auto* row : grid.rows) {
    auto& out = rows.emplace_back(draw::AgreementRow{row->label, {}, good_answers(grid, *row)});
    for (const auto* step : steps_of(grid, *row)) out.steps.push_back(step->figure.people.value_or(0));
    if (const auto interval = stats::wilson(out.good, row->base())) {
      out.low = interval->low;
      out.high = interval->high;
    }
    for (const auto* option : beside_of(*row)) out.beside.push_back(option->figure.people.value_or(0));
    out.beside.push_back(no_answer(*row));
  }
  return draw::agreement(head, rows, width);
}

draw::Picture plain_picture(const GridFigures& grid, double width) {
  std::vector<draw::StatementBar> bars;
  for (const auto* row : grid.rows) {
    draw::StatementBar bar{row->label, {}, told_number(row->base())};
    for (const auto* step : steps_of(grid, *row)) {
      draw::Bar part;
      part.label = step->label;
      part.people = step->figure.people.value_or(0);
      bar.steps.push_back(std::move(part));
    }
    bars.push_back(std::move(bar));
  }
  return draw::statements(bars, draw::ScaleEnds::neither, tell("People"), width);
}

}  // namespace

std::optional<GridFigures> grid_of(const Summary& summary, std::string_view code) {
  GridFigures out;
  for (const auto& question : summary.questions) {
    if (code.empty() || question.grid != code) continue;
    out.code = question.grid;
    out.label = question.grid_label;
    out.rows.push_back(&question);
  }
  if (out.rows.empty()) return std::nullopt;
  return out;
}

bool has_shares(const GridFigures& grid) {
  return is_judged(grid) && !is_of_amounts(grid) && least_and_most(grid).second > 0;
}

GridFigures best_first(GridFigures grid) {
  if (!has_shares(grid)) return grid;
  const auto share = [&](const QuestionFigures* row) { return row->base() == 0 ? -1.0 : share_of(grid, *row); };
  std::stable_sort(grid.rows.begin(), grid.rows.end(),
                   [&](const auto* left, const auto* right) { return share(left) > share(right); });
  return grid;
}

bool is_one_figure(const GridFigures& grid, const Summary& summary) {
  if (summary.of_blocks || !summary.where.empty()) return false;
  if (grid.rows.front()->kind == forms::QuestionKind::pick_any) return false;  // their ticks add up to no whole
  if (is_of_amounts(grid) && !has_bars(grid)) return false;
  return std::none_of(grid.rows.begin(), grid.rows.end(), [](const QuestionFigures* row) {
    return row->suppressed || row->not_asked > 0 || row->untold > 0 ||
           std::any_of(row->options.begin(), row->options.end(),
                       [](const auto& option) { return option.figure.suppressed; });
  });
}

std::string base_of(const GridFigures& grid, const Summary& summary) {
  const auto [least, most] = least_and_most(grid);
  if (most == 0) return base_of(*grid.rows.front(), summary);
  // The statements of a grid have one condition; what is asked for each tick has one each.
  const bool repeated = std::any_of(grid.rows.begin(), grid.rows.end(),
                                    [&](const auto* row) { return row->asked != grid.rows.front()->asked; });
  if (repeated) return tell("{people}, each asked about what they ticked", {{"people", people_in_words(grid)}});
  if (least == most) return base_of(*grid.rows.front(), summary);
  const auto asked = grid.rows.front()->asked;
  const auto range = people_range(grid);
  return asked == summary.counted_responses
             ? tell_count("{base} of {count} response", "{base} of {count} responses", asked, {{"base", range}})
             : tell_count("{base} of {count} person who were asked", "{base} of {count} people who were asked", asked,
                          {{"base", range}});
}

std::string finding_of(const GridFigures& grid, const Summary& summary) {
  if (least_and_most(grid).second == 0) return finding_of(*grid.rows.front(), summary);
  const auto count = static_cast<std::int64_t>(grid.rows.size());
  const bool amounts = is_of_amounts(grid);
  const auto people = people_in_words(grid);
  auto plain = amounts ? tell_count("{count} line, answered by {people} each.",
                                    "{count} lines, answered by {people} each.", count, {{"people", people}})
                       : tell_count("{count} statement, answered by {people} each.",
                                    "{count} statements, answered by {people} each.", count, {{"people", people}});
  if (amounts) {
    const auto found = amounts_finding(grid);
    return found.empty() ? plain : found;
  }
  if (!is_judged(grid) || least_and_most(grid).first == 0) return plain;
  auto rows = grid.rows;
  std::stable_sort(rows.begin(), rows.end(),
                   [&](const auto* left, const auto* right) { return share_of(grid, *left) > share_of(grid, *right); });
  const auto share = [&](std::size_t at) { return share_of(grid, *rows[at]); };
  if (rows.size() < 2 || share(0) == share(1) || share(rows.size() - 1) == share(rows.size() - 2)) return plain;
  return tell("{answer} was answered most often to {most} ({most_people}) and least often to {least} ({least_people}).",
              {{"answer", good_words(grid)},
               {"most", statement(*rows.front())},
               {"most_people", of_base(grid, *rows.front())},
               {"least", statement(*rows.back())},
               {"least_people", of_base(grid, *rows.back())}});
}

std::vector<document::Block> grid_blocks(const Summary& summary, const GridFigures& grid, const std::string& caption,
                                         double width) {
  const bool judged = is_judged(grid);
  if (least_and_most(grid).second == 0) {
    const auto why = base_of(*grid.rows.front(), summary);
    return {{document::Paragraph{{{caption + ": ", true, false, {}}, {why + ".", false, false, {}}},
                                 document::Paragraph::Look::body}}};
  }
  if (is_of_amounts(grid)) return amount_blocks(summary, grid, caption, width);
  const bool no_order = grid.rows.front()->direction == forms::Direction::unordered;
  auto base = base_of(grid, summary) + (judged || no_order ? "" : ". " + tell("Order as in the form"));
  document::FigureBlock shown{0, caption, std::move(base),
                              judged ? judged_picture(grid, width) : plain_picture(grid, width)};
  return with_table_behind(std::move(shown), table_of(grid));
}

}  // namespace muster::figures
