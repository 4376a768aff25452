#pragma once
// Pictures of a programme's reports in the store.

#include <muster/domain/report/picture.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <string>
#include <vector>

namespace muster::report {

/// Those of the event's programme, by name, with their bytes.
[[nodiscard]] Result<std::vector<ReportPicture>> pictures_of(store::Database& database, const std::string& event_slug);
/// Error: none of this name.
[[nodiscard]] Result<ReportPicture> find_picture(store::Database& database, const std::string& event_slug,
                                                 const std::string& name);

/// Keeps a picture for the reports of the event's programme. `bytes` are made fit for a report first
/// (draw::read_photograph). Errors: at("picture") what cannot be read, at("name") one that is taken or no name,
/// at("alternative") no words; conflict: the programme has 40 already.
[[nodiscard]] Result<ReportPicture> add_picture(store::Database& database, const store::AuditContext& audit,
                                                const std::string& event_slug, const std::string& name,
                                                const std::string& alternative, const std::string& bytes);
/// Takes it away; a definition that shows it then says so. Frozen editions keep what they show. Error: none of this
/// name.
[[nodiscard]] Outcome remove_picture(store::Database& database, const store::AuditContext& audit,
                                     const std::string& event_slug, const std::string& name);

/// All pictures of the programme go.
void forget_programme(store::Session& session, const std::string& programme_id);

}  // namespace muster::report
