#pragma once
// Forms of other programs read as forms of Muster, and written for them. What does not go over is told, line by line.

#include <muster/domain/forms/form.hpp>
#include <muster/kit/base/result.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace muster::conversions {

/// One thing that could not be carried over as it stood.
struct Difference {
  std::string place;    ///< where it stands in the file: "survey, row 12", "question "sat""; empty where in none
  std::string what;     ///< what it is: "the picture "map.png""
  std::string instead;  ///< what was done: "left out"
  friend bool operator==(const Difference&, const Difference&) = default;
};

/// "survey, row 12: the picture "map.png": left out".
[[nodiscard]] std::string one_line(const Difference& difference);

/// A form as it came out of a file.
struct ReadForm {
  forms::Form form;
  std::string text;  ///< the same in the form language
  std::vector<Difference> differences;
};

/// A form as a file of another program.
struct WrittenForm {
  std::string bytes;
  std::vector<Difference> differences;
};

struct Format {
  std::string_view name;          ///< what `--to` takes: "xlsform"
  std::string_view title;         ///< for people: "XLSForm workbook"
  std::string_view extension;     ///< ".xlsx"
  std::string_view content_type;  ///< of a download
  bool is_text;                   ///< may be printed on a terminal
  Result<WrittenForm> (*write)(const forms::Form& form);
};

/// The formats that forms are written in.
[[nodiscard]] std::span<const Format> formats();
/// The format of that name, or nullptr.
[[nodiscard]] const Format* format_named(std::string_view name);

/// Recognises an XLSForm (XLSX, CSV), a SurveyJS survey (JSON), a LimeSurvey structure (tab-separated, .lss) and a
/// Qualtrics survey (.qsf) by what stands in it. The form that comes out has passed the checks of the form language. `source` is the file's name.
/// Errors: none of these; broken; larger than 8 MB; more questions, options or levels than a form could ever have.
[[nodiscard]] Result<ReadForm> read_form(std::string_view bytes, const std::string& source);

}  // namespace muster::conversions
