#pragma once
// The texts of a form as a list for whoever translates it: a row for each key, a column for each language.

#include <muster/domain/forms/form.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/kit/tabular/table.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace muster::conversions {

struct FormTexts {
  tabular::Row heading;  ///< "key", the form's own language, the others
  std::vector<tabular::Row> rows;
};
/// With a column for `language` too, where one is given that the form does not have yet.
[[nodiscard]] FormTexts form_texts(const forms::Form& form, const std::string& language = {});

/// The form's text with the texts of the list in place of its own languages; what the list leaves empty stays as it
/// was. Errors: a column that is no language, a key that the form does not have, what parse_form says of the result.
[[nodiscard]] Result<std::string> with_form_texts(std::string_view text, const std::string& source,
                                                  const tabular::Table& list);

}  // namespace muster::conversions
