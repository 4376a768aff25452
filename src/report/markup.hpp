#pragma once
// Text made safe for XML and HTML.

#include <string>
#include <string_view>

namespace muster::report {

/// & < > " ' as references; characters that XML 1.0 forbids are left out.
[[nodiscard]] std::string escaped(std::string_view text);

}  // namespace muster::report
