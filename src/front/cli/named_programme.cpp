// One answer to "which programme?" for every command that is about a programme and not about an event.
#include "named_programme.hpp"

#include <muster/domain/access/account_service.hpp>
#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/sentence.hpp>

#include <CLI/CLI.hpp>

namespace muster::cli {

Result<NamedProgramme> named_programme(store::Database& database, const std::string& name) {
  MUSTER_TRY(all, access::programme_names(database));
  if (all.empty()) return not_found("There is no programme yet. Make one with: muster demo, or muster event add.");
  std::vector<std::string> names;
  for (const auto& [id, each] : all) {
    if (each == name || (name.empty() && all.size() == 1)) return NamedProgramme{id, each};
    names.push_back(each);
  }
  if (name.empty())
    return bad_input("There are several programmes: " + joined(names, "; ") + ". Say which: --programme NAME");
  const auto hint = did_you_mean(name, names);
  return not_found("There is no programme \"" + name + "\"" + (hint.empty() ? "." : "; " + hint));
}

void add_programme_option(CLI::App& command, std::string& name) {
  command.add_option("--programme", name, "Name of the programme; may be left out where there is one");
}

}  // namespace muster::cli
