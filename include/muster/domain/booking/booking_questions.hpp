#pragma once
// Questions of a booking page: which forms can be asked there, and what somebody answered in words.

#include <muster/domain/forms/answers.hpp>
#include <muster/kit/base/result.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace muster::booking {

inline constexpr std::size_t most_booking_questions = 20;
inline constexpr std::size_t most_booking_form_bytes = 32768;

/// What an event's booking page asks.
struct BookingForm {
  std::int64_t version = 0;                           ///< of the newest; 0: nothing was ever asked
  bool asked = false;                                 ///< the page shows it now
  std::string text{};                                 ///< in the form language
  std::shared_ptr<const forms::Form> form = nullptr;  ///< with all its questions on one page; null where version is 0
  [[nodiscard]] bool asks() const { return asked && form != nullptr; }
};

/// What somebody answered, by the version of the questions that they saw.
struct BookingAnswers {
  std::int64_t version = 0;
  forms::Answers answers{};
};

/// What came from a page: the version that it showed (0: it asked nothing), and what was typed.
struct TypedBookingAnswers {
  std::int64_t version = 0;
  forms::TypedAnswers typed{};
};

/// Reads the text of a form that can be asked on a booking page. Errors: those of parse_form, and bad_input that says
/// what cannot be asked there: without names (the answers stand beside a name), over pages that end early, contact
/// details kept apart, what comes with a link, options of the programme that are not listed, a page for each tick, more
/// than 20 questions, 32 KiB.
[[nodiscard]] Result<forms::Form> read_booking_form(const std::string& text, const std::string& source);

/// The words of a question with those of the grid that it is a statement of.
[[nodiscard]] std::string whole_label(const forms::Question& question, const forms::Form& form);

/// One question with what was answered to it.
struct AnswerLine {
  std::string question;
  std::string answer;  ///< "Tram; Bus"; empty where nothing was
};
/// All questions that were asked of somebody who gave these answers, in the form's order.
[[nodiscard]] std::vector<AnswerLine> answer_lines(const forms::Form& form, const forms::Answers& answers);

/// What to tell whoever filled in questions that are not asked any more, or that were changed meanwhile.
inline constexpr const char* questions_changed =
    "The questions of this page were changed while you filled it in. Look at them once more, and send it again: "
    "nothing was saved yet, and what you wrote is still below.";

}  // namespace muster::booking
