#pragma once
// How much a form takes at once, made from its questions: what is longer is not read, and what is shown back is never
// longer than what was let in.

#include <muster/domain/forms/bound_form.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace muster::forms {

/// How many bytes a form that is sent may have: every answer as long as it may be and every character as long as a
/// browser can write it, with names and marks between, and 128 KiB more, so that one answer that is far too long comes
/// back to be shortened.
[[nodiscard]] std::size_t longest_request(const Form& form);

/// What one question takes: characters in all its values, and how many of those there are.
struct AnswerRoom {
  std::size_t values = 0;
  std::size_t characters = 0;
};

/// Gathers what was typed, as many characters in all as a request may have bytes: whoever wrote too much gets it back
/// whole to shorten it.
/// Names that the form does not know are left out.
class TypedReader {
 public:
  /// Looks names up in `form` for as long as fields are added.
  explicit TypedReader(const BoundForm& form) : form_(&form), characters_(longest_request(form.form())) {}
  /// `name` is a question's code, or that of a write-in ("format.other"). Whether the form knows it: nothing is kept of
  /// what it does not.
  bool add(std::string_view name, std::string_view value);
  /// Whether something was too long to be kept whole.
  [[nodiscard]] bool cut() const { return cut_; }
  /// Whether something is more than twice as long as its question takes: shown back, and kept nowhere else.
  [[nodiscard]] bool far_too_long() const { return far_; }
  [[nodiscard]] TypedAnswers take() { return std::move(typed_); }

 private:
  /// Twice what a name takes; nothing where the form does not know it.
  [[nodiscard]] std::optional<AnswerRoom> room_named(std::string_view name) const;

  const BoundForm* form_;
  /// What each name that came still takes before it is far too long.
  std::map<std::string, AnswerRoom, std::less<>> rooms_;
  std::size_t characters_ = 0;  ///< what all of them still take
  TypedAnswers typed_;
  bool cut_ = false;
  bool far_ = false;
};

[[nodiscard]] AnswerRoom room_of(const Question& question);
[[nodiscard]] AnswerRoom room_of_write_in();
/// Of the number beside an option that is put in order.
[[nodiscard]] AnswerRoom room_of_place();

}  // namespace muster::forms
