#pragma once
// The messages of signing in: the link somebody asked for, and the news that somebody may sign in.

#include <muster/platform/mail/kinds.hpp>
#include <muster/platform/store/database.hpp>

namespace muster::access {

/// Kind of the messages that carry links. They are written when they are sent: the link is in no table.
inline constexpr const char* link_mail = "sign-in";
/// Kind of the messages that tell somebody that they may sign in; `detail` is the programme's id. They hold no secret:
/// nobody has asked in a browser yet that a link could be bound to.
inline constexpr const char* welcome_mail = "welcome";

/// Adds both kinds. A link is not sent where the address has no account, a welcome where the role was taken away
/// meanwhile. The database must outlive the kinds.
void add_mail(mail::Kinds& kinds, store::Database& database);

}  // namespace muster::access
