#pragma once
// One reader a format: whether the file is such a one, and the sketch of its form.

#include "sketch.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::conversions {

struct Reading {
  bool recognised = false;
  Result<Sketch> sketch = Sketch();
  std::vector<std::string> languages{};  ///< tags of its other languages
  std::function<Result<Sketch>(const std::string&)>
      in_language{};  ///< the file again in one of them, with its words marked
};

/// Errors of the sketch: what makes the file no sound XLSForm, with sheet and row.
[[nodiscard]] Reading read_xlsform(std::string_view bytes, const std::string& source);
[[nodiscard]] Reading read_surveyjs(std::string_view bytes, const std::string& source);
[[nodiscard]] Reading read_qsf(std::string_view bytes, const std::string& source);
[[nodiscard]] Reading read_limesurvey(std::string_view bytes, const std::string& source);
[[nodiscard]] Reading read_lss(std::string_view bytes, const std::string& source);

[[nodiscard]] Result<WrittenForm> write_xlsform(const forms::Form& form);
[[nodiscard]] Result<WrittenForm> write_xlsform_csv(const forms::Form& form);
[[nodiscard]] Result<WrittenForm> write_surveyjs(const forms::Form& form);
[[nodiscard]] Result<WrittenForm> write_limesurvey(const forms::Form& form);

}  // namespace muster::conversions
