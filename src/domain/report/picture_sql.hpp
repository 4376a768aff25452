#pragma once
// Every SQL statement about pictures of reports.

#include <muster/domain/report/picture.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::report::sql {

/// By name.
[[nodiscard]] std::vector<ReportPicture> select_pictures(store::Session& session, const std::string& programme_id);
[[nodiscard]] std::optional<ReportPicture> select_picture(store::Session& session, const std::string& programme_id,
                                                          const std::string& name);
[[nodiscard]] std::int64_t count_pictures(store::Session& session, const std::string& programme_id);
void insert_picture(store::Session& session, const std::string& programme_id, const ReportPicture& picture);
/// How many rows went: 0 or 1.
[[nodiscard]] std::int64_t delete_picture(store::Session& session, const std::string& programme_id,
                                          const std::string& name);
void delete_pictures(store::Session& session, const std::string& programme_id);

}  // namespace muster::report::sql
