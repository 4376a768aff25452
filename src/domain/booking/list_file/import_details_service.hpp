#pragma once
// People whom an import makes what the file says, because somebody said that the file is right.

#include <muster/domain/intake/import_ledger_sql.hpp>
#include <muster/platform/store/audit.hpp>

#include <string>
#include <vector>

namespace muster::booking {

/// What the file says of a known person. An empty text changes nothing.
struct NewDetails {
  std::string person_id;
  std::string first_name;  ///< both names or none
  std::string last_name;
  std::string email;
  std::string job_title;
  std::string organisation_id;
  std::string place_code{};
};
/// Each stands among the changes of its person, and can be taken back there too.
void take_details(store::Session& session, const store::AuditContext& audit, const intake::Import& import,
                  const std::vector<NewDetails>& details);
/// Gives those back what they were whom nobody has changed since.
void take_details_back(store::Session& session, const store::AuditContext& audit, const intake::Import& import);

}  // namespace muster::booking
