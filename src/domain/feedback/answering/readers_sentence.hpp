#pragma once
// Who can read single forms, in one sentence for the phone and for paper.

#include <string_view>

namespace muster::feedback {

/// Said to everybody who answers where the round's form tells it.
inline constexpr std::string_view readers_sentence =
    "The people who run the survey can read single forms, without names.";

}  // namespace muster::feedback
