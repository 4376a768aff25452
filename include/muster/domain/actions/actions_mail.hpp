#pragma once
// The room's kind of message: an action that is due, to its owner. It never holds what a family wrote.

#include <muster/domain/actions/action.hpp>
#include <muster/platform/mail/kinds.hpp>
#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::actions {

inline constexpr const char* due_mail = "action due";  ///< `detail`: the action's id

[[nodiscard]] std::string due_subject(const Action& action);
/// Adds the kind. Nothing is sent where the action is done meanwhile, is due later, or has another owner. The database
/// must outlive the kinds.
void add_mail(mail::Kinds& kinds, store::Database& database);

}  // namespace muster::actions
