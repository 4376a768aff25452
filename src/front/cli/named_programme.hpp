#pragma once
// The programme that a command is about: named by --programme, or the only one there is.

#include <muster/kit/base/result.hpp>
#include <muster/platform/store/database.hpp>

#include <string>

namespace CLI {  // NOLINT(readability-identifier-naming): the library's own name
class App;
}

namespace muster::cli {

struct NamedProgramme {
  std::string id;
  std::string name;
};
/// bad_input that names what there is where none is named and there are several; not_found, with the nearest name,
/// where there is none of that name, or none at all.
[[nodiscard]] Result<NamedProgramme> named_programme(store::Database& database, const std::string& name);
/// Adds --programme NAME.
void add_programme_option(CLI::App& command, std::string& name);

}  // namespace muster::cli
