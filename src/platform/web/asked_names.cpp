// A name that the route does not take is refused with those that it does.
#include "asked_names.hpp"

#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>

namespace muster::web {

std::optional<Error> unknown_name(const Description& description, const Request& request) {
  // A change says all that it wants in its body, whose names are looked at there.
  if (asks_for_change(request.method) || request.query.entries().empty()) return std::nullopt;
  std::vector<std::string> taken;
  for (const auto& parameter : description.parameters)
    if (!request.captures.contains(parameter.name)) taken.push_back(parameter.name);
  if (description.by_pages) taken.insert(taken.end(), {"after", "page", "per_page"});
  for (const auto& [name, value] : request.query.entries()) {
    if (name.starts_with('$') || std::ranges::find(taken, name) != taken.end()) continue;
    const auto near = nearest(name, taken);
    return bad_input(
               "This address does not take “" + name + "”" + (near ? "; did you mean “" + *near + "”? " : ". ") +
               (taken.empty() ? "It takes nothing after a question mark." : "It takes: " + joined(taken, ", ") + "."))
        .at(name);
  }
  return std::nullopt;
}

}  // namespace muster::web
