#pragma once
// A round's state as programs are told of it, in every reply and file alike.

#include <muster/domain/figures/summary.hpp>

namespace muster::figures {

[[nodiscard]] inline const char* name_of(RoundState round) {
  switch (round) {
    case RoundState::none:
      return "none";
    case RoundState::draft:
      return "draft";
    case RoundState::open:
      return "open";
    case RoundState::closed:
      return "closed";
  }
  return "none";
}

}  // namespace muster::figures
