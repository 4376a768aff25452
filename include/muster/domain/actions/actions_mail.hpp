#pragma once
// The room's kinds of messages: an action that is due, to its owner; and that a family wrote, to the team. Neither
// holds what a family wrote.

#include <muster/domain/actions/action.hpp>
#include <muster/platform/mail/kinds.hpp>
#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::actions {

inline constexpr const char* due_mail = "action due";            ///< `detail`: the action's id
inline constexpr const char* concern_mail = "concern received";  ///< the same
inline constexpr const char* concern_subject = "A family has written";

[[nodiscard]] std::string due_subject(const Action& action);
/// Adds both kinds. Nothing is sent where the action is done meanwhile, is due later, or has another owner; nor where
/// the concern has an owner by then. The database must outlive the kinds.
void add_mail(mail::Kinds& kinds, store::Database& database);

}  // namespace muster::actions
