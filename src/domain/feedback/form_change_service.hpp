#pragma once
// What publishing another version would change in a round, and which version a page that is sent belongs to.

#include <muster/domain/feedback/round.hpp>
#include <muster/domain/forms/difference.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace muster::feedback {

struct FormChange {
  std::vector<forms::Change> changes;
  std::optional<Error> refused;  ///< why it may not be published
};
[[nodiscard]] FormChange forecast_change(store::Session& session, const Round& round, const forms::Form& next);

/// The round with the form of the version that the page with that key showed: for a day after another one was
/// published, where the codes of both mean the same. Later, or where they do not, the round as it is.
[[nodiscard]] Round round_of_page(store::Session& session, Instant now, const Round& round, std::string_view key);

}  // namespace muster::feedback
