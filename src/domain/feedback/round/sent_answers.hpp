#pragma once
// A filled form on its way into the store.

#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/forms/personal.hpp>

namespace muster::feedback {

/// What can be done before the writers' line is done by then. What is referred to outlives it.
struct SentAnswers {
  SentAnswers(Instant sent_at, const Round& seen_round, const forms::TypedAnswers& typed_answers,
              const forms::CheckedAnswers& checked_answers, const SentForm& sent_form)
      : now(sent_at),
        seen(seen_round),
        typed(typed_answers),
        checked(checked_answers),
        sent(sent_form),
        parted(checked.ok() ? forms::parted(*seen.form, checked.answers) : forms::PartedAnswers()) {}

  Instant now;
  const Round& seen;                     ///< as it was read a moment ago
  const forms::TypedAnswers& typed;      ///< should the form be another one by now
  const forms::CheckedAnswers& checked;  ///< against the form that was seen
  const SentForm& sent;
  forms::PartedAnswers parted;
};

}  // namespace muster::feedback
