#pragma once
// Where editions are found on the site, and who froze them.

#include "context_pages.hpp"

#include <muster/domain/report/edition_service.hpp>

#include <map>
#include <string>
#include <vector>

namespace muster::report {

[[nodiscard]] std::string editions_path(const figures::EventFacts& event, const std::string& report,
                                        const std::string& done = {});
/// `below` is "/pdf" of its file.
[[nodiscard]] std::string edition_path(const std::string& slug, const Edition& edition, const std::string& below = {});

/// Addresses of the team, by the ids of accounts.
using TeamNames = std::map<std::string, std::string>;
[[nodiscard]] Result<TeamNames> names_in(const PageContext& context, const web::Request& request,
                                         const std::vector<Edition>& editions);
[[nodiscard]] std::string who_froze(const Edition& edition, const TeamNames& names);

/// Adds what stands below the page of the editor: the draft, the newest editions with their files, and the way to
/// freeze the next.
[[nodiscard]] Outcome add_editions_beside(web::View& view, const PageContext& context, const web::Request& request,
                                          const figures::Summary& summary, const std::string& report);

}  // namespace muster::report
