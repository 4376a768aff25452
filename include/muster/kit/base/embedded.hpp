#pragma once
// Files that travel inside the program: migrations, templates, style sheets, shipped forms and reports.

#include <string_view>
#include <vector>

namespace muster::embedded {

struct File {
  std::string_view name;  ///< relative to the set's folder, with forward slashes
  std::string_view bytes;
};

}  // namespace muster::embedded
