#pragma once
// Rows of a programme, table by table, as the declarations say.

#include <muster/domain/passage/travelling_tables.hpp>
#include <muster/platform/store/database.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace muster::passage::sql {

struct Named {
  std::string id;
  std::string slug;
  std::string name;
};
[[nodiscard]] std::vector<Named> programmes(store::Session& session);

/// Titles of events of the programme in which something is unfinished that could not be carried along: each with what.
[[nodiscard]] std::vector<std::string> unfinished(store::Session& session, const std::string& programme_id);
/// Titles of events whose form is open.
[[nodiscard]] std::vector<std::string> open_rounds(store::Session& session, const std::string& programme_id);

/// The programme's rows of a table, in the order of its key, each with the declared columns.
void each_row(store::Session& session, const TravellingTable& table, const std::string& programme_id,
              const std::function<void(const store::Row&)>& row);
[[nodiscard]] std::int64_t row_count(store::Session& session, const TravellingTable& table,
                                     const std::string& programme_id);

/// False where a row of that key was there already, which only a shared table allows.
bool add_row(store::Session& session, const TravellingTable& table, const std::vector<std::string_view>& columns,
             const store::Values& values);
void fill_in(store::Session& session, std::string_view table, std::string_view column, const std::string& id,
             const std::string& value);
[[nodiscard]] bool is_taken(store::Session& session, std::string_view table, std::string_view column,
                            const std::string& value);

/// Whether a programme has nothing yet but its name, its picture and its regions.
[[nodiscard]] bool is_empty_place(store::Session& session, const std::string& programme_id);
/// Makes room in such a programme for another's rows.
void empty_place(store::Session& session, const std::string& programme_id, const std::string& name);

/// The region that has this short name and is another than this one; empty where there is none.
[[nodiscard]] std::string another_region(store::Session& session, const std::string& slug, const std::string& id);
/// The short name with a number behind it that no region has.
[[nodiscard]] std::string free_region_slug(store::Session& session, const std::string& slug);
[[nodiscard]] bool another_shared_organisation(store::Session& session, const std::string& region_id,
                                               const std::string& folded_name, const std::string& id);
/// Of a region or an organisation of that id: the programme whose own it is, empty where it is shared, nothing where it
/// is not there.
[[nodiscard]] std::optional<std::string> owner_where_known(store::Session& session, std::string_view table,
                                                           const std::string& id);
/// The programme whose own a region is; empty where it is shared or not there.
[[nodiscard]] std::string owner_of_region(store::Session& session, const std::string& id);

}  // namespace muster::passage::sql
