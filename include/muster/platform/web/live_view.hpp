#pragma once
// What many people watch while it changes, such as a count on a screen: looked at once however many watch.

#include <muster/platform/web/reply.hpp>

#include <functional>
#include <optional>
#include <string>

namespace muster::web {

struct LiveView {
  std::string topic;  ///< who names the same topic watches the same thing
  /// The state as text, of which only the newest matters; nothing where there is nothing to watch any more. The server
  /// calls it twice a second while somebody watches, on one thread for all topics, so it must be cheap. Where it throws
  /// the last state stays.
  std::function<std::optional<std::string>()> look;
};

/// A reply that does not end: server-sent events (text/event-stream, HTML Living Standard 9.2), each with the whole
/// state, the first at once. After ten minutes the browser asks again, and is let in again or not.
[[nodiscard]] Reply live(LiveView view);

}  // namespace muster::web
