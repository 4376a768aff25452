#pragma once
// What actions hold of a person or a programme, and how they forget them: inside somebody's transaction.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::actions {

/// What a family sent, as its sender's file shows it.
struct HeldConcern {
  std::string action_id;
  std::string programme_id;
  std::string about;  ///< "Sent in on 2 May 2026; kept until 29 October 2026"
  std::string sender;
  std::string email;
  std::string place_code;
  std::string received_on;
  std::string delete_on;
  std::string body;
};
/// Asked of the name and the address that a family gave, either of which may be empty: whether that is who is looked
/// for.
using IsSender = std::function<bool(const std::string& name, const std::string& email)>;
[[nodiscard]] std::vector<HeldConcern> held_concerns(store::Session& session, const IsSender& is_sender);
/// Deletes what families wrote, with sender and place, of these actions; the actions stay.
void forget_concerns(store::Session& session, const std::vector<std::string>& action_ids);
/// Somebody who no longer signs in owns nothing.
void forget_owner(store::Session& session, const std::string& account_id);
/// Deletes the responses to what was said at an event that is deleted; actions raised at it stay.
void forget_event(store::Session& session, const std::string& event_id);
/// Deletes all actions and concerns of a programme that is taken away.
void forget_programme(store::Session& session, const std::string& programme_id);

/// Deletes what families wrote and is kept no longer; returns how many texts went.
std::int64_t drop_due_concerns(store::Session& session, Instant now);
/// The first day on which one goes (ISO), and how many go then.
[[nodiscard]] std::optional<std::pair<std::string, std::int64_t>> next_concern_end(store::Session& session);

}  // namespace muster::actions
