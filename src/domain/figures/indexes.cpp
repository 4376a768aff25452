// What the indexes of a form come to, in words.
#include <muster/domain/figures/indexes.hpp>

#include <muster/domain/figures/figure_words.hpp>
#include <muster/kit/base/number.hpp>

#include "index_figures.hpp"

#include <algorithm>
#include <cmath>

namespace muster::figures {
namespace {

std::string with_digits(double value, int digits) {
  const auto scale = static_cast<long long>(std::llround(std::pow(10, digits)));
  const auto parts = std::llround(std::abs(value) * static_cast<double>(scale));
  auto behind = std::to_string(parts % scale);
  behind.insert(0, static_cast<std::size_t>(digits) - behind.size(), '0');
  return (value < 0 && parts > 0 ? "−" : "") + std::to_string(parts / scale) + "." + behind;
}

}  // namespace

std::string finding_of(const IndexFigures& index) {
  if (index.base == 0) return "Nobody has a score yet.";
  if (!index.mean) return "The score is " + hidden_in_words() + ".";
  const auto spread = index.spread ? ", with a standard deviation of " + with_digits(*index.spread, 1) : std::string();
  if (index.usability_scale) {
    return "The mean score is " + with_digits(*index.mean, 1) + " of 100" + spread + " (" +
           counted(index.base, "person", "people") + ").";
  }
  return "The mean is " + with_digits(*index.mean, 1) + " on steps from 1 (worst) to " + std::to_string(index.steps) +
         " (best)" + spread + " (" + counted(index.base, "person", "people") + ").";
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
  if (index.usability_scale) {
    return "Scored as the System Usability Scale (Brooke 1996): each of the ten answers counts from 0 (the bad end) to "
           "4, and their sum is multiplied by 2.5. Only who answered all ten has a score.";
  }
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
