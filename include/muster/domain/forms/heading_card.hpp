#pragma once
// What goes for a whole form, and the heads of its pages, as the fields of cards.

#include <muster/domain/forms/edit.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace muster::forms {

/// Questions that are scored as one.
struct IndexCard {
  std::string code;  ///< empty: made of the title
  std::string title;
  std::vector<std::string> of;  ///< codes of questions, statements and grids
  bool usability_scale = false;
  friend bool operator==(const IndexCard&, const IndexCard&) = default;
};

struct HeadingCard {
  std::string title;
  std::string introduction;
  std::string thanks;
  bool anonymous = false;
  bool quote_with_consent = false;
  std::string suppress_below;          ///< as it is typed; empty where the form says nothing
  std::vector<std::string> breakdown;  ///< codes of questions
  std::string delete_personal_after;   ///< days, as typed; empty where the form says nothing
  std::vector<IndexCard> indexes;      ///< one without title and questions is none
  friend bool operator==(const HeadingCard&, const HeadingCard&) = default;
};

/// A question that an index may be made of.
struct IndexChoice {
  std::string code;
  std::string label;
};
/// Scales, grids, and what the form's indexes name already, in the order of the text.
[[nodiscard]] std::vector<IndexChoice> index_choices(std::string_view text);

[[nodiscard]] HeadingCard heading_card(std::string_view text);
/// An error names the field that it is about. A text without a `form` line gets one.
[[nodiscard]] Result<EditedText> change_heading(std::string_view text, const HeadingCard& wanted);

/// Of a page or section.
struct PageCard {
  std::string title;
  std::string introduction;  ///< of a page
  std::string condition;     ///< what stands behind "ask if"
  std::string for_each;      ///< of a page: the code of the question of whose ticks it is asked once each; else empty
  friend bool operator==(const PageCard&, const PageCard&) = default;
};
[[nodiscard]] PageCard page_card(std::string_view text, std::string_view key);
[[nodiscard]] Result<EditedText> change_page(std::string_view text, std::string_view key, const PageCard& wanted);

/// Whether the form's figures may be broken down by that question.
[[nodiscard]] std::string with_breakdown(std::string_view text, const std::string& code, bool wanted);

}  // namespace muster::forms
