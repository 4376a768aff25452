#pragma once
// Faults of a form as its cards tell them, and the presses that put them right.

#include "form_cards_view_pages.hpp"

#include <string>
#include <vector>

namespace muster::feedback {

/// A press that puts a fault right.
struct Cure {
  std::string words;
  std::string press;
};
[[nodiscard]] std::vector<Cure> cures_of(const CardsShown& shown, const Diagnostic& fault);

/// As whoever works with cards reads it: of codes they need to know nothing.
[[nodiscard]] std::string words_on_card(const CardsShown& shown, const Diagnostic& fault);

}  // namespace muster::feedback
