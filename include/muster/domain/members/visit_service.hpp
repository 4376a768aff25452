#pragma once
// Somebody of a programme's lists who signs in by a link in their mail, and sees what is theirs. Behind each visit is
// an address: who that is, and that they are somebody, is looked up each time.

#include <muster/domain/members/area.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::members {

/// Whom the programme knows by an address.
struct KnownMember {
  std::string name;                     ///< as a list has it; may be empty
  std::vector<std::string> person_ids;  ///< of its events; several where a list has several people with one address
};
/// Nothing where the address stands in no event, no membership of today and no list of the programme.
[[nodiscard]] std::optional<KnownMember> known_member(store::Session& session, const std::string& programme_id,
                                                      const std::string& address, Date today);

/// Asks for a link by mail. Does the same work whether or not anybody is known by the address: that is found out when
/// the mail is written. conflict where the area is closed; bad_input at "email".
[[nodiscard]] Outcome ask_for_link(store::Database& database, Instant now, const std::string& code,
                                   const std::string& email);

/// A link that was not used and whose time is not over, by its secret; looking changes nothing, because mail scanners
/// open links. not_found otherwise.
[[nodiscard]] Result<Area> look_at_link(store::Database& database, Instant now, const std::string& secret);
struct Entered {
  Area area;
  std::string secret;  ///< of the session, for the browser alone
};
/// Spends a link and begins a session; `before` is the secret of the one that the browser had, which ends.
[[nodiscard]] Result<Entered> spend_link(store::Database& database, Instant now, const std::string& secret,
                                         const std::string& before);

/// Who visits.
struct Visit {
  Area area;
  std::string address;  ///< letters small
  KnownMember member;
};
/// The visit behind a session's secret to the area of that code; nothing where it ended, is another area's, or the
/// programme knows nobody by the address any more. Keeps it from growing idle.
[[nodiscard]] Result<std::optional<Visit>> use_session(store::Database& database, Instant now,
                                                       const std::string& secret, const std::string& code);
/// Again is no error.
[[nodiscard]] Outcome end_session(store::Database& database, const std::string& secret);

/// Tells the team, by mail to whoever may see people's data, what somebody wants put right. bad_input at "words";
/// conflict where nobody of the team could read it.
[[nodiscard]] Outcome ask_for_correction(store::Database& database, Instant now, const Visit& visit,
                                         const std::string& words);
inline constexpr std::size_t longest_correction = 2000;  ///< characters

}  // namespace muster::members
