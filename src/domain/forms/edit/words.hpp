#pragma once
// What changes to a text say where they find nothing to change.

#include <muster/kit/base/result.hpp>

namespace muster::forms {

[[nodiscard]] inline Error no_such_part() {
  return bad_input("The text has changed, and this card with it. Try again.");
}

}  // namespace muster::forms
