#pragma once
// Whom a message is for, as the services of messages find them.

#include "message_sql.hpp"

#include <muster/domain/booking/message_service.hpp>

#include <set>
#include <string>
#include <vector>

namespace muster::booking {

/// Everybody it would be for, with an address or without. Errors: too many, somebody who is no delegate any more.
[[nodiscard]] Result<std::vector<sql::Addressee>> message_addressees(store::Session& session,
                                                                     const events::Event& event, const Recipients& to);
/// Where the words lead to a certificate, leaves those alone who came; returns how many are left out.
std::int64_t keep_who_came(store::Session& session, const events::Event& event, const MessageWords& words,
                           std::vector<sql::Addressee>& all);
[[nodiscard]] MessagePreview preview_of(const events::Event& event, const std::vector<sql::Addressee>& all,
                                        const std::set<std::string>& stopped);

}  // namespace muster::booking
