#pragma once
// Whom an issue goes to.

#include <muster/domain/bulletin/issue.hpp>
#include <muster/platform/store/database.hpp>

#include <string>
#include <vector>

namespace muster::bulletin {

/// conflict at "audience" where its list is gone.
[[nodiscard]] Outcome check_audience(store::Session& session, const Issue& issue);
/// Addresses that get a mail, letters small, each once: none that stopped all news of the programme.
[[nodiscard]] std::vector<std::string> addressees_of(store::Session& session, const Issue& issue, Date today);
/// The same of one address.
[[nodiscard]] bool is_addressed(store::Session& session, const Issue& issue, const std::string& address, Date today);

}  // namespace muster::bulletin
