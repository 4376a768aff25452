#pragma once
// What mails of a list say when they are sent.

#include <muster/domain/booking/message.hpp>
#include <muster/platform/mail/kinds.hpp>
#include <muster/platform/mail/letter.hpp>
#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::lists {

inline constexpr const char* join_mail = "list join";     ///< `detail`: the list's id
inline constexpr const char* list_mail = "list message";  ///< `detail`: the list's id and the message's

/// Where the link of such a mail leads: the secret stands behind it.
inline constexpr const char* own_list_path = "/lists/";

/// The copy of somebody of that name, with an example in the place of their link.
[[nodiscard]] mail::Letter list_letter(const std::string& list, const std::string& programme, const std::string& name,
                                       const booking::MessageWords& words);

/// Adds both kinds. A message is not sent to whoever left, or stopped all news of the programme, meanwhile. The
/// database must outlive the kinds.
void add_mail(mail::Kinds& kinds, store::Database& database);

}  // namespace muster::lists
