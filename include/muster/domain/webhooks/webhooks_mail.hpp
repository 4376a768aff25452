#pragma once
// What the owners of a programme are told of a receiver that does not take what it is sent.

#include <muster/platform/mail/kinds.hpp>
#include <muster/platform/store/database.hpp>

namespace muster::webhooks {

inline constexpr const char* failing_mail = "webhook failing";  ///< `detail`: the receiver's id
inline constexpr const char* failing_subject = "A program does not take its news";

/// Nothing is sent where the receiver takes its news again by then, or is gone. The database must outlive the kinds.
void add_mail(mail::Kinds& kinds, store::Database& database);

}  // namespace muster::webhooks
