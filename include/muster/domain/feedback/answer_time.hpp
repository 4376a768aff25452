#pragma once
// How long a form takes, made from its questions.

#include <muster/domain/forms/form.hpp>
#include <muster/kit/catalogue/catalogue.hpp>

#include <cstddef>
#include <cstdint>
#include <string>

namespace muster::feedback {

/// Minutes that reading and answering takes from page `from` (0-based) on, at least one; a question that depends on
/// another counts half, for half of the people see it.
[[nodiscard]] std::int64_t minutes_to_answer(const forms::Form& form, std::size_t from = 0);

/// Whether the form's own words say how long it takes, in most of the languages that it is asked in.
[[nodiscard]] bool tells_how_long(const forms::Form& form);

/// "about a minute", "about 3 minutes".
[[nodiscard]] std::string minutes_in_words(std::int64_t minutes);
[[nodiscard]] std::string minutes_in_words(std::int64_t minutes, const Catalogue& words);

}  // namespace muster::feedback
