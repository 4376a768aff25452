#pragma once
// Answers for SPSS and what reads its syntax (PSPP): the file of ticks and numbers, read with labels.

#include <muster/domain/forms/form.hpp>

#include <set>
#include <string>

namespace muster::feedback {

/// Which columns hold cells that say why there is no answer: all where several versions were answered, else those of
/// questions that hang on a condition, and of those that some file of answers had no column for.
struct Holes {
  bool versions = false;
  std::set<std::string> not_in_files{};  ///< codes of questions

  [[nodiscard]] bool in(const forms::Question& question) const {
    return versions || question.ask_if || not_in_files.contains(question.code);
  }
};

/// Syntax that reads the CSV of ticks and numbers called `csv_name`, names every variable and value in words, and makes
/// a set of each question with ticks. Cells that say why there is no answer become values of their own that are
/// missing.
[[nodiscard]] std::string spss_syntax(const forms::Form& form, const std::string& csv_name, const Holes& holes);

}  // namespace muster::feedback
