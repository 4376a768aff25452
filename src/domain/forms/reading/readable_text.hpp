#pragma once
// What a text must be before it is read as a form: not too large, and text.

#include "draft.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace muster::forms {

struct UnreadableText {
  SourceSpan place;
  std::string message;
  std::string hint;
};

/// Why the text is not read at all, or nothing.
[[nodiscard]] std::optional<UnreadableText> why_not_readable(std::string_view text, const ReadingLimits& limits = {});

}  // namespace muster::forms
