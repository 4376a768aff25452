#pragma once
// What a SurveyJS survey does when an answer is given, as conditions: older surveys show questions and end that way.

#include "sketch.hpp"

#include <muster/kit/base/json.hpp>

#include <map>
#include <string>

namespace muster::conversions {

struct SurveyTriggers {
  std::map<std::string, query::Filter> shown_if;     ///< by the question that is shown
  std::map<std::string, query::Filter> complete_if;  ///< by the question whose answer ends the survey
};

/// Tells those that mean something else.
[[nodiscard]] SurveyTriggers survey_triggers(const Json& list, const Place& place, Differences& differences);

}  // namespace muster::conversions
