#pragma once
// What became of mails of one kind: for whoever sends again what did not arrive, and leaves in peace who just had one.

#include <muster/platform/store/database.hpp>

#include <functional>
#include <string>

namespace muster::mail {

enum class Fate {
  waits,   ///< in the outbox, or being sent
  failed,  ///< bounced or given up
  sent,
};
/// Calls `found` for each mail of that kind whose detail begins with `begin` and that waits, has failed, or was sent
/// after `since` (ISO instant), in no order.
void each_fate(store::Session& session, const std::string& kind, const std::string& begin, const std::string& since,
               const std::function<void(const std::string& detail, Fate fate)>& found);

}  // namespace muster::mail
