#pragma once
// What each kind of question is called elsewhere: one row a kind.

#include <muster/domain/forms/form.hpp>

#include <array>
#include <string_view>

namespace muster::conversions {

struct KindRow {
  forms::QuestionKind kind;
  forms::TextFormat format;
  std::string_view xlsform;             ///< the type; for those with options its word before the list
  std::string_view xlsform_appearance;  ///< may be empty
  std::string_view xlsform_pattern;     ///< of a constraint that says what the text must be; may be empty
  std::string_view surveyjs;
  std::string_view surveyjs_input;  ///< inputType of a text
  std::string_view limesurvey;
};

/// Numbered scales are rows of their own in each writer.
inline constexpr std::array kind_rows = std::to_array<KindRow>({
    {forms::QuestionKind::pick_one, forms::TextFormat::any, "select_one", "", "", "radiogroup", "", "L"},
    {forms::QuestionKind::pick_any, forms::TextFormat::any, "select_multiple", "", "", "checkbox", "", "M"},
    {forms::QuestionKind::ranking, forms::TextFormat::any, "rank", "", "", "ranking", "", "R"},
    {forms::QuestionKind::scale, forms::TextFormat::any, "select_one", "likert", "", "rating", "", "L"},
    {forms::QuestionKind::short_text, forms::TextFormat::any, "text", "", "", "text", "", "S"},
    {forms::QuestionKind::short_text, forms::TextFormat::email, "text", "", "[^@ ]+@[^@ ]+[.][^@ ]+", "text", "email",
     "S"},
    {forms::QuestionKind::short_text, forms::TextFormat::web, "text", "", "(https?://)?[^ ]+[.][^ ]+", "text", "url",
     "S"},
    {forms::QuestionKind::short_text, forms::TextFormat::telephone, "text", "", "[+]?[0-9 ()-]{5,20}", "text", "tel",
     "S"},
    {forms::QuestionKind::short_text, forms::TextFormat::postcode, "text", "",
     "[A-Za-z]{1,2}[0-9][0-9A-Za-z]? ?[0-9][A-Za-z]{2}", "text", "", "S"},
    {forms::QuestionKind::short_text, forms::TextFormat::district, "text", "", "[A-Za-z]{1,2}[0-9][0-9A-Za-z]?", "text",
     "", "S"},
    {forms::QuestionKind::short_text, forms::TextFormat::date, "date", "", "", "text", "date", "D"},
    {forms::QuestionKind::short_text, forms::TextFormat::time, "time", "", "", "text", "time", "S"},
    {forms::QuestionKind::long_text, forms::TextFormat::any, "text", "multiline", "", "comment", "", "T"},
    {forms::QuestionKind::words, forms::TextFormat::any, "text", "multiline", "", "comment", "", "T"},
    {forms::QuestionKind::number, forms::TextFormat::any, "integer", "", "", "text", "number", "N"},
});

/// The row of a question; nullptr for a kind that no other program has, which is written as a line of text.
[[nodiscard]] constexpr const KindRow* kind_row(const forms::Question& question) {
  for (const auto& row : kind_rows) {
    if (row.kind == question.kind && row.format == question.format) return &row;
  }
  return nullptr;
}

}  // namespace muster::conversions
