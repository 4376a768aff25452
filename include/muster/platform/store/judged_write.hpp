#pragma once
// What takes long is read and worked out before the writers' line; inside it there is only the look whether it still
// holds, and the writing.

#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <string>
#include <utility>

namespace muster::store {

/// Calls `judge(session)`, which returns a Result, on a snapshot, then `save(session, judged)` (by value or const
/// reference) in a write, where nothing of that scope has left a trace since (change_mark). Where something did, it is
/// judged anew, and at the fourth time inside the write, so that somebody who changes without end stops nobody for
/// ever.
template <class Judge, class Save>
auto write_judged(Database& database, const std::string& scope, const Judge& judge, const Save& save)
    -> decltype(save(std::declval<Session&>(), judge(std::declval<Session&>()).value())) {
  using Judged = decltype(judge(std::declval<Session&>()));
  using Saved = decltype(save(std::declval<Session&>(), judge(std::declval<Session&>()).value()));
  constexpr int most_turns = 3;
  for (int turn = 1;; ++turn) {
    std::string mark;
    MUSTER_TRY(judged, database.read([&](Session& session) -> Judged {
      mark = change_mark(session, scope);
      return judge(session);
    }));
    bool moved = false;
    auto saved = database.write([&](Session& session) -> Saved {
      const bool holds = change_mark(session, scope) == mark;
      moved = !holds && turn < most_turns;
      if (moved) return unavailable("it is judged anew");  // nothing was written, and nobody sees these words
      if (holds) return save(session, judged);
      MUSTER_TRY(anew, judge(session));
      return save(session, anew);
    });
    if (!moved) return saved;
  }
}

}  // namespace muster::store
