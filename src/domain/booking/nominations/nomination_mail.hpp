#pragma once
// Mails to leads, each with a link to their list: asked for inside a transaction, written when they are sent.

#include <muster/domain/booking/message.hpp>
#include <muster/domain/booking/nomination.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::booking {

/// Its name in the outbox.
inline constexpr const char* lead_mail = "names for an event";

enum class LeadNews {
  asked,    ///< they are asked to name people, or reminded of it
  decided,  ///< the programme has decided about names of theirs
  interest  ///< somebody of their organisation asks for a place
};

[[nodiscard]] inline std::string hash_of_lead_link(const std::string& secret) {
  return fingerprint("nomination link\n" + secret);
}
[[nodiscard]] inline std::string lead_path(const std::string& secret) { return "/nominate/" + secret; }

/// What a lead's mail is made of.
struct LeadFacts {
  NominationCall call;
  events::Event event;
  std::optional<std::int64_t> own_share;
  std::optional<std::int64_t> seats;
  std::vector<ListedName> names;  ///< with those who ask themselves
};
[[nodiscard]] MessageWords lead_mail_words(const LeadFacts& facts, LeadNews news);

void queue_lead_mail(store::Session& session, Instant now, const events::Event& event, const NominationCall& call,
                     LeadNews news);

}  // namespace muster::booking
