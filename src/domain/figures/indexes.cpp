// What the indexes of a form come to, in words.
#include <muster/domain/figures/indexes.hpp>

#include <muster/domain/figures/figure_words.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include "index_figures.hpp"

#include <algorithm>
#include <cmath>

namespace muster::figures {
namespace {

std::string with_digits(double value, int digits) {
  const auto scale = std::llround(std::pow(10, digits));
  const auto parts = std::llround(std::abs(value) * static_cast<double>(scale));
  auto behind = std::to_string(parts % scale);
  behind.insert(0, static_cast<std::size_t>(digits) - behind.size(), '0');
  return (value < 0 && parts > 0 ? "−" : "") + told_decimal(std::to_string(parts / scale) + "." + behind);
}

}  // namespace

std::string finding_of(const IndexFigures& index) {
  if (index.base == 0) return tell("Nobody has a score yet.");
  if (!index.mean) return tell("The score is {hidden}.", {{"hidden", hidden_in_words()}});
  const auto mean = with_digits(*index.mean, 1);
  const auto people = tell_count("{count} person", "{count} people", index.base);
  const auto steps = told_number(index.steps);
  const auto spread = index.spread ? with_digits(*index.spread, 1) : std::string();
  if (index.usability_scale && !index.spread)
    return tell("The mean score is {mean} of 100 ({people}).", {{"mean", mean}, {"people", people}});
  if (index.usability_scale)
    return tell("The mean score is {mean} of 100, with a standard deviation of {spread} ({people}).",
                {{"mean", mean}, {"spread", spread}, {"people", people}});
  if (!index.spread)
    return tell("The mean is {mean} on steps from 1 (worst) to {steps} (best) ({people}).",
                {{"mean", mean}, {"steps", steps}, {"people", people}});
  return tell(
      "The mean is {mean} on steps from 1 (worst) to {steps} (best), with a standard deviation of {spread} ({people}).",
      {{"mean", mean}, {"steps", steps}, {"spread", spread}, {"people", people}});
}

std::string alpha_in_words(const IndexFigures& index) {
  if (!index.mean) return {};
  const auto questions = static_cast<std::int64_t>(index.items.size());
  const auto number = told_small(questions);
  if (index.alpha)
    return tell_count("Cronbach’s alpha is {value} ({people} who answered all {number} question).",
                      "Cronbach’s alpha is {value} ({people} who answered all {number} questions).", questions,
                      {{"value", with_digits(*index.alpha, 2)},
                       {"people", tell_count("{count} person", "{count} people", index.complete)},
                       {"number", number}});
  if (index.complete < least_for_alpha)
    return index.complete == 0
               ? tell(
                     "Cronbach’s alpha is shown where thirty people or more answered all {number} questions; nobody "
                     "did.",
                     {{"number", number}})
               : tell_count(
                     "Cronbach’s alpha is shown where thirty people or more answered all {number} questions; "
                     "{count} did.",
                     "Cronbach’s alpha is shown where thirty people or more answered all {number} questions; "
                     "{count} did.",
                     index.complete, {{"number", number}});
  return tell("There is no Cronbach’s alpha: all who answered have one score.");
}

std::string rule_in_words(const IndexFigures& index) {
  if (index.usability_scale)
    return tell(
        "Scored as the System Usability Scale (Brooke 1996): each of the ten answers counts from 0 (the bad end) to "
        "4, and their sum is multiplied by 2.5. Only who answered all ten has a score.");
  const auto questions = static_cast<std::int64_t>(index.items.size());
  return tell(
      "Made of {number} questions. Who answered at least {least} of them counts, by the mean of what they answered "
      "(the half-scale rule: Fayers et al. 2001).",
      {{"number", told_small(questions)}, {"least", told_small((questions + 1) / 2)}});
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
