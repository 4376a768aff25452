#pragma once
// Text made safe for XML and HTML: the one place that escapes, but for the templates of pages.

#include <string>
#include <string_view>

namespace muster {

/// For element content and attribute values: & < > " ' as references; control characters, which XML 1.0 forbids, are
/// left out.
[[nodiscard]] std::string escaped(std::string_view text);

}  // namespace muster
