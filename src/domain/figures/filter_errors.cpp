// The place is told by its character: a condition is one line.
#include <muster/domain/figures/filter_errors.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <utility>

namespace muster::figures {

std::vector<std::string> filter_errors(const Error& error) {
  std::vector<std::string> out;
  for (const auto& diagnostic : error.diagnostics) {
    auto words = diagnostic.message;
    if (diagnostic.column > 0)
      words = "Character " + grouped(static_cast<std::int64_t>(diagnostic.column)) + ": " + words;
    else
      words = capitalised(std::move(words));
    out.push_back(words + (diagnostic.hint.empty() ? "" : "; " + diagnostic.hint));
  }
  if (out.empty()) out.push_back(error.message);
  return out;
}

}  // namespace muster::figures
