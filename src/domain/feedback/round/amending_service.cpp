// Two services of rounds in one transaction.
#include "amending_service.hpp"

#include <muster/domain/feedback/asked_round_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/platform/store/as_one.hpp>

namespace muster::feedback {
namespace {

Outcome rename(store::Database& database, const store::AuditContext& audit, const events::Event& about,
               const std::string& title) {
  MUSTER_TRY(kind, database.read([&](store::Session& session) -> Result<events::AskedKind> {
    return events::asked(session, about.id).kind;
  }));
  if (kind != events::AskedKind::round)
    return conflict(about.title +
                    " is no further round. An event is renamed at its own address, a survey at /api/v1/surveys/" +
                    about.slug + ". Nothing was changed.");
  MUSTER_TRY(changed, change_asking(database, audit, about.slug, {title, {}}));
  (void)changed;
  return Success{};
}

}  // namespace

Outcome amend_round(store::Database& database, const store::AuditContext& audit, const events::Event& about,
                    const RoundAmendment& wanted) {
  return store::as_one(database, [&](store::Database& one) -> Outcome {
    if (wanted.title) {
      if (const auto named = rename(one, audit, about, *wanted.title); !named.ok())
        return Error(named.error()).at("title");
    }
    if (!wanted.moments) return Success{};
    return schedule_round(one, audit, about.slug, wanted.moments->first, wanted.moments->second);
  });
}

}  // namespace muster::feedback
