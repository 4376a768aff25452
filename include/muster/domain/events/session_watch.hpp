#pragma once
// What another room does about a session that is changed or deleted, inside that transaction: people may have chosen
// it.

#include <muster/domain/events/event.hpp>
#include <muster/domain/events/event_session.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace muster::store {
class Session;
struct AuditContext;
}  // namespace muster::store

namespace muster::events {

/// Either may be left empty: nobody is asked then, and nobody told.
struct SessionWatch {
  /// How many people chose the session of this code.
  std::function<std::int64_t(store::Session&, const Event&, const std::string&)> people{};
  /// Called after the change with what the session was before, and what it is; nothing where it is deleted.
  std::function<void(store::Session&, const store::AuditContext&, const Event&, const EventSession&,
                     const std::optional<EventSession>&)>
      changed{};

  void tell(store::Session& session, const store::AuditContext& audit, const Event& event, const EventSession& before,
            const std::optional<EventSession>& after) const {
    if (changed) changed(session, audit, event, before, after);
  }
};

}  // namespace muster::events
