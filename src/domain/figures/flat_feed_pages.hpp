#pragma once
// Rows of figures for programs that read tables: as JSON, and as OData 4 for Excel and Power BI.

#include <muster/kit/base/json.hpp>
#include <muster/platform/web/router.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::figures {

/// A column of the flat table, by the names that programs and OData know it by.
struct FeedColumn {
  const char* name;
  const char* entity_name;
  bool is_number;
  const char* about;
  bool is_date = false;
};
/// The columns of an event's figures, in the order of its flat table.
[[nodiscard]] const std::vector<FeedColumn>& figure_columns();

struct NumberedRow {
  std::int64_t number = 0;
  std::vector<std::string> cells;
};
/// `entity`: by the names of OData.
[[nodiscard]] Json row_json(const std::vector<FeedColumn>& columns, const NumberedRow& row, bool entity);
[[nodiscard]] web::Schema row_schema(const std::vector<FeedColumn>& columns, bool entity);

/// What there is, below `root`, the whole address of the service; and what its rows are.
[[nodiscard]] web::Reply odata_service(const std::string& root);
[[nodiscard]] web::Reply odata_metadata(const std::vector<FeedColumn>& columns);
/// The refusal of what is asked for and cannot be done, as the protocol has it: 501 for what it knows (a filter that is
/// passed over would lie), 400 for what it does not.
[[nodiscard]] std::optional<web::Reply> odata_refusal(const web::Request& request);
/// A page of the rows, with the address of the next.
[[nodiscard]] web::Reply odata_rows(const web::Request& request, const std::string& root,
                                    const std::vector<FeedColumn>& columns, const std::vector<NumberedRow>& rows);

[[nodiscard]] web::Schema odata_service_schema();
[[nodiscard]] web::Schema odata_rows_schema(const std::vector<FeedColumn>& columns);
[[nodiscard]] std::vector<web::Parameter> odata_parameters(const web::Parameter& first);

}  // namespace muster::figures
