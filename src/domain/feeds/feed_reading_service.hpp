#pragma once
// What is read at a feed's address.

#include "shown_event.hpp"

#include <muster/domain/feeds/feed.hpp>
#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::feeds {

/// By which the store knows a secret, or a code in any case.
[[nodiscard]] std::string hash_of_key(const std::string& key);

/// The bytes of a calendar; `site` begins the addresses in it. Events of the last year and all that come. Notes the
/// use. not_found where no calendar is there, or whose it is is not known any more.
[[nodiscard]] Result<std::string> calendar_at(store::Database& database, Instant now, const std::string& secret,
                                              const std::string& site);

/// The public events of a programme, by the code of its list, in any case. not_found where there is no such list.
[[nodiscard]] Result<PublicList> public_events_at(store::Database& database, Instant now, const std::string& code,
                                                  const std::string& site);
/// The same events as a calendar.
[[nodiscard]] Result<std::string> public_calendar_at(store::Database& database, Instant now, const std::string& code,
                                                     const std::string& site);
/// How many stand in the list now.
[[nodiscard]] Result<std::int64_t> public_event_count(store::Database& database, Instant now,
                                                      const std::string& programme_id);

}  // namespace muster::feeds
