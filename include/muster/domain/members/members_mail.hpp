#pragma once
// What mails of the members' area say when they are sent.

#include <muster/platform/mail/kinds.hpp>
#include <muster/platform/store/database.hpp>

namespace muster::members {

inline constexpr const char* link_mail = "member link";              ///< `detail`: the programme's id
inline constexpr const char* correction_mail = "member correction";  ///< `text`: what is asked for; `detail`: by whom

/// Adds both kinds. The database must outlive the kinds.
void add_mail(mail::Kinds& kinds, store::Database& database);

}  // namespace muster::members
