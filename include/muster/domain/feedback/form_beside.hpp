#pragma once
// A form beside an earlier one of the programme: which questions have kept their codes, so that figures can be
// compared.

#include <muster/domain/feedback/form_cards.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::feedback {

struct FormBeside {
  std::string title;               ///< of the other's event
  std::string name;                ///< of the other in the bank
  std::size_t questions = 0;       ///< of this form
  std::size_t kept = 0;            ///< of them: the other has their codes
  std::vector<std::string> fresh;  ///< the words of those that the other has not
  std::size_t gone = 0;            ///< questions of the other that this one has not
};

/// Beside the form of another event of the programme that shares the most questions with it, the newest where several
/// do; nothing where none shares two. `bank` has the newest first. A grid is one question.
[[nodiscard]] std::optional<FormBeside> form_beside(std::string_view text, const std::vector<BankForm>& bank);

/// "6 of the 7 questions keep the codes of ...": in sentences.
[[nodiscard]] std::string words_of(const FormBeside& beside);

}  // namespace muster::feedback
