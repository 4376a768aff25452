#pragma once
// How many answers programs are told of. They read again and again: of an open anonymous round a count, and with it
// the tag of the reply, that moved by one would say when somebody answered. People are told by tells_in_fives.

#include <muster/domain/feedback/round.hpp>

namespace muster::feedback {

/// The last step of five where an anonymous form is open, else all.
[[nodiscard]] std::int64_t told_to_programs(std::int64_t responses, bool anonymous, bool open);
[[nodiscard]] std::int64_t told_to_programs(const Round& round, Instant now);

}  // namespace muster::feedback
