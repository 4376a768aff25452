#pragma once
// What people made of a statement: agreement summed over its shades, and the rest told shade by shade.

#include <muster/domain/figures/summary.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace muster::figures {

/// How the answers to a statement come out. Nothing where one of its options is no shade of agreeing or disagreeing,
/// or may not be shown.
struct Agreement {
  std::string verb;  ///< of the larger side, for `people` of them: "agree", "strongly agrees", "agree or tend to agree"
  std::int64_t people = 0;  ///< all shades of that side
  std::string shades;       ///< ", 4 of them strongly"; empty for one shade
  std::string rest;         ///< "3 mostly disagree and 1 disagrees."; empty where nobody is left. Where some tend to
                            ///< agree, the shades of agreeing stand here too
};
[[nodiscard]] std::optional<Agreement> agreement_of(const QuestionFigures& question);

}  // namespace muster::figures
