#pragma once
// The form as it stands on paper, as a value: numbered questions, what is typed for each box, and how much room there
// is to write. The page, the PDF and the typing-in of filled sheets read this one.

#include <muster/domain/forms/form.hpp>
#include <muster/kit/catalogue/catalogue.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace muster::feedback {

struct PaperOption {
  std::string key{};  ///< the small figure beside the box: what is typed for it
  std::string code{};
  std::string label{};
  bool write_in = false;
  bool begins_alone = false;  ///< the first of those that nothing may be ticked beside: "or" stands before it
  bool beside = false;
  std::string heading{};  ///< words over this option and those that follow it
  std::string offered{};  ///< "(if you answered “Yes”)", where it is not for everybody
};

/// The options of `question` with their keys: the number itself on a scale of numbers, else 1 to 9 and then letters,
/// each one sign, so that "13" is the first and the third; more than those have two figures each.
[[nodiscard]] std::vector<PaperOption> paper_options(const forms::Question& question);

/// A row of a grid.
struct PaperStatement {
  std::string label{};
  std::vector<PaperOption> options{};
  std::string opposite{};               ///< the other end of its row of numbers; may be empty
  std::vector<std::string> comments{};  ///< a line to write on under the row, with these words before it
};

struct PaperQuestion {
  enum class Kind { options, numbers, words, figures, lines, grid, amounts };
  Kind kind = Kind::lines;
  std::int64_t number = 0;          ///< forms::question_numbers; of personal questions from 1; 0 of a comment
  std::string section{};            ///< the heading of the section that begins with it
  std::string section_condition{};  ///< who is asked the questions of that section
  std::string information{};        ///< stands above it
  std::string label{};
  bool required = false;  ///< marked; of a grid, where all its rows are
  bool ordered = false;   ///< its options are steps, and read one way
  std::string how{};      ///< "Tick one."
  std::string condition{};
  std::string hint{};
  std::vector<PaperOption> options{};  ///< options and numbers; of a grid those of its head
  std::size_t room = 0;                ///< how many words, or how many lines
  std::string low_label{};
  std::string high_label{};
  std::vector<PaperStatement> statements{};  ///< of a grid, and of amounts
  std::string total{};                       ///< "100", where the amounts add up to it
};

/// Whether rows of a grid have an end of their own behind their boxes.
[[nodiscard]] bool has_opposites(const PaperQuestion& question);

struct PaperPart {
  std::string title{};
  std::string condition{};
  std::string words{};    ///< below the title
  bool torn_off = false;  ///< the contact details, kept apart
  std::vector<PaperQuestion> questions{};
  std::string end{};  ///< "If you answered “No”, that was all. Thank you."
};

[[nodiscard]] std::vector<PaperPart> paper_form(const forms::Form& form);
/// What to do is said in that language, which is the form’s too.
[[nodiscard]] std::vector<PaperPart> paper_form(const forms::Form& form, const Catalogue& words);

/// What is said of leaving answers out above the first question: true of this form. Empty where nothing need be said.
[[nodiscard]] std::string what_may_be_left_out(const std::vector<PaperPart>& parts, bool anonymous);

/// What stands below the last question: the form's own thanks, or "Thank you."
[[nodiscard]] std::string paper_thanks(const forms::Form& form, const Catalogue& words);
/// Where a filled sheet goes at an event.
[[nodiscard]] std::string leave_it_here(const Catalogue& words);

/// Four signs that change with every question, option or word of either: a sheet of another version is known by them.
[[nodiscard]] std::string paper_mark(const forms::Form& form);

}  // namespace muster::feedback
