#pragma once
// What people and organisers are told of contact details that are kept apart.

#include <muster/domain/feedback/personal_service.hpp>
#include <muster/domain/forms/form.hpp>
#include <muster/kit/catalogue/catalogue.hpp>

#include <cstddef>
#include <string>

namespace muster::feedback {

/// For organisers: when they go, and whether some are not in the list yet.
[[nodiscard]] std::string kept_until(const Round& round, const PersonalQuestions& questions);
/// For whoever fills in a page that asks for them; empty where it asks for none.
[[nodiscard]] std::string told_when_asked(const forms::Form& form, const forms::Page& page, const Catalogue& words);
/// For whoever has sent them with a form; empty where it asks for none.
[[nodiscard]] std::string told_of_withdrawal(const forms::Form& form, const Catalogue& words);

}  // namespace muster::feedback
