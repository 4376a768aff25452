#pragma once
// The pages on which people book an event, and the one on which organisers say how.

#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/platform/web/router.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::store {
class Database;
}

namespace muster::booking {

/// For how many days after an event needs are kept; nothing where no period is set.
using NeedsPeriod = std::function<Result<std::optional<std::int64_t>>()>;

/// Something to read of an event: minutes, slides, a report.
struct Paper {
  std::string title;
  std::string kind;                                        ///< "Slides"
  std::vector<std::pair<std::string, std::string>> links;  ///< words and where they lead
};
/// What everybody may read of an event, by its id; may be empty.
using PapersOf = std::function<Result<std::vector<Paper>>(const std::string& event_id)>;

/// Routes below /b/{code}, /booking/{link} and /events/{event}/booking. Database and clock must outlive the router.
void add_public_pages(web::Router& router, store::Database& database, const Clock& clock, NeedsPeriod period,
                      PapersOf papers = {});

}  // namespace muster::booking
