#pragma once
// What the questions of a Qualtrics survey mean here, by their type and selector. A new one is a row.

#include <muster/domain/forms/form.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace muster::conversions {

enum class QsfMeaning { options, grid, lines, slider, note, net_score, left_out };

struct QsfType {
  std::string_view type;
  std::string_view selector;  ///< empty: any
  std::string_view sub;       ///< of a matrix: its SubSelector; empty: any
  QsfMeaning meaning = QsfMeaning::left_out;
  forms::QuestionKind kind = forms::QuestionKind::short_text;
  std::string_view what{};     ///< told where something of it does not go over
  std::string_view instead{};  ///< likewise
};

/// The first that fits is taken.
inline constexpr std::array qsf_types = std::to_array<QsfType>({
    {"MC", "NPS", "", QsfMeaning::net_score, forms::QuestionKind::scale},
    {"MC", "MAVR", "", QsfMeaning::options, forms::QuestionKind::pick_any},
    {"MC", "MAHR", "", QsfMeaning::options, forms::QuestionKind::pick_any},
    {"MC", "MACOL", "", QsfMeaning::options, forms::QuestionKind::pick_any},
    {"MC", "MSB", "", QsfMeaning::options, forms::QuestionKind::pick_any},
    {"MC", "", "", QsfMeaning::options, forms::QuestionKind::pick_one},
    {"TE", "ML", "", QsfMeaning::lines, forms::QuestionKind::long_text},
    {"TE", "ESTB", "", QsfMeaning::lines, forms::QuestionKind::long_text},
    {"TE", "FORM", "", QsfMeaning::lines, forms::QuestionKind::short_text},
    {"TE", "", "", QsfMeaning::lines, forms::QuestionKind::short_text},
    {"Matrix", "Likert", "MultipleAnswer", QsfMeaning::grid, forms::QuestionKind::pick_any},
    {"Matrix", "Likert", "", QsfMeaning::grid, forms::QuestionKind::scale},
    {"Matrix", "Bipolar", "", QsfMeaning::grid, forms::QuestionKind::scale,
     "the two ends between which its statements stand", "they stand in the labels"},
    {"DB", "", "", QsfMeaning::note},
    {"Slider", "", "", QsfMeaning::slider, forms::QuestionKind::number},
    {"RO", "", "", QsfMeaning::options, forms::QuestionKind::pick_any, "that options are put in an order of one’s own",
     "options are ticked"},
    {"PGR", "", "", QsfMeaning::options, forms::QuestionKind::pick_any, "that options are put in groups and ordered",
     "options are ticked"},
    {"CS", "", "", QsfMeaning::lines, forms::QuestionKind::number, "that its numbers add up", "any numbers"},
    {"Meta", "", "", QsfMeaning::left_out, forms::QuestionKind::short_text,
     "a question that a device answers by itself", "left out"},
    {"Timing", "", "", QsfMeaning::left_out, forms::QuestionKind::short_text,
     "a question that a device answers by itself", "left out"},
    {"Captcha", "", "", QsfMeaning::left_out, forms::QuestionKind::short_text, "a test against robots", "left out"},
    {"FileUpload", "", "", QsfMeaning::left_out, forms::QuestionKind::short_text, "a file to send", "left out"},
    {"Draw", "", "", QsfMeaning::left_out, forms::QuestionKind::short_text, "a signature", "left out"},
});

inline const QsfType* qsf_type(std::string_view type, std::string_view selector, std::string_view sub) {
  const auto fits = [](std::string_view wanted, std::string_view has) { return wanted.empty() || wanted == has; };
  const auto* found = std::find_if(qsf_types.begin(), qsf_types.end(), [&](const QsfType& row) {
    return row.type == type && fits(row.selector, selector) && fits(row.sub, sub);
  });
  return found == qsf_types.end() ? nullptr : found;
}

}  // namespace muster::conversions
