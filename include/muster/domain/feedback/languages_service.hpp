#pragma once
// In which languages a round is asked though nobody has checked Muster's own words in them.

#include <muster/kit/base/result.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <string>
#include <vector>

namespace muster::feedback {

/// Switches on these, and all others off. Errors: no round; a language that the form does not have whole, or that needs
/// no switch.
[[nodiscard]] Outcome set_languages(store::Database& database, const store::AuditContext& audit,
                                    const std::string& event_slug, const std::vector<std::string>& languages);

}  // namespace muster::feedback
