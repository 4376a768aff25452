// What an address of figures may ask for, in sentences.

#include <muster/domain/figures/asked_choice_pages.hpp>

#include <muster/kit/base/number.hpp>

#include <algorithm>

namespace muster::figures {
Outcome check_reading(const web::Request& request) { return check_choice(request, "reading", {"yes"}); }

Result<std::optional<int>> year_in(const std::string& text, ErrorKind otherwise) {
  if (text.empty()) return std::optional<int>{};
  const auto year = parse_integer(text);
  if (!year || *year < 1900 || *year > 9999)
    return Error{otherwise, "A year is written with four digits, such as 2025.", {}, {}, "year"};
  return std::optional(static_cast<int>(*year));
}

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
  return web::no_such_choice("by", by, usable);
}

}  // namespace muster::figures
