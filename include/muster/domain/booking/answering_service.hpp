#pragma once
// What those who write to an event's people may know of its form. Feedback stands over this room and says it.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>

#include <functional>
#include <optional>
#include <set>
#include <string>

namespace muster::booking {

struct Answering {
  /// Ids of those who have answered the event's form; nothing where the team may not know who, or nobody can.
  std::function<std::optional<std::set<std::string>>(store::Session& session, const std::string& event_id)> answered;
  /// Whether people have links of their own to the event's form.
  std::function<bool(store::Session& session, const std::string& event_id)> has_links;
  /// The address of somebody's own link; a preview gets an example that opens nothing, and changes nothing. Empty where
  /// they have none.
  struct LinkWish {
    std::string event_id;
    std::string person_id;
    std::string site;  ///< public address without a slash at its end
    Instant now;
    bool preview = true;
  };
  std::function<std::string(store::Session& session, const LinkWish& wish)> link;
};

[[nodiscard]] inline std::optional<std::set<std::string>> who_answered(const Answering& answering,
                                                                       store::Session& session,
                                                                       const std::string& event_id) {
  return answering.answered ? answering.answered(session, event_id) : std::nullopt;
}
[[nodiscard]] inline bool has_own_links(const Answering& answering, store::Session& session,
                                        const std::string& event_id) {
  return answering.has_links && answering.has_links(session, event_id);
}
[[nodiscard]] inline std::string own_link(const Answering& answering, store::Session& session,
                                          const Answering::LinkWish& wish) {
  return answering.link ? answering.link(session, wish) : std::string();
}

}  // namespace muster::booking
