#pragma once
// What stands before every change of a network: whose region it is, and a copy of it where it is shared.

#include <muster/domain/access/programme_sql.hpp>
#include <muster/domain/events/programme_service.hpp>
#include <muster/domain/people/network_sql.hpp>
#include <muster/platform/store/audit.hpp>

#include <optional>
#include <string>
#include <unordered_map>

namespace muster::dashboard {

[[nodiscard]] Result<access::Programme> programme_of(store::Session& session, const std::string& id);

/// The region where the programme sees it; the same words for what is not there and what is another programme's.
[[nodiscard]] Result<people::RegionInUse> region_in_use(store::Session& session, const std::string& programme_id,
                                                        const std::string& region_id);

/// A region that the programme may change: its own, or from now on its copy of a shared one.
class OwnRegion {
 public:
  static Result<OwnRegion> of(store::Session& session, const store::AuditContext& audit,
                              const access::Programme& programme, const std::string& region_id);
  [[nodiscard]] const std::string& id() const { return id_; }
  /// The id by which an organisation goes after the copy.
  [[nodiscard]] std::string organisation(const std::string& id) const;

 private:
  std::string id_;
  std::unordered_map<std::string, std::string> copies_;
};

/// An organisation that the programme sees, retired or not; not_found where there is none.
[[nodiscard]] Result<people::Organisation> organisation_of(store::Session& session, const std::string& programme_id,
                                                           const std::string& id);

/// The organisation in a region that the programme may change: itself, or its copy.
[[nodiscard]] Result<people::Organisation> copy_to_own_organisation(store::Session& session,
                                                                    const store::AuditContext& audit,
                                                                    const access::Programme& programme,
                                                                    const std::string& id);

}  // namespace muster::dashboard
