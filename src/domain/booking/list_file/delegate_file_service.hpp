#pragma once
// The list of delegates as a file, with the state of each: made at once where it is short, else by a job.

#include <muster/domain/booking/delegate_service.hpp>
#include <muster/kit/base/list_query.hpp>
#include <muster/kit/base/progress.hpp>
#include <muster/platform/jobs/job.hpp>

#include <cstdint>
#include <string>

namespace muster::booking {

/// How many rows such a file has.
[[nodiscard]] Result<std::int64_t> delegates_found(store::Database& database, const std::string& event_slug,
                                                   const ListQuery& query, Contacts contacts);
/// First name, surname, organisation, kind, state, and where they are shown e-mail and job title, in the order that the
/// list has. `format` is "csv" or "xlsx".
[[nodiscard]] Result<jobs::JobFile> delegates_file(store::Database& database, const std::string& event_slug,
                                                   ListQuery query, const std::string& format, Contacts contacts,
                                                   Progress& progress = unwatched());

}  // namespace muster::booking
