#pragma once
// What the form language calls a kind of question; `kind_name` is what files and replies call it.

#include <muster/domain/forms/form.hpp>

#include <string_view>

namespace muster::forms {

[[nodiscard]] std::string_view kind_words(QuestionKind kind);  ///< "pick one", "pick any", "scale", ...

}  // namespace muster::forms
