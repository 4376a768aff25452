#pragma once
// What the letters of LimeSurvey's question types mean here. A new one is a row.

#include <muster/domain/forms/form.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

namespace muster::conversions {

enum class LimeMeaning {
  question,
  answers,  ///< its options are its answers
  parts,    ///< its options are its parts
  grid,     ///< its parts are statements, its answers their scale
  several,  ///< each part is a question
  note,
  left_out,
};

struct LimeType {
  std::string_view letter;
  LimeMeaning meaning = LimeMeaning::question;
  forms::QuestionKind kind = forms::QuestionKind::short_text;
  forms::TextFormat format = forms::TextFormat::any;
  std::string_view what{};
  std::string_view instead{};
  std::array<std::pair<std::string_view, std::string_view>, 3> fixed{};  ///< answers that the type itself has
  std::size_t numbers = 0;                                               ///< a scale from 1 to this
};

inline constexpr std::array lime_types = [] {
  using Kind = forms::QuestionKind;
  using Format = forms::TextFormat;
  using Means = LimeMeaning;
  return std::to_array<LimeType>({
      {"L", Means::answers, Kind::pick_one},
      {"!", Means::answers, Kind::pick_one},
      {"O", Means::answers, Kind::pick_one},
      {"M", Means::parts, Kind::pick_any},
      {"P", Means::parts, Kind::pick_any, Format::any, "a comment on each option", "left out"},
      {"R", Means::answers, Kind::ranking},
      {"S", Means::question},
      {"T", Means::question, Kind::long_text},
      {"U", Means::question, Kind::long_text},
      {"N", Means::question, Kind::number},
      {"D", Means::question, Kind::short_text, Format::date},
      {"Y", Means::question, Kind::pick_one, Format::any, {}, {}, {{{"Y", "Yes"}, {"N", "No"}, {}}}},
      {"G", Means::question, Kind::pick_one, Format::any, {}, {}, {{{"F", "Female"}, {"M", "Male"}, {}}}},
      {"5", Means::question, Kind::scale, Format::any, {}, {}, {}, 5},
      {"F", Means::grid, Kind::scale},
      {"A", Means::grid, Kind::scale, Format::any, {}, {}, {}, 5},
      {"B", Means::grid, Kind::scale, Format::any, {}, {}, {}, 10},
      {"C", Means::grid, Kind::scale, Format::any, {}, {}, {{{"Y", "Yes"}, {"U", "Uncertain"}, {"N", "No"}}}},
      {"E", Means::grid, Kind::scale, Format::any, {}, {}, {{{"I", "Increase"}, {"S", "Same"}, {"D", "Decrease"}}}},
      {"H", Means::grid, Kind::scale, Format::any, "a table by columns", "asked by statements"},
      {"1", Means::grid, Kind::scale, Format::any, "the second scale of a table", "left out"},
      {"K", Means::several, Kind::number},
      {"Q", Means::several},
      {";", Means::several, Kind::short_text, Format::any, "the columns of a table of texts",
       "one text for each statement"},
      {":", Means::several, Kind::number, Format::any, "the columns of a table of numbers",
       "one number for each statement"},
      {"X", Means::note},
      {"*", Means::left_out, Kind::short_text, Format::any, "a calculation", "left out"},
      {"I", Means::left_out, Kind::short_text, Format::any, "the choice of a language", "left out"},
      {"|", Means::left_out, Kind::short_text, Format::any, "a file to send", "left out"},
  });
}();

[[nodiscard]] constexpr const LimeType* lime_type(std::string_view letter) {
  for (const auto& type : lime_types) {
    if (type.letter == letter) return &type;
  }
  return nullptr;
}

}  // namespace muster::conversions
