#pragma once
// The form of one answer: which themes it speaks of, whether it is quoted, what of it is masked.

#include <muster/domain/feedback/text_look.hpp>
#include <muster/domain/themes/reading_service.hpp>
#include <muster/domain/themes/suggestions.hpp>
#include <muster/platform/web/form.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::themes {

using Numbers = std::vector<std::int64_t>;

/// Number 0 says that the answer says nothing.
struct ReviewForm {
  web::Form form;
  std::vector<web::Field<std::optional<Numbers>>> themes;  ///< suggested ones, where there are some, and the others
  std::optional<web::Field<std::string>> fresh;            ///< a new theme's name, or the number of one
  std::vector<web::Field<std::optional<Numbers>>> quoted;  ///< none where nobody agreed
  std::vector<web::Field<std::string>> masked;             ///< words with commas between; goes with `quoted`

  bool any_suggested = false;
  bool any_others = false;
  std::optional<web::Field<std::string>> seen{};  ///< what its reader had said when the page was made; see seen_as_text

  /// What came, once the form was read. `number_of` makes a theme of what was typed as a new one.
  [[nodiscard]] Choice choice() const;
};

/// What stands on the form before anybody has typed.
struct ReviewState {
  std::string path;  ///< where the form goes
  std::string key;   ///< of the text
  std::string kept;  ///< what was kept in this sitting, for Undo
  std::optional<Reading> mine;
  bool quoted = false;
  std::vector<std::string> marks;  ///< what in the text may tell of somebody
  std::optional<feedback::TextLook> look;
};

[[nodiscard]] ReviewForm review_form(const web::Request& request, const Codebook& book, const Suggested& suggested,
                                     const AskedText& text, bool consent_asked, const ReviewState& state);

/// What its reader had said of the text when the page was made: a page that was left open in another tab is known by
/// it.
[[nodiscard]] std::string seen_as_text(const ReviewState& state);

/// What was kept one after the other in a sitting, so that it can be taken back: each a text's key, shortened, and what
/// its reader had said before.
struct KeptStep {
  std::string key;
  std::optional<Reading> before;
};
[[nodiscard]] std::string steps_as_text(const std::vector<KeptStep>& steps);
/// What cannot be read is left out: it came in an address.
[[nodiscard]] std::vector<KeptStep> steps_from_text(const std::string& text);

}  // namespace muster::themes
