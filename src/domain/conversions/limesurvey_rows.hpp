#pragma once
// A LimeSurvey structure row by row, whichever of its two files it came in.

#include <muster/kit/base/result.hpp>

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace muster::conversions {

/// One line of the tab-separated structure: S and SL settings, G group, Q question, SQ part of one, A answer.
struct LimeRow {
  std::string what;  ///< "Q"
  std::string type;  ///< of a question its letter, of an answer its scale
  std::string name;
  std::string relevance;
  std::string text;
  std::string help;
  bool mandatory = false;
  bool other = false;
  std::string language;
  std::map<std::string, std::string> settings{};  ///< what else is said of it
  std::string place;
  std::size_t order = 0;
};

/// Whether the text begins with the headings of a LimeSurvey structure.
[[nodiscard]] bool is_lime_structure(std::string_view bytes);
[[nodiscard]] Result<std::vector<LimeRow>> lime_rows(std::string_view bytes, const std::string& source);

struct LimeLanguages {
  std::string main;                  ///< the survey's own, as the file calls it
  std::vector<std::string> others;   ///< tags of the others
  std::vector<std::string> unknown;  ///< what the file calls those that nobody knows
};
[[nodiscard]] LimeLanguages languages_of(const std::vector<LimeRow>& rows);
[[nodiscard]] std::vector<LimeRow> in_own_language(const std::vector<LimeRow>& rows, const LimeLanguages& languages);
/// The rows of the survey's own language with the words of the other, marked.
[[nodiscard]] std::vector<LimeRow> in_other_language(const std::vector<LimeRow>& rows, const LimeLanguages& languages,
                                                     const std::string& tag);

[[nodiscard]] bool is_lss(std::string_view bytes);
/// Errors: XML that is not well-formed, that declares a document type or entities, or is nested too deep; no survey.
[[nodiscard]] Result<std::vector<LimeRow>> lss_rows(std::string_view bytes, const std::string& source);

}  // namespace muster::conversions
