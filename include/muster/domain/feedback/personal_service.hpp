#pragma once
// Contact details and opt-ins that people gave on a form: kept apart from their answers, listed in steps as answers are
// counted, and deleted on the day that the form says.

#include <muster/domain/feedback/paper_entry.hpp>
#include <muster/domain/feedback/round.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/list_query.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::feedback {

/// What somebody gave, a cell for each personal question.
struct PersonalAnswer {
  std::string id;
  std::vector<std::string> cells;
};

struct PersonalQuestions {
  std::vector<std::string> labels;
  std::size_t days = 0;            ///< from closing to deletion
  std::optional<Date> deleted_on;  ///< known once the form has closed
  std::int64_t waiting = 0;        ///< given, and not in the list yet
  [[nodiscard]] bool any() const { return !labels.empty(); }
};
/// Over all versions of the round's form; none where nothing personal was ever asked.
[[nodiscard]] PersonalQuestions personal_questions(store::Session& session, const Round& round);
/// Those in the list, in the order of their random keys.
[[nodiscard]] ListPage<PersonalAnswer> listed_personal(store::Session& session, const Round& round,
                                                       const ListQuery& query);
/// One in the list; empty where it is gone.
[[nodiscard]] std::optional<PersonalAnswer> find_personal(store::Session& session, const Round& round,
                                                          const std::string& id);

/// A part that was torn off a sheet of paper, typed in; audited. Gives what is wrong with it, beside its fields. Only
/// while the form is open.
[[nodiscard]] Result<std::vector<forms::AnswerError>> enter_personal(store::Database& database,
                                                                     const store::AuditContext& audit,
                                                                     const std::string& event_slug,
                                                                     const TypedSheet& typed);

/// What somebody asked to have deleted; audited. not_found where it is gone.
[[nodiscard]] Outcome delete_personal_answer(store::Database& database, const store::AuditContext& audit,
                                             const std::string& event_slug, const std::string& id);

/// Deletes at most `most` of those whose day has come; returns how many.
std::int64_t drop_due_personal(store::Session& session, Instant now, std::int64_t most);
/// The day after which the next of them go (YYYY-MM-DD), and how many.
[[nodiscard]] std::optional<std::pair<std::string, std::int64_t>> next_personal_end(store::Session& session);

/// Of one person: what they gave, by the event that was asked about.
struct HeldPersonal {
  std::string event_id;
  std::string title{};  ///< of it; filled by whoever knows events
  std::string words;    ///< "E-mail address: ...; ..."
};
using TellsOf = std::function<bool(const std::string& text)>;
/// Of rows in the list whose texts `tells`.
[[nodiscard]] std::vector<HeldPersonal> personal_of(store::Session& session, const TellsOf& tells);
struct PersonalKey {
  std::string round_id;
  std::string id;
};
/// Of all rows, in the list or not.
[[nodiscard]] std::vector<PersonalKey> personal_concerning(store::Session& session, const TellsOf& tells);
/// Returns how many went.
std::int64_t forget_personal(store::Session& session, const std::vector<PersonalKey>& keys);

}  // namespace muster::feedback
