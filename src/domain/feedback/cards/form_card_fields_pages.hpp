#pragma once
// The fields of the open card: declared for a form, and read from what was sent.

#include <muster/domain/feedback/form_cards.hpp>
#include <muster/platform/web/form.hpp>

#include <string>
#include <vector>

namespace muster::feedback {

/// What the open card's fields say. Fields that are not there are as they were shown.
[[nodiscard]] CardFields typed_fields(const web::Request& request, const CardFields& shown,
                                      const std::vector<forms::ConditionChoice>& choices);

/// Declares the fields of the open card, a part of that kind.
void add_fields(web::Form& form, const FormCards& cards, const CardFields& fields, forms::PartKind kind);

/// These fields' controls of a view that was filled, in the order in which they stand on the card. The
/// small print is unfolded where it says anything.
[[nodiscard]] std::string fields_markup(const web::View& view, const CardFields& fields);

}  // namespace muster::feedback
