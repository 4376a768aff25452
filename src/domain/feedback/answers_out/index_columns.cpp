// An index is written as a number question with its code would be.
#include "index_columns.hpp"

#include <algorithm>
#include <cmath>

namespace muster::feedback {
namespace {

constexpr std::size_t digits = 4;

std::string in_digits(double score) {
  const auto parts = std::llround(score * 1e4);
  auto behind = std::to_string(parts % 10'000);
  behind.insert(0, digits - behind.size(), '0');
  while (!behind.empty() && behind.back() == '0') behind.pop_back();
  return std::to_string(parts / 10'000) + (behind.empty() ? "" : "." + behind);
}

}  // namespace

forms::Form with_index_columns(forms::Form form) {
  if (form.pages.empty()) return form;
  std::vector<forms::Question> columns;
  for (const auto& index : form.indexes) {
    const auto items = forms::items_of(form, index);
    if (items.empty()) continue;
    forms::Question column;
    column.code = index.code;
    column.kind = forms::QuestionKind::number;
    column.label = index.label;
    column.decimals = digits;
    const auto range = forms::score_range(form, index);
    column.low = range.low;
    column.high = range.high;
    columns.push_back(std::move(column));
  }
  auto& last = form.pages.back().questions;
  last.insert(last.end(), columns.begin(), columns.end());
  return form;
}

IndexScores::IndexScores(const forms::Form& form) {
  for (const auto& index : form.indexes) indexes_.emplace_back(index, forms::items_of(form, index));
}

void IndexScores::add(forms::Answers& answers) const {
  for (const auto& [index, items] : indexes_) {
    if (const auto score = forms::score_by(index, forms::index_steps(items, answers)))
      answers[index.code] = forms::Answer{{}, {in_digits(*score)}};
  }
}

}  // namespace muster::feedback
