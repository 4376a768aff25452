#pragma once
// Text as people write it: UTF-8 that is valid, folded for comparison, cut and counted by characters.

#include <cstddef>
#include <string>
#include <string_view>

namespace muster {

/// True where `text` is well-formed UTF-8 and holds no NUL.
[[nodiscard]] bool is_valid_text(std::string_view text);

/// Canonical composition (NFC). Ill-formed input comes back unchanged.
[[nodiscard]] std::string to_nfc(std::string_view text);

/// Number of code points.
[[nodiscard]] std::size_t character_count(std::string_view text);

/// Without white space (Unicode's, no-break space included) at both ends.
[[nodiscard]] std::string trimmed(std::string_view text);

/// Lower case by Unicode's rules, independent of any locale.
[[nodiscard]] std::string lower_case(std::string_view text);

/// The form in which two names are compared: compatibility-decomposed, case-folded, accents dropped, every run of
/// spaces and punctuation removed, "&" read as "and". "Towerhamlets" and "Tower  Hamlets" fold alike.
[[nodiscard]] std::string folded_name(std::string_view text);

/// Orders names as an English reader expects (accents and case last).
[[nodiscard]] int compare_names(std::string_view left, std::string_view right);

}  // namespace muster
