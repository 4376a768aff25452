// Takes grids of numbers apart.
#include "amounts.hpp"

#include <muster/domain/forms/sums.hpp>

#include <algorithm>

namespace muster::conversions {
namespace {

bool holds_numbers(const forms::Page& page, const std::string& grid) {
  return std::any_of(page.questions.begin(), page.questions.end(), [&](const forms::Question& question) {
    return question.grid == grid && question.kind == forms::QuestionKind::number;
  });
}

void take_apart(const forms::Form& form, forms::Page& page, const forms::Grid& grid) {
  bool first = true;
  for (auto& question : page.questions) {
    if (question.comment_on == grid.code) {
      question.label = forms::full_label(question, form);
      question.comment_on.clear();
    }
    if (question.grid != grid.code) continue;
    question.grid.clear();
    if (std::exchange(first, false)) {
      const auto hint = grid.hint.empty() ? std::string() : "\n" + grid.hint;
      question.information += (question.information.empty() ? "" : "\n") + grid.label + hint;
    }
  }
}

}  // namespace

forms::Form with_amounts_apart(forms::Form form, Differences& differences) {
  const auto whole = form;
  for (auto& page : form.pages) {
    for (const auto& grid : page.grids) {
      if (!holds_numbers(page, grid.code)) continue;
      const Place place{"question \"" + grid.code + "\"", 1};
      differences.add(place, "a table of numbers", "each is asked by itself");
      if (grid.total)
        differences.add(place, "that they add up to " + forms::sum_in_digits(*grid.total),
                        "left out: other programs have no word for it");
      take_apart(whole, page, grid);
    }
    std::erase_if(page.grids, [&](const forms::Grid& grid) {
      return std::none_of(page.questions.begin(), page.questions.end(),
                          [&](const forms::Question& question) { return question.grid == grid.code; });
    });
  }
  return form;
}

}  // namespace muster::conversions
