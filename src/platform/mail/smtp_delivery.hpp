#pragma once
// Hands one message to a mail server.

#include <muster/platform/mail/mailer.hpp>
#include <muster/platform/mail/outbox_service.hpp>

#include <string>

namespace muster::mail {

struct Delivery {
  DeliveryOutcome outcome = DeliveryOutcome::later;
  std::string reason;  ///< the server's word, or what failed on the way
};

/// Sends `bytes`, a whole message, to one recipient. A refusal of the recipient or of the message for good (5xx) is a
/// bounce; everything else that fails (the way, TLS, signing in, 4xx) is for later.
[[nodiscard]] Delivery deliver(const MailServer& server, const std::string& sender, const std::string& recipient,
                               const std::string& bytes);

}  // namespace muster::mail
