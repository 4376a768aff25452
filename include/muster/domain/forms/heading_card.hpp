#pragma once
// What goes for a whole form, and the heads of its pages, as the fields of cards.

#include <muster/domain/forms/edit.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace muster::forms {

struct HeadingCard {
  std::string title;
  std::string introduction;
  std::string thanks;
  bool anonymous = false;
  bool quote_with_consent = false;
  std::string suppress_below;          ///< as it is typed; empty where the form says nothing
  std::vector<std::string> breakdown;  ///< codes of questions
  friend bool operator==(const HeadingCard&, const HeadingCard&) = default;
};

[[nodiscard]] HeadingCard heading_card(std::string_view text);
/// An error names the field that it is about. A text without a `form` line gets one.
[[nodiscard]] Result<EditedText> change_heading(std::string_view text, const HeadingCard& wanted);

/// Of a page or section.
struct PageCard {
  std::string title;
  std::string introduction;  ///< of a page
  std::string condition;     ///< what stands behind "ask if"
  friend bool operator==(const PageCard&, const PageCard&) = default;
};
[[nodiscard]] PageCard page_card(std::string_view text, std::string_view key);
[[nodiscard]] Result<EditedText> change_page(std::string_view text, std::string_view key, const PageCard& wanted);

/// Whether the form's figures may be broken down by that question.
[[nodiscard]] std::string with_breakdown(std::string_view text, const std::string& code, bool wanted);

}  // namespace muster::forms
