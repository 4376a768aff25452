// What an address may ask for, in sentences.
#include <muster/platform/web/asked_choice.hpp>

#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>
#include <utility>

namespace muster::web {

Error no_such_choice(const std::string& name, const std::string& given, const std::vector<std::string>& allowed) {
  if (allowed.empty())
    return bad_input("There is nothing to choose by \"" + name + "\" here. Leave it out of the address.").at(name);
  const auto hint = did_you_mean(given, allowed);
  auto error = bad_input("The address asks for " + name + "=" + given + ", and there is no such thing here" +
                         (hint.empty() ? "." : "; " + hint) + " Allowed " + (allowed.size() == 1 ? "is " : "are ") +
                         listed(allowed) + ", or leave it out.");
  if (!hint.empty()) {
    Diagnostic told;
    told.message = "there is no \"" + given + "\" to ask for by \"" + name + "\"";
    told.hint = hint;
    error.diagnostics.push_back(std::move(told));
  }
  return std::move(error).at(name);
}

Outcome check_choice(const Request& request, const std::string& name, const std::vector<std::string>& allowed) {
  for (const auto& [each, given] : request.query.entries())
    if (each == name && !given.empty() && std::ranges::find(allowed, given) == allowed.end())
      return no_such_choice(name, given, allowed);
  return Success{};
}

}  // namespace muster::web
