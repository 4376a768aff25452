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
  std::vector<web::Field<std::string>> masked;             ///< words with commas between; none where it is hidden

  bool any_suggested = false;
  bool any_others = false;
  std::optional<web::Field<std::string>> seen{};  ///< what its reader had said when the page was made; see seen_as_text
  std::optional<web::Field<std::string>> covered{};  ///< what was masked then, as look_as_text; goes with `masked`

  /// What came, once the form was read. `number_of` makes a theme of what was typed as a new one.
  [[nodiscard]] Choice choice() const;
};

/// What stands on the form before anybody has typed.
struct ReviewState {
  std::string path;  ///< where the form goes
  std::string key;   ///< of the text
  std::string kept;  ///< what was kept in this sitting, for Undo
  std::optional<Reading> mine;
  std::vector<std::int64_t> now{};   ///< its themes as the codebook has them now
  std::optional<Reading> settled{};  ///< of two who differ
  std::vector<std::int64_t> keys{};  ///< of themes, by the keys from 1 on
  bool quoted = false;
  std::vector<std::string> marks;  ///< what in the text may tell of somebody
  std::optional<feedback::TextLook> look;
};

[[nodiscard]] ReviewForm review_form(const web::Request& request, const Codebook& book, const Suggested& suggested,
                                     const AskedText& text, bool consent_asked, const ReviewState& state);

/// What its reader had said of the text when the page was made: a page that was left open in another tab is known by
/// it.
[[nodiscard]] std::string seen_as_text(const ReviewState& state);

/// What is masked of a text, by places and without its words, so that it can stand in an address: "0" where nobody has
/// looked, "p" printed, "h" hidden, "b4_9" its bytes 4 to 9 masked.
[[nodiscard]] std::string look_as_text(const std::string& text, const std::optional<feedback::TextLook>& look);
/// Nothing where that cannot be said of this text: it came in an address.
[[nodiscard]] std::optional<std::optional<feedback::TextLook>> look_from_text(const std::string& text,
                                                                              const std::string& said);

/// The decision that what was typed makes of the one that stands: what was masked since the page was made stays masked,
/// and so does what the page did not show.
[[nodiscard]] std::optional<feedback::TextLook> look_typed(const std::string& text, const ReviewForm& form,
                                                           const ReviewState& state);

/// What was kept one after the other in a sitting, so that it can be taken back: each a text's key, shortened, what
/// stood before, and where the step changed what is masked, that before and after.
struct KeptStep {
  std::string key;
  std::optional<Reading> before{};
  std::optional<bool> quoted{};
  std::optional<Reading> settled{};
  std::optional<std::pair<std::string, std::string>> looks{};  ///< as look_as_text
};
[[nodiscard]] std::string steps_as_text(const std::vector<KeptStep>& steps);
/// What cannot be read is left out: it came in an address.
[[nodiscard]] std::vector<KeptStep> steps_from_text(const std::string& text);

}  // namespace muster::themes
