#pragma once
// Which questions a grid holds together.

#include <muster/domain/forms/form.hpp>

#include <string>

namespace muster::asking {

/// The code of the grid in which `question` stands, as a statement or as a comment; empty where in none.
[[nodiscard]] std::string grid_around(const forms::Form& form, const forms::Question& question);

/// True where a comment is asked of everybody who is asked what it comments on.
[[nodiscard]] bool follows_its_question(const forms::Form& form, const forms::Question& comment);

}  // namespace muster::asking
