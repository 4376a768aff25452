#pragma once
// What is gathered once more inside the transaction that sends: it may be gone by then.

#include <muster/domain/bulletin/issue.hpp>
#include <muster/platform/store/database.hpp>

#include <string>
#include <vector>

namespace muster::bulletin {

/// Where addresses of documents lead.
struct Addresses {
  std::string site;       ///< of Muster; may be empty
  std::string area_path;  ///< of the members' documents; empty where their area is closed
  std::string code{};     ///< of the members' area; empty where it has none
};
[[nodiscard]] Result<Addresses> addresses_of(store::Database& database, const std::string& programme_id);

/// Documents that the last issue for the same readers that showed documents could not show yet.
[[nodiscard]] std::vector<Gathered::Line> new_documents(store::Session& session, const Issue& issue,
                                                        const Addresses& addresses);

/// Notices that the issue's readers may see on a day.
[[nodiscard]] std::vector<Gathered::Line> open_notices(store::Session& session, const Issue& issue,
                                                       const Addresses& addresses, Date today);

}  // namespace muster::bulletin
