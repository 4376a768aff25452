#pragma once
// A ranking from what somebody gave: a number beside each option, as on paper, or the options in order.

#include <muster/domain/forms/form.hpp>
#include <muster/kit/catalogue/catalogue.hpp>

#include <string>
#include <vector>

namespace muster::forms {

struct NumberedOption {
  const Option* option = nullptr;
  std::string number;  ///< as it was typed; not empty
};

struct Ranked {
  std::vector<std::string> codes;  ///< the first choice first; empty where nothing was given, or `error` says why
  std::string error;               ///< what to do; empty where all is well
};

/// Numbers are 1 to as many as may be ranked, each once and without a gap. Errors are in the words of the catalogue.
[[nodiscard]] Ranked ranked_by_numbers(const Question& question, const std::vector<NumberedOption>& numbers,
                                       const Catalogue& words);

/// Each option of the question once.
[[nodiscard]] Ranked ranked_by_codes(const Question& question, std::vector<std::string> codes, const Catalogue& words);

}  // namespace muster::forms
