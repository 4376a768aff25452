// One period, read without counting what hangs on it.
#include <muster/domain/privacy/needs_period_service.hpp>

#include "retention_kinds_service.hpp"
#include "retention_sql.hpp"

namespace muster::privacy {

Result<std::optional<std::int64_t>> days_of_needs(store::Database& database) {
  return database.read([](store::Session& session) -> Result<std::optional<std::int64_t>> {
    const auto set = sql::set_periods(session);
    for (const auto& row : kind_rows())
      if (row.kind.name == "needs") return days_of(row, set);
    return std::optional<std::int64_t>{};
  });
}

}  // namespace muster::privacy
