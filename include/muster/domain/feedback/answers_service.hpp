#pragma once
// A round's answers with the form that they are read by, over all its versions.

#include <muster/domain/feedback/form_versions.hpp>
#include <muster/domain/feedback/round.hpp>
#include <muster/platform/store/database.hpp>

#include <memory>
#include <string>
#include <vector>

namespace muster::feedback {

/// The versions that answers in the figures were given to, with the newest. `all_told`: for those who may read single
/// answers.
[[nodiscard]] FormVersions versions_of(store::Session& session, const Round& round, bool all_told = false);

/// Answers that figures may be made of (see released_answers), each marked with what it was not asked.
struct RoundAnswers {
  FormVersions versions;
  std::vector<forms::Answers> answers;
};
[[nodiscard]] RoundAnswers answers_of(store::Session& session, const Round& round);
/// Those of the figures of a closing: `all` that are there, or those in the figures before it, but not those `without`.
[[nodiscard]] RoundAnswers answers_at_closing(store::Session& session, const Round& round, bool all,
                                              const std::vector<std::string>& without);

}  // namespace muster::feedback
