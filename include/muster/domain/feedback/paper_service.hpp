#pragma once
// Typing in a pile of filled sheets: each once, and again to be checked, until they are added to the answers.

#include <muster/domain/feedback/paper_entry.hpp>
#include <muster/domain/feedback/paper_pile.hpp>
#include <muster/domain/feedback/round.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace muster::feedback {

/// The round's pile; nothing where none was begun, or where its last sheet is among the answers.
[[nodiscard]] Result<std::optional<PaperPile>> find_pile(store::Database& database, const std::string& round_id);

/// All that follows asks that the round is open (conflict). The audit says that sheets were typed in, never which or
/// what.

/// The form that stands on the sheets of the round's pile, in the place of the round's own: what was published since
/// they were printed changes nothing of them. Without a pile the round as it is.
[[nodiscard]] Result<Round> round_on_paper(store::Database& database, const Round& round);

/// Begins a pile, or says anew how many sheets it has; never fewer than are typed in (bad_input at "sheets"). The mark
/// at the foot of the sheets says which version of the form they bear (bad_input at "mark" where none has it); another
/// than before only once all sheets that were typed in are among the answers.
[[nodiscard]] Outcome begin_pile(store::Database& database, const store::AuditContext& audit,
                                 const std::string& event_slug, std::int64_t sheets, const std::string& mark);

/// What became of a sheet that was typed.
struct SheetEntry {
  std::vector<forms::AnswerError> errors;  ///< not empty: nothing was saved
  std::vector<std::string> unasked;        ///< not empty: nothing was saved, for nobody has agreed that this is not
                                           ///< counted (SheetReading::unasked)
  SheetState state = SheetState::entered;
};
/// Saves the sheet `number`, which is the pile's next. The same sheet sent twice is saved once; conflict where somebody
/// else has typed in another under that number meanwhile. It is kept as it was filled in; what of it is asked of nobody
/// who answered so is saved only where `agreed` names it, and is not among the answers later.
[[nodiscard]] Result<SheetEntry> enter_sheet(store::Database& database, const store::AuditContext& audit,
                                             const std::string& event_slug, std::int64_t number,
                                             const TypedSheet& typed, const std::set<std::string>& agreed = {});
/// The sheet typed a second time: checked where both are alike, else it differs until settle_sheet. What nobody is
/// asked is compared too: that it does not count was agreed to the first time, or is when the sheet is settled.
[[nodiscard]] Result<SheetEntry> check_sheet(store::Database& database, const store::AuditContext& audit,
                                             const std::string& event_slug, std::int64_t number,
                                             const TypedSheet& typed);
/// Says which typing is right, question by question, or what stands on the sheet where neither is. `agreed` as in
/// enter_sheet.
[[nodiscard]] Result<SheetEntry> settle_sheet(store::Database& database, const store::AuditContext& audit,
                                              const std::string& event_slug, std::int64_t number,
                                              const SheetDecision& decision, const std::set<std::string>& agreed = {});
/// Takes back the sheet `number`, which was typed in last, to be typed again; gives what was typed. Conflict where it
/// is not the last any more, or was taken back already.
[[nodiscard]] Result<TypedSheet> undo_last_sheet(store::Database& database, const store::AuditContext& audit,
                                                 const std::string& event_slug, std::int64_t number);
/// Adds the sheets to the answers, but for those that differ; returns how many. From then on nothing leads from a
/// sheet's number to its answer.
[[nodiscard]] Result<std::int64_t> add_sheets(store::Database& database, const store::AuditContext& audit,
                                              const std::string& event_slug);

}  // namespace muster::feedback
