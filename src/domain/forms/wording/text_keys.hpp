#pragma once
// How the keys of a form's texts are made of codes.

#include <string>

namespace muster::forms {

/// "helpful"; "question.title" where the code is a word that begins other keys.
[[nodiscard]] std::string key_of_code(const std::string& code);

/// "helpful.yes", "scale.agreement.agree"; "helpful.option.hint" where the code is a word that stands behind others.
[[nodiscard]] std::string key_of_option(const std::string& owner, const std::string& code);

}  // namespace muster::forms
