// Asked by the page before the button, and once more in the transaction.
#include "form_change.hpp"

#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/promises.hpp>

#include <algorithm>

namespace muster::feedback {

std::string answers_there(const Round& round) {
  return tells_in_fives(round) ? "Answers may be there already" : "Answers are there already";
}

std::optional<Error> why_not_published(const Round& round, const forms::Form& answered, const forms::Form& next) {
  if (may_hold_answers(round)) {
    auto changes = forms::changed_meanings(answered, next);
    // What the published version promises counts too, where nobody has answered it yet.
    for (auto& loosened : forms::loosened_promises(*round.form, next)) {
      const bool told =
          std::any_of(changes.begin(), changes.end(), [&](const auto& one) { return one.hint == loosened.hint; });
      if (!told) changes.push_back(std::move(loosened));
    }
    if (!changes.empty()) {
      return bad_input(answers_there(round) +
                           ", so no code may change its meaning and no promise may be loosened. Nothing was changed.",
                       std::move(changes));
    }
    return std::nullopt;
  }
  if (round.state == RoundState::draft) return std::nullopt;
  auto loosened = forms::loosened_promises(*round.form, next);
  if (loosened.empty()) return std::nullopt;
  return bad_input("People have seen this form, so what it promised them may not be loosened. Nothing was changed.",
                   std::move(loosened));
}

}  // namespace muster::feedback
