// Switches languages on for one round.
#include <muster/domain/feedback/languages_service.hpp>

#include "domain/feedback/feedback_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/asked_languages.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>

namespace muster::feedback {

Outcome set_languages(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                      const std::vector<std::string>& languages) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(about, events::find_event(session, event_slug));
    const auto round = sql::uncounted_round(session, about.id);
    if (!round) return not_found("No form is published here yet.");
    const auto offered = languages_to_switch_on(*round->form);
    for (const auto& one : languages) {
      if (std::ranges::find(offered, one) == offered.end())
        return conflict("The form has not all its texts in that language any more. Look at the list again.")
            .at("languages[]");
    }
    const auto written = joined(languages, " ");
    if (written == round->languages) return Success{};
    sql::update_languages(session, round->id, written);
    store::write_audit(session, audit, "languages of a form changed", "round", round->id, {"languages"});
    return Success{};
  });
}

}  // namespace muster::feedback
