#pragma once
// What a sheet of paper says of names, and of leaving answers out, above its first question.

#include <muster/domain/feedback/paper_form.hpp>
#include <muster/domain/feedback/paper_sheet.hpp>

#include <string>
#include <vector>

namespace muster::feedback {

/// In the words of `details`; empty where there is nothing to say.
[[nodiscard]] std::string told_of_answers(const forms::Form& form, const PaperDetails& details,
                                          const std::vector<PaperPart>& parts);

}  // namespace muster::feedback
