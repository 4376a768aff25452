#pragma once
// The commands of series: of events that belong together.

#include "console.hpp"

namespace CLI {  // NOLINT(readability-identifier-naming): the library's own name
class App;
}

namespace muster::cli {

void add_series_commands(CLI::App& program, Console& console);  // series list|make|add|people|figures|copy

}  // namespace muster::cli
