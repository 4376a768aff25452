#pragma once
// What is known of an event, in sentences that are true whatever it has: with a list of delegates or without, with
// answers or without, with more answers than are listed. Each is one or several whole sentences, or empty.

#include <muster/domain/figures/summary.hpp>

#include <string>

namespace muster::figures {

/// "104 people registered for London SEND Summit 2022. 91 of them come from 32 of the 33 London places; for 13 no
/// single place is known."
[[nodiscard]] std::string registered_sentence(const Summary& summary);
/// "The 104 people registered come from 39 organisations."
[[nodiscard]] std::string organisations_sentence(const Summary& summary);
/// "42 of 104 registered delegates answered the evaluation form: 40.4%."
[[nodiscard]] std::string answers_sentence(const Summary& summary);
/// "38 of 42 people found the Summit helpful. The other 4 found it mainly helpful."; empty where the form names no
/// headline, or nothing of it may be shown.
[[nodiscard]] std::string headline_sentence(const Summary& summary);
/// "105 notes from 12 tables: 56 challenges and 49 opportunities. Noted most often among the challenges: ..."
[[nodiscard]] std::string notes_sentence(const Summary& summary);
/// "Seven words were noted both as a challenge and as an opportunity."
[[nodiscard]] std::string both_sides_sentence(const Summary& summary);
/// What the thin line over a bar allows for, and for whom it does not; empty where no interval is drawn.
[[nodiscard]] std::string interval_sentence(const Summary& summary);

/// Of how few nothing is shown, in one sentence that holds for all answers and for groups: of fewer than five answers
/// to an anonymous form (feedback::fewest_shown), and of groups under the form's own threshold. Empty where nothing is
/// held back.
[[nodiscard]] std::string held_back_sentence(const Summary& summary);

/// Whether the figures still move, for who is told beside it how many answered: how_final() without its number.
[[nodiscard]] std::string how_settled(const Summary& summary);

}  // namespace muster::figures
