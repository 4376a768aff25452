#pragma once
// Links to forms that one person was sent, and how they are forgotten: inside somebody's transaction.

#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::feedback {

/// What is held of it: that mails went out and whether the link was used. What was answered, nothing leads to.
struct PersonLink {
  std::string event_id;  ///< of what was asked about
  std::string title{};   ///< of it; filled by whoever knows events
  std::int64_t mails = 0;
  bool used = false;
  bool told = true;  ///< mails and use; not of an open anonymous form, where they say who has answered so far
};
[[nodiscard]] std::vector<PersonLink> links_of_person(store::Session& session, const std::string& person_id);

/// Whether a mail is a reminder of such a form; `detail` is what it is written from.
[[nodiscard]] bool tells_who_answered(store::Session& session, const std::string& detail);

/// Their links open no form any more. That one was used stays, as a number.
void forget_links_of(store::Session& session, const std::string& person_id);

struct ForgottenLinks {
  std::int64_t went = 0;  ///< that were somebody's
  bool more = false;      ///< there may be more
};
/// Forgets at most `most` links of rounds that closed before `moment` (ISO 8601) and are closed still: whose they were,
/// and the keys that opened the form. How many were sent and used stays.
/// Whoever was known for such a link alone goes with it: of whom booking holds nothing, seen or unseen, and `is_known`
/// says no, which asks the rooms that this one may not.
using IsKnown = std::function<bool(store::Session& session, const std::string& person_id)>;
ForgottenLinks forget_links_before(store::Session& session, const std::string& moment, std::int64_t most,
                                   const IsKnown& is_known);
/// The first moment at which a round closed whose links are still somebody's, and how many hang on that day.
[[nodiscard]] std::optional<std::pair<std::string, std::int64_t>> oldest_links(store::Session& session);

}  // namespace muster::feedback
