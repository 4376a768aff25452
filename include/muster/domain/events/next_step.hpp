#pragma once
// What is next for an event, as the list of events says it. The dashboard decides it, which knows all parts of an
// event.

#include <muster/domain/events/event.hpp>
#include <muster/kit/base/date.hpp>

#include <functional>
#include <optional>
#include <string>

namespace muster::store {
class Session;
}

namespace muster::events {

struct NextStep {
  std::string path;   ///< below the event's own address
  std::string words;  ///< "Import the delegates"
};
/// Nothing where nothing waits to be done.
using NextStepOf = std::function<std::optional<NextStep>(store::Session&, const Event&)>;

}  // namespace muster::events
