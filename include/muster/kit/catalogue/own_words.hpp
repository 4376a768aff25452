#pragma once
// Whether somebody has read what Muster itself says in a report of a language.

#include <string_view>

namespace muster {

/// Somebody who speaks the language has read Muster's own words of reports, nobody has, or there are none and Muster's
/// sentences stay in English.
enum class OwnWords { checked, unchecked, none };

/// `language` is a tag (BCP 47): "cy", "en-GB". English is checked.
[[nodiscard]] OwnWords own_words_of_reports(std::string_view language);

}  // namespace muster
