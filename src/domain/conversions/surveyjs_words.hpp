#pragma once
// What stands in a SurveyJS survey: which of its properties are read, and which only say how it looks.

#include "sketch.hpp"

#include <muster/kit/base/json.hpp>

#include <set>
#include <string>
#include <string_view>

namespace muster::conversions {

/// A text of a survey in one language; numbers and truths as they are written.
[[nodiscard]] std::string survey_text(const Json* json);

/// What stands in the file, shortened where it is long: for whoever looks for it there.
[[nodiscard]] std::string shown_json(const Json& json);

/// One object of the survey, with what has been read of it.
class SurveyObject {
 public:
  explicit SurveyObject(const Json& json) : json_(&json) {}

  [[nodiscard]] const Json* find(std::string_view name);
  [[nodiscard]] std::string text(std::string_view name);
  /// False, and not read, where something else than a truth stands there.
  [[nodiscard]] bool is_true(std::string_view name);
  /// Nothing, and not read, where something else than a number stands there.
  [[nodiscard]] std::optional<double> number(std::string_view name);
  /// Tells every property that has been asked for by nobody; looks together, in one line.
  void tell_rest(const Place& place, Differences& differences) const;

 private:
  const Json* find_if(std::string_view name, bool (*is_such)(const Json&));

  const Json* json_;
  std::set<std::string, std::less<>> read_;
};

}  // namespace muster::conversions
