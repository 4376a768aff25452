// What an address of figures may ask for, in sentences.

#include <muster/domain/figures/asked_choice_pages.hpp>

#include <muster/kit/base/sentence.hpp>

#include <algorithm>

namespace muster::figures {
namespace {

Error not_allowed_value(const std::string& name, const std::string& given, const std::vector<std::string>& allowed) {
  if (allowed.empty())
    return bad_input("There is nothing to choose by \"" + name + "\" here. Leave it out of the address.").at(name);
  return bad_input("The address asks for " + name + "=" + given + ", and there is no such thing here. Allowed " +
                   (allowed.size() == 1 ? "is " : "are ") + listed(allowed) + ", or leave it out.")
      .at(name);
}

}  // namespace

Outcome check_choice(const web::Request& request, const std::string& name, const std::vector<std::string>& allowed) {
  const auto given = request.query.get(name);
  if (given.empty() || std::ranges::find(allowed, given) != allowed.end()) return Success{};
  return not_allowed_value(name, given, allowed);
}

Outcome check_reading(const web::Request& request) { return check_choice(request, "reading", {"yes"}); }

Outcome check_cut(const Summary& summary, const std::string& by) {
  if (by.empty()) return Success{};
  std::vector<std::string> usable;
  for (const auto& cut : summary.cuts) {
    if (cut.code == by && !cut.why_not.empty()) return bad_input(cut.why_not).at("by");
    if (!cut.groups.empty()) usable.push_back(cut.code);
  }
  if (std::ranges::find(usable, by) != usable.end()) {
    if (summary.no_breakdown.empty()) return Success{};
    return bad_input(summary.no_breakdown).at("by");
  }
  if (usable.empty() && !summary.no_breakdown.empty()) return bad_input(summary.no_breakdown).at("by");
  return not_allowed_value("by", by, usable);
}

}  // namespace muster::figures
