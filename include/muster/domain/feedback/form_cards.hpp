#pragma once
// A form that is changed by cards: its text, which card is open, and what a press of a button makes of them. Its text
// is kept as the draft of the form; the rest stands in the page alone.

#include <muster/domain/forms/heading_card.hpp>
#include <muster/domain/forms/question_card.hpp>
#include <muster/kit/base/result.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::feedback {

/// What stands in the open card, whatever it is a card of.
struct CardFields {
  forms::QuestionCard question{};
  bool breakdown = false;  ///< of a question
  forms::HeadingCard heading{};
  forms::PageCard page{};
  std::string lines;  ///< of a part that is changed in its lines
  friend bool operator==(const CardFields&, const CardFields&) = default;
};

struct FormCards {
  std::string text;
  std::vector<std::string> steps;     ///< back to what stood before, the last first undone; see written_step
  std::string open;                   ///< the key of the open card
  bool in_lines = false;              ///< it is changed in its lines
  std::string place;                  ///< the part below which questions are added
  std::string bank;                   ///< the form whose questions are offered; "-" asks which; empty: none;
                                      ///< "?words": the questions of all of them that have these words
  std::string done;                   ///< what was done, in words
  std::optional<Error> refused{};     ///< why it was not; at a field of the open card, or of the press alone
  std::optional<CardFields> typed{};  ///< what stands in the open card where it was refused
};

/// The fields of the card of that key as the text has them.
[[nodiscard]] CardFields card_fields(std::string_view text, std::string_view key);

/// What is typed where it differs from `shown`, and else what the text says now: the card and the text can both be
/// changed between two presses.
[[nodiscard]] CardFields merged(const CardFields& shown, CardFields typed, const CardFields& now);

/// Writes the open card's fields into the text. An answer that is typed again has its code of before again: as it stood
/// in a text that can be undone to, or in the `published` one.
void take_card(FormCards& cards, const CardFields& wanted, const std::string& published = {});

/// Another form whose questions are offered.
struct BankForm {
  std::string name;   ///< how a press names it
  std::string title;  ///< how people do
  std::string text;
  bool shipped = false;  ///< it comes with Muster: nobody of the programme has asked it
};

/// "up:q-helpful", "add:pick_one", "take:network-meeting:q-worth", "undo", ...; what is none of them changes nothing.
void press(FormCards& cards, std::string_view what, const std::vector<BankForm>& bank);

/// The question asks what it asked before in the words `label`: answers that were given to them are its own.
void keep_meaning(FormCards& cards, const std::string& key, const std::string& label);

/// The press where a part is called `to` since it was shown as `from`: a new question gets its code with its first
/// words.
[[nodiscard]] std::string renamed_press(std::string_view what, std::string_view from, std::string_view to);

inline constexpr std::ptrdiff_t most_steps = 20;

/// The text was changed from `before`: one step more can be undone.
void remember(FormCards& cards, std::string_view before);

/// A kind of new question as a press names it, and as people do.
struct NewKind {
  forms::NewQuestion kind;
  std::string_view name;
  std::string_view words;
};
[[nodiscard]] const std::vector<NewKind>& new_kinds();

}  // namespace muster::feedback
