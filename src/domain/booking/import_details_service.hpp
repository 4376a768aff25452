#pragma once
// People whom an import calls otherwise than they were called, because somebody said that the file is right.

#include <muster/domain/intake/import_ledger_sql.hpp>
#include <muster/platform/store/audit.hpp>

#include <string>
#include <vector>

namespace muster::booking {

struct NewName {
  std::string person_id;
  std::string first_name;
  std::string last_name;
};
/// Each stands among the changes of its person, and can be taken back there too.
void name_people(store::Session& session, const store::AuditContext& audit, const intake::Import& import,
                 const std::vector<NewName>& names);
/// Gives those their names back whom nobody has changed since.
void take_names_back(store::Session& session, const store::AuditContext& audit, const intake::Import& import);

}  // namespace muster::booking
