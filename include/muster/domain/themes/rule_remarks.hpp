#pragma once
// What of a rule can be read and hardly means what its writer meant: signs of another language, words that nearly every
// answer holds, a distance wider than sentences. Pure rules.

#include <muster/domain/themes/rule.hpp>

#include <string>
#include <vector>

namespace muster::themes {

/// Sentences for whoever keeps the codebook, in the order of the rule, each once.
[[nodiscard]] std::vector<std::string> rule_remarks(const Rule& rule);

}  // namespace muster::themes
