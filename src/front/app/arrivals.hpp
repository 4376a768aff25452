#pragma once
// Which answers each open round had when their order was last forgotten, as one text that all processes share.

#include <muster/domain/feedback/round_service.hpp>

#include <map>
#include <string>
#include <string_view>

namespace muster::app {

[[nodiscard]] std::map<std::string, feedback::SeenAnswers> read_arrivals(std::string_view text);
[[nodiscard]] std::string written_arrivals(const std::map<std::string, feedback::SeenAnswers>& seen);

}  // namespace muster::app
