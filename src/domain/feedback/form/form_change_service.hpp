#pragma once
// What publishing another version would change in a round, and which version a page that is sent belongs to.

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/round.hpp>
#include <muster/domain/forms/difference.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace muster::feedback {

struct FormChange {
  std::vector<forms::Change> changes;
  std::optional<Error> refused;  ///< why it may not be published
};
[[nodiscard]] FormChange forecast_change(store::Session& session, const Round& round, const forms::Form& next);

/// What is known of a publishing before its transaction: the answers of each version are counted outside the writers'
/// line.
struct JudgedPublishing {
  std::optional<Error> refused;    ///< why the form may not be published
  std::int64_t event_version = 0;  ///< grows with each answer
  std::int64_t form_version = 0;   ///< of the round; 0 where there is none yet
  RoundState state = RoundState::draft;
  bool all_answered = false;  ///< every version has answers, so more of them change nothing
};
/// `round` stands as it is to be judged: open, where its moment has come.
[[nodiscard]] JudgedPublishing judge_publishing(store::Session& session, const events::Event& event,
                                                const std::optional<Round>& round, const forms::Form& next);
/// Whether that still stands for the round inside the transaction.
[[nodiscard]] bool still_holds(const JudgedPublishing& judged, const events::Event& event,
                               const std::optional<Round>& round);

/// The round with the form of the version that the page with that key showed: for a day after another one was
/// published, where the codes of both mean the same. Later, or where they do not, the round as it is.
[[nodiscard]] Round round_of_page(store::Session& session, Instant now, const Round& round, std::string_view key);
/// The same of a page that showed that version.
[[nodiscard]] Round round_in_version(store::Session& session, Instant now, const Round& round, std::int64_t version);
/// That version's form as the round's figures name its questions, however old it is; nullptr where there is none.
[[nodiscard]] std::shared_ptr<const forms::Form> form_of_version(store::Session& session, const Round& round,
                                                                 std::int64_t version);

}  // namespace muster::feedback
