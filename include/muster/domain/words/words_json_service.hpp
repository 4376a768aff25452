#pragma once
// Figures of words as JSON, for programs and the command alike.

#include <muster/domain/words/spoken_service.hpp>
#include <muster/kit/base/json.hpp>

namespace muster::words {

[[nodiscard]] Json phrases_json(const Spoken& spoken);
/// `groups`: whose words they are, where two groups of one question are compared.
[[nodiscard]] Json comparison_json(const WordComparison& comparison, const figures::GroupWords* groups = nullptr);

}  // namespace muster::words
