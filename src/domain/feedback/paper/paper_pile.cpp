// Counts a pile.
#include <muster/domain/feedback/paper_pile.hpp>

#include <muster/kit/base/number.hpp>

#include <algorithm>

namespace muster::feedback {

std::string_view sheet_state_name(SheetState state) {
  switch (state) {
    case SheetState::checked:
      return "checked";
    case SheetState::differs:
      return "differs";
    default:
      return "entered";
  }
}

std::int64_t PaperPile::count(SheetState state) const {
  return std::count_if(waiting.begin(), waiting.end(), [&](const auto& sheet) { return sheet.state == state; });
}

std::optional<std::int64_t> PaperPile::next() const {
  return last_number < sheets ? std::optional(last_number + 1) : std::nullopt;
}

std::optional<std::int64_t> PaperPile::next_to_check() const {
  const auto found = std::find_if(waiting.begin(), waiting.end(),
                                  [](const auto& sheet) { return sheet.state == SheetState::entered; });
  return found == waiting.end() ? std::nullopt : std::optional(found->number);
}

std::string pile_in_words(const PaperPile& pile) {
  auto words = grouped(pile.last_number) + " of " + grouped(pile.sheets) + " entered, " +
               grouped(pile.count(SheetState::checked)) + " checked";
  if (const auto differing = pile.count(SheetState::differs); differing > 0)
    words += ", " + grouped(differing) + " to decide";
  return words;
}

}  // namespace muster::feedback
