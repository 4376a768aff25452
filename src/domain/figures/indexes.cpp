// What the indexes of a form come to. Nothing else is ever counted over several questions of one person.
#include <muster/domain/figures/indexes.hpp>

#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/forms/index_score.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/stats/alpha.hpp>
#include <muster/kit/stats/mean.hpp>

#include <algorithm>
#include <cmath>

namespace muster::figures {
namespace {

constexpr std::int64_t least_for_mean = 5;     // of an anonymous form
constexpr std::int64_t least_for_spread = 10;  // likewise
constexpr std::int64_t least_for_alpha = 30;   // below, it says more of chance than of the questions

std::string with_digits(double value, int digits) {
  const auto scale = static_cast<long long>(std::llround(std::pow(10, digits)));
  const auto parts = std::llround(std::abs(value) * static_cast<double>(scale));
  auto behind = std::to_string(parts % scale);
  behind.insert(0, static_cast<std::size_t>(digits) - behind.size(), '0');
  return (value < 0 && parts > 0 ? "−" : "") + std::to_string(parts / scale) + "." + behind;
}

std::int64_t steps_of(const forms::Question& question) {
  return std::count_if(question.options.begin(), question.options.end(),
                       [](const auto& option) { return !option.beside; });
}

IndexFigures figures_of(const forms::Form& form, const forms::Index& index,
                        const std::vector<const forms::Answers*>& people) {
  IndexFigures out;
  out.code = index.code;
  out.label = index.label;
  const auto items = forms::items_of(form, index);
  for (const auto* question : items) {
    out.items.push_back(question->label);
    out.steps = steps_of(*question);
  }
  std::vector<double> scores;
  std::vector<std::vector<double>> complete;
  for (const auto* answers : people) {
    const auto steps = forms::index_steps(items, *answers);
    const auto score = forms::index_score(steps);
    if (!score) continue;
    scores.push_back(*score);
    if (!std::all_of(steps.begin(), steps.end(), [](const auto& step) { return step.has_value(); })) continue;
    auto& row = complete.emplace_back();
    for (const auto& step : steps) row.push_back(*step);
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

std::vector<IndexFigures> index_figures(const forms::Form& form, const std::vector<const forms::Answers*>& people) {
  std::vector<IndexFigures> out;
  for (const auto& index : form.indexes) out.push_back(figures_of(form, index, people));
  return out;
}

std::string finding_of(const IndexFigures& index) {
  if (index.base == 0) return "Nobody has a score yet.";
  if (!index.mean) return "The score is " + hidden_in_words() + ".";
  return "The mean is " + with_digits(*index.mean, 1) + " on steps from 1 (worst) to " + std::to_string(index.steps) +
         " (best)" + (index.spread ? ", with a standard deviation of " + with_digits(*index.spread, 1) : "") + " (" +
         counted(index.base, "person", "people") + ").";
}

std::string alpha_in_words(const IndexFigures& index) {
  if (!index.mean) return {};
  const auto questions = in_words(static_cast<std::int64_t>(index.items.size())) + " questions";
  if (index.alpha) {
    return "Cronbach’s alpha is " + with_digits(*index.alpha, 2) + " (" + counted(index.complete, "person", "people") +
           " who answered all " + questions + ").";
  }
  if (index.complete < least_for_alpha) {
    return "Cronbach’s alpha is shown where thirty people or more answered all " + questions + "; " +
           (index.complete == 0 ? "nobody" : grouped(index.complete)) + " did.";
  }
  return "There is no Cronbach’s alpha: all who answered have one score.";
}

std::string rule_in_words(const IndexFigures& index) {
  const auto questions = static_cast<std::int64_t>(index.items.size());
  return "Made of " + in_words(questions) + " questions. Who answered at least " + in_words((questions + 1) / 2) +
         " of them counts, by the mean of what they answered (the half-scale rule: Fayers et al. 2001).";
}

std::vector<document::Block> index_blocks(const IndexFigures& index) {
  using Look = document::Paragraph::Look;
  const auto plain = [](std::string text, Look look) {
    return document::Block{document::Paragraph{{{std::move(text), false, false, {}}}, look}};
  };
  std::vector<document::Block> out{plain(finding_of(index), Look::body)};
  if (auto alpha = alpha_in_words(index); !alpha.empty()) out.push_back(plain(std::move(alpha), Look::body));
  out.push_back(plain(rule_in_words(index), Look::note));
  return out;
}

const IndexFigures* index_named(const Summary& summary, std::string_view code) {
  const auto found =
      std::find_if(summary.indexes.begin(), summary.indexes.end(), [&](const auto& each) { return each.code == code; });
  return found == summary.indexes.end() ? nullptr : &*found;
}

}  // namespace muster::figures
