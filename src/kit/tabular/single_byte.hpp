#pragma once
// The encodings in which every byte is a character: which of them a text makes sense in.

#include <string>
#include <string_view>

namespace muster::tabular {

enum class SingleByte { windows_1252, macintosh };

/// The code point of a byte; 0 where the encoding has none.
[[nodiscard]] char32_t character_of(SingleByte encoding, unsigned char byte);

/// How much sense one character makes between its neighbours (0 where there is none): a small letter among letters
/// does, a sign or a capital in the midst of a word does not.
[[nodiscard]] int sense_of(char32_t character, char32_t before, char32_t after);

/// The sum over all characters of a text that are not ASCII.
[[nodiscard]] long sense_in(SingleByte encoding, std::string_view bytes);

}  // namespace muster::tabular
