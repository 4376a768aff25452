#pragma once
// What mails about notices say when they are sent.

#include <muster/platform/mail/kinds.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <string>

namespace muster::noticeboard {

inline constexpr const char* standing_mail = "notice standing";  ///< to the sender; `detail`: id and version
inline constexpr const char* answer_mail = "notice answer";      ///< to the sender; `detail`: answer_detail; `text`
inline constexpr const char* waiting_mail = "notice waiting";    ///< to the team; `detail`: the programme's id

/// "ID VERSION": the mail says how the notice stands, and is not sent once it stands otherwise.
[[nodiscard]] std::string standing_detail(const std::string& id, std::int64_t version);
/// Id and name, a line each, and the address as mail::with_reply_to has it.
[[nodiscard]] std::string answer_detail(const std::string& id, const std::string& reply_to, const std::string& name);

/// Adds the three kinds. The database must outlive the kinds.
void add_mail(mail::Kinds& kinds, store::Database& database);

}  // namespace muster::noticeboard
