#pragma once
// What notices hold of a person or a programme, and how they go: inside somebody's transaction.

#include <muster/kit/base/date.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::noticeboard {

/// A notice that somebody sent.
struct HeldNotice {
  std::string id;
  std::string programme_id;
  std::string about;  ///< "Job advert, sent on 2022-06-01 as Gwen Abara <gwen@example.org>"
  std::string words;  ///< all that it says
};
using IsSender = std::function<bool(const std::string& name, const std::string& address)>;
[[nodiscard]] std::vector<HeldNotice> held_notices(store::Session& session, const IsSender& is_sender);
/// Whole, with what they were before a step of the team.
void forget_notices(store::Session& session, const std::vector<std::string>& ids);
void forget_programme(store::Session& session, const std::string& programme_id);

/// Those whose closing date lies before a day go, whatever became of them; returns how many.
std::int64_t drop_closed(store::Session& session, Date before);
/// The first closing date of all (ISO), and how many notices have it.
[[nodiscard]] std::optional<std::pair<std::string, std::int64_t>> first_closing(store::Session& session);

}  // namespace muster::noticeboard
