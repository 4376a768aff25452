#pragma once
// Who can read single forms, in one sentence for the phone and for paper.

#include <muster/kit/catalogue/catalogue.hpp>

namespace muster::feedback {

/// Said to everybody who answers where the round's form tells it.
inline constexpr const char* readers_sentence =
    to_say("The people who run the survey can read single forms, without names.");

}  // namespace muster::feedback
