#pragma once
// Where an answer to a message goes in place of the sender (Reply-To). It stands in the detail of the draft, as its
// last line, so that the outbox keeps it with the message.

#include <muster/platform/mail/message.hpp>

#include <string>
#include <string_view>

namespace muster::mail {

/// The detail of a draft that is answered at an address, as check_address has it.
[[nodiscard]] std::string with_reply_to(const std::string& detail, const std::string& address);
/// The address; empty where the detail names none, or what stands there is no address.
[[nodiscard]] std::string reply_to_in(std::string_view detail);
/// The detail as it was given to with_reply_to.
[[nodiscard]] std::string without_reply_to(std::string_view detail);

/// As `written`, with the heading Reply-To where there is an address. bad_input where it is none.
[[nodiscard]] Result<std::string> written(const Message& message, const std::string& reply_to);

}  // namespace muster::mail
