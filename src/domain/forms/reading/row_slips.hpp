#pragma once
// A line below a grid that was meant as a statement, and is not written as one.

#include "domain/forms/grammar/statement.hpp"
#include "draft.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace muster::forms {

struct RowSlip {
  SourceSpan place;
  std::string message;
  std::string hint;
};

/// Of a line of a grid that begins with `head`; nothing where that is no mark of a list.
[[nodiscard]] std::optional<RowSlip> row_slip(const Token& head, std::string_view text);

}  // namespace muster::forms
