#pragma once
// Words that hold the event's name or an answer, as another program writes them.

#include "sketch.hpp"

#include <string_view>

namespace muster::conversions {

/// How a format names an answer within words.
struct PipeSpelling {
  std::string_view before;  ///< "${"; empty where it has no words for it
  std::string_view after;   ///< "}"
  bool options = false;     ///< shows an option by its label, and not by its code
};

/// The form in the words of that format. Where it has none, "the event" and what is read without an answer stand there.
[[nodiscard]] forms::Form with_pipes_of(const forms::Form& form, const PipeSpelling& spelling,
                                        Differences& differences);

}  // namespace muster::conversions
