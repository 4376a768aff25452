#pragma once
// Taking an answer back by the code that was shown when it was sent.

#include <muster/domain/feedback/round.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::feedback {

/// Withdraws the answer behind a code. Of what it said nothing is given; the code is spent, and so stays the form that
/// was sent: sending it again is no new answer. An answer that no figure holds is deleted at once, one of the figures
/// of an anonymous round with four others or when the round closes. Errors: bad_input at "receipt" for what is no code
/// of this round, conflict where the round is not open. Like answering it leaves no trace.
[[nodiscard]] Outcome withdraw(store::Database& database, Instant now, const std::string& round_id,
                               const std::string& typed);

}  // namespace muster::feedback
