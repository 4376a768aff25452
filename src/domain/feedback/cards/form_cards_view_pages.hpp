#pragma once
// The cards of a form as a page shows them.

#include <muster/domain/feedback/form_cards.hpp>
#include <muster/domain/forms/form.hpp>
#include <muster/platform/web/view.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::feedback {

struct CardsShown {
  const FormCards& cards;
  const std::string& here;                 ///< the address that presses are sent to
  const std::optional<forms::Form>& form;  ///< where the text is sound
  const std::vector<Diagnostic>& faults;   ///< of the text
  const std::vector<BankForm>& bank;
  std::string card_fields;   ///< the fields of the open card, as markup
  std::string card_fault{};  ///< what is wrong in them; the text does not say it
};

/// Fills feedback/pages/cards.html: sections PART, PALETTE and what stands in them.
void add_cards(web::View& view, const CardsShown& shown);

/// Fills CARD_REFUSED and FAULT: what is wrong in the open card, and each fault of the text with its line and the card
/// that it is on.
void add_faults(web::View& view, const CardsShown& shown);

/// Shows the page of the open card as a phone does, or the first; without the parts that are faulty where it can.
void add_phone(web::View& view, const CardsShown& shown);

/// The faults that name a question and no line, at the line of that question: it is changed there.
[[nodiscard]] std::vector<Diagnostic> placed_faults(std::string_view text, std::vector<Diagnostic> faults);

/// "The text says ‘helpfull’; did you mean “helpful”?": a fault in one sentence.
[[nodiscard]] std::string words_of_fault(const Diagnostic& fault);

}  // namespace muster::feedback
