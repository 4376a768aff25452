#pragma once
// Addresses that other programs read: made, given another secret, ended, and what is read at them.

#include <muster/domain/access/session_service.hpp>
#include <muster/domain/feeds/feed.hpp>
#include <muster/domain/members/visit_service.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::feeds {

/// Calendars and keys of a programme, by name.
[[nodiscard]] Result<std::vector<Feed>> feeds_of(store::Database& database, const std::string& programme_id);

struct NewFeed {
  Feed feed;
  std::string secret;  ///< shown once, kept nowhere
};
/// A calendar or a key of figures. Errors: those of checked_name; a name that one of them has, at "name"; conflict
/// where there are most_feeds; at "series" one that the programme does not have, or any for figures.
[[nodiscard]] Result<NewFeed> add_feed(store::Database& database, const store::AuditContext& audit, const Feed& wanted);
/// Gives one of them another secret; whoever reads by the one before reads nothing more. not_found where the programme
/// has none of that id.
[[nodiscard]] Result<NewFeed> renew_feed(store::Database& database, const store::AuditContext& audit,
                                         const std::string& programme_id, const std::string& id);
[[nodiscard]] Outcome end_feed(store::Database& database, const store::AuditContext& audit,
                               const std::string& programme_id, const std::string& id);

/// The list of a programme's public events, or with `series_id` the one of that series alone; nothing where it is
/// switched off. The same of the three below.
[[nodiscard]] Result<std::optional<Feed>> public_list(store::Database& database, const std::string& programme_id,
                                                      const std::string& series_id = {});
/// Switches it on; it stays what it is where it is on already. bad_input at "series" where the programme has none such.
[[nodiscard]] Result<Feed> open_public_list(store::Database& database, const store::AuditContext& audit,
                                            const std::string& programme_id, const std::string& series_id = {});
/// Gives it another address. conflict where it is off.
[[nodiscard]] Result<Feed> renew_public_list(store::Database& database, const store::AuditContext& audit,
                                             const std::string& programme_id, const std::string& series_id = {});
/// Again is no error.
[[nodiscard]] Outcome close_public_list(store::Database& database, const store::AuditContext& audit,
                                        const std::string& programme_id, const std::string& series_id = {});

/// The calendar of whoever visits a members' area; nothing where they have none.
[[nodiscard]] Result<std::optional<Feed>> own_calendar(store::Database& database, const members::Visit& visit);
/// Makes it, or gives it another secret.
[[nodiscard]] Result<NewFeed> make_own_calendar(store::Database& database, Instant now, const members::Visit& visit);
/// Again is no error.
[[nodiscard]] Outcome end_own_calendar(store::Database& database, Instant now, const members::Visit& visit);

/// What a key of figures opens: the reading of them, in its programme; nothing where it is none. Notes the use.
[[nodiscard]] Result<std::optional<access::SignedIn>> use_figures_key(store::Database& database, Instant now,
                                                                      const std::string& secret);

}  // namespace muster::feeds
