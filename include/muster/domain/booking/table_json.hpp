#pragma once
// Tables as programs and the command read them.

#include <muster/domain/booking/table_service.hpp>
#include <muster/kit/base/json.hpp>

namespace muster::booking {

[[nodiscard]] Json tables_json(const TablePlan& plan);

}  // namespace muster::booking
