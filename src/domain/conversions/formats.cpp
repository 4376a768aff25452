// The one table of formats, and which of them a file is.
#include "languages.hpp"
#include "readers.hpp"

#include <muster/domain/conversions/conversions.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>

namespace muster::conversions {
namespace {

constexpr std::size_t largest = std::size_t{8} << 20U;

Result<WrittenForm> write_form(const forms::Form& form) { return WrittenForm{forms::print_form(form), {}}; }

constexpr std::array known_formats = std::to_array<Format>({
    {"form", "Muster’s form language", ".form", "text/plain; charset=utf-8", true, write_form},
    {"xlsform", "XLSForm workbook", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false,
     write_xlsform},
    {"xlsform-csv", "XLSForm as CSV", ".csv", "text/csv; charset=utf-8", true, write_xlsform_csv},
    {"surveyjs", "SurveyJS survey", ".json", "application/json", true, write_surveyjs},
    {"limesurvey", "LimeSurvey structure, tab-separated", ".txt", "text/tab-separated-values; charset=utf-8", true,
     write_limesurvey},
});

using Reader = Reading (*)(std::string_view bytes, const std::string& source);
constexpr std::array readers =
    std::to_array<Reader>({read_qsf, read_surveyjs, read_lss, read_limesurvey, read_xlsform});

void add_languages(ReadForm& read, const Reading& reading, const std::string& source) {
  std::size_t taken = 0;
  for (const auto& tag : reading.languages) {
    if (++taken > most_languages) {
      tell_language(read, tag, "its words: a form has " + std::to_string(most_languages) + " languages at most");
      continue;
    }
    auto sketch = reading.in_language(tag);
    auto other = sketch.ok() ? settled(std::move(sketch).value(), source) : Result<ReadForm>(sketch.error());
    if (other.ok())
      take_language(read, tag, *other);
    else
      tell_language(read, tag, "its words, because " + other.error().message);
  }
}

}  // namespace

std::span<const Format> formats() { return known_formats; }

const Format* format_named(std::string_view name) {
  const auto found = std::find_if(known_formats.begin(), known_formats.end(),
                                  [&](const Format& format) { return format.name == name; });
  return found == known_formats.end() ? nullptr : &*found;
}

Result<ReadForm> read_form(std::string_view bytes, const std::string& source) {
  if (bytes.size() > largest)
    return bad_input("\"" + source + "\" is larger than 8 MB. A form is a few pages; is this the right file?");
  if (trimmed(bytes.substr(0, 4096)).empty()) return bad_input("\"" + source + "\" is empty.");
  std::optional<Error> why;
  for (const auto& reader : readers) {
    auto reading = reader(bytes, source);
    if (!reading.recognised) {
      if (!reading.sketch.ok() && !why) why = reading.sketch.error();
      continue;
    }
    if (!reading.sketch.ok()) return reading.sketch.error();
    MUSTER_TRY(read, settled(std::move(reading.sketch).value(), source));
    add_languages(read, reading, source);
    return read;
  }
  if (why) return *why;
  return bad_input(
      "\"" + source +
      "\" is no form that Muster knows: an XLSForm (XLSX or CSV with a sheet \"survey\"), a SurveyJS survey "
      "(JSON), a LimeSurvey structure (.txt or .lss), or a Qualtrics survey (.qsf).");
}

}  // namespace muster::conversions
