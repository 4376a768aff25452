#pragma once
// A SurveyJS survey in one of its languages: texts such as {"default": "Yes", "cy": "Ie"} as the one that is read.

#include <muster/kit/base/json.hpp>

#include <string>
#include <vector>

namespace muster::conversions {

struct SurveyLanguages {
  std::string own;                   ///< the tag of the one in which it is shown first
  std::vector<std::string> others;   ///< tags of the others in which any text is written
  std::vector<std::string> unknown;  ///< what stands in place of a tag and is none
};
[[nodiscard]] SurveyLanguages languages_of(const Json& survey);

/// Every text in the survey's own language.
[[nodiscard]] Json in_own_language(const Json& survey, const std::string& own);
/// Every text in that other language, marked; those that it lacks in its own.
[[nodiscard]] Json in_other_language(const Json& survey, const std::string& own, const std::string& tag);

/// One survey out of the same one in two languages: texts become {"default": ..., "cy": ...}.
[[nodiscard]] Json with_language(const Json& survey, const std::string& own, const Json& other, const std::string& tag);

}  // namespace muster::conversions
