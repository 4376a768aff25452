#pragma once
// Which of several languages a browser asks for (RFC 9110, section 12.5.4; matching by RFC 4647, section 3.4).

#include <string>
#include <string_view>
#include <vector>

namespace muster {

/// `header` is the heading Accept-Language: "cy, en-GB;q=0.8, en;q=0.7". The tag of `offered` that it asks for most;
/// the one asked for first where several are asked for alike. A longer tag is shortened until it is offered ("pt-BR"
/// asks for "pt" too). Empty where nothing fits, or where anything would do. Of a header longer than 500 bytes or of
/// more than 20 tags the rest is not read.
[[nodiscard]] std::string accepted_language(std::string_view header, const std::vector<std::string>& offered);

}  // namespace muster
