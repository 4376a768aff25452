// Scores each person on each index, from the columns of its questions.
#include "index_figures.hpp"

#include <muster/domain/forms/index_score.hpp>
#include <muster/kit/stats/alpha.hpp>
#include <muster/kit/stats/mean.hpp>

#include <algorithm>
#include <optional>

namespace muster::figures {
namespace {

constexpr std::int64_t least_for_mean = 5;     // of an anonymous form
constexpr std::int64_t least_for_spread = 10;  // likewise

std::int64_t steps_of(const forms::Question& question) {
  return std::count_if(question.options.begin(), question.options.end(),
                       [](const auto& option) { return !option.beside; });
}

/// What each code of an item's column is worth.
struct Item {
  const query::Column* column;
  std::vector<std::optional<double>> steps;
};

std::vector<Item> items_of(const AnswerColumns& all, const std::vector<const forms::Question*>& questions) {
  std::vector<Item> out;
  for (const auto* question : questions) {
    Item item{&all.of(question->code).values, {}};
    for (const auto& code : item.column->codes()) {
      const forms::Answers alone{{question->code, forms::Answer{{code}, {}}}};
      item.steps.push_back(forms::index_steps({question}, alone).front());
    }
    out.push_back(std::move(item));
  }
  return out;
}

std::optional<double> step_of(const Item& item, std::size_t row) {
  if (item.column->kind() == query::Column::Kind::code) {
    const auto code = item.column->code_at(row);
    return code < item.steps.size() ? item.steps[code] : std::nullopt;
  }
  const auto codes = item.column->read(row);
  return codes.empty() ? std::nullopt : item.steps[item.column->position(codes.front())];
}

IndexFigures figures_of(const AnswerColumns& all, const forms::Index& index) {
  const auto& form = all.form();
  IndexFigures out;
  out.code = index.code;
  out.label = index.label;
  out.usability_scale = index.usability_scale;
  const auto questions = forms::items_of(form, index);
  for (const auto* question : questions) {
    out.items.push_back(question->label);
    out.steps = steps_of(*question);
  }
  const auto items = items_of(all, questions);
  std::vector<double> scores;
  std::vector<std::vector<double>> complete;
  std::vector<std::optional<double>> steps(items.size());
  for (std::size_t row = 0; row < all.rows(); ++row) {
    for (std::size_t at = 0; at < items.size(); ++at) steps[at] = step_of(items[at], row);
    const auto score = forms::score_by(index, steps);
    if (!score) continue;
    scores.push_back(*score);
    if (!std::all_of(steps.begin(), steps.end(), [](const auto& step) { return step.has_value(); })) continue;
    auto& of_row = complete.emplace_back();
    for (const auto& step : steps) of_row.push_back(*step);
  }
  out.base = static_cast<std::int64_t>(scores.size());
  out.complete = static_cast<std::int64_t>(complete.size());
  const auto few = std::max(least_for_mean, static_cast<std::int64_t>(form.suppress_below));
  if (out.base == 0 || (form.anonymous && out.base < few)) return out;
  const auto mean = stats::mean(scores);
  out.mean = mean->value;
  if (!form.anonymous || out.base >= std::max(few, least_for_spread)) out.spread = mean->deviation;
  if (out.complete >= least_for_alpha) out.alpha = stats::cronbach_alpha(complete);
  return out;
}

}  // namespace

std::vector<IndexFigures> index_figures(const AnswerColumns& all) {
  std::vector<IndexFigures> out;
  for (const auto& index : all.form().indexes) out.push_back(figures_of(all, index));
  return out;
}

}  // namespace muster::figures
