#pragma once
// Actions put down, given an owner, moved on, put before the board, answered; the concerns of families; the page on
// which they write. Each change in one transaction, with its trace.

#include <muster/domain/actions/action.hpp>
#include <muster/domain/people/region.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <map>
#include <string>
#include <vector>

namespace muster::actions {

/// An event at which something may have been raised.
struct RaisedAt {
  std::string id;
  std::string slug;
  std::string title;
  Date date;
};

/// All actions of a programme, and what their ids mean.
struct Book {
  std::vector<Action> actions;                ///< the newest first
  std::map<std::string, std::string> owners;  ///< addresses of the team, by account
  std::vector<RaisedAt> events;               ///< of the programme, the newest first
  std::vector<people::Place> places;          ///< of its regions
  std::optional<ConcernPage> page;            ///< nothing where families never had one
  std::int64_t concerns_without_owner = 0;    ///< that are still open
  /// The address of its owner; "Somebody who left the team" for one who has no role any more; empty without one.
  [[nodiscard]] std::string owner_of(const Action& action) const;
  [[nodiscard]] std::string event_of(const Action& action) const;  ///< title; empty where it is of none
  [[nodiscard]] std::string place_name(const std::string& code) const;
};
[[nodiscard]] Book book_of(store::Session& session, const std::string& programme_id);
/// The places of a programme's regions, by name.
[[nodiscard]] std::vector<people::Place> places_of(store::Session& session, const std::string& programme_id);
[[nodiscard]] Result<Book> book_of(store::Database& database, const std::string& programme_id);

/// Who asks for one action.
struct Reader {
  std::string account_id{};
  bool may_assign = false;  ///< of the programme
  [[nodiscard]] bool sees_concern(const Action& action) const {
    return may_assign || (!account_id.empty() && account_id == action.owner_id);
  }
};

/// One action with all that hangs on it. not_found where the programme has none of that id.
struct Sheet {
  Action action;
  Book book;
  bool has_concern = false;                ///< whether what the family wrote is kept still
  std::optional<Concern> concern;          ///< for its owner and whoever may assign alone
  std::vector<store::AuditEntry> history;  ///< the newest first
};
[[nodiscard]] Result<Sheet> sheet_of(store::Database& database, const std::string& programme_id, const std::string& id,
                                     const Reader& reader);

/// Adds an action as it is given, its number and day aside; returns its id. Errors: those of check_action; "owner",
/// "event" or "place" where the programme has none such.
[[nodiscard]] Result<std::string> add_action(store::Database& database, const store::AuditContext& audit,
                                             Action wanted);
/// One action for each title, all raised at that event, or none. Returns how many.
[[nodiscard]] Result<std::int64_t> add_actions_from(store::Database& database, const store::AuditContext& audit,
                                                    const std::string& event_slug,
                                                    const std::vector<std::string>& titles);
/// The same errors, and conflict where it changed since `wanted.version`. Status, board and answer stay as they are.
[[nodiscard]] Outcome change_action(store::Database& database, const store::AuditContext& audit,
                                    const std::string& programme_id, const Action& wanted);
/// not_allowed where the reader is neither its owner nor may assign.
[[nodiscard]] Outcome set_status(store::Database& database, const store::AuditContext& audit,
                                 const std::string& programme_id, const std::string& id, Status status,
                                 const Reader& reader);
/// Puts it before the board, with what the board is asked; with empty words takes that back. conflict where it changed
/// since the version that was seen, as of the two below.
[[nodiscard]] Outcome escalate(store::Database& database, const store::AuditContext& audit,
                               const std::string& programme_id, const std::string& id, std::int64_t seen,
                               const std::string& asked, const std::string& board_said);
/// Writes the answer without publishing it: not_allowed as above, conflict while it is published.
[[nodiscard]] Outcome write_answer(store::Database& database, const store::AuditContext& audit,
                                   const std::string& programme_id, const std::string& id, std::int64_t seen,
                                   const std::string& you_said, const std::string& we_did, const Reader& reader);
/// Publishes the answer that was seen, or takes off whatever is published. Errors: those of check_answer; at "agreed"
/// where it repeats what a family wrote (repeats_words) and nobody said that the family agreed to that.
[[nodiscard]] Outcome publish(store::Database& database, const store::AuditContext& audit,
                              const std::string& programme_id, const std::string& id, std::int64_t seen, bool published,
                              bool family_agreed = false);

/// Takes what a family sent: an action without an owner, and beside it their text until its day. The same sent again on
/// that day is taken once. Errors: those of check_concern; not_found for a code that leads nowhere; conflict where
/// nothing is taken now, or most_waiting concerns have no owner yet.
[[nodiscard]] Outcome send_concern(store::Database& database, Instant now, const std::string& code, Concern concern);
/// Deletes what the family wrote now; the action stays.
[[nodiscard]] Outcome delete_concern(store::Database& database, const store::AuditContext& audit,
                                     const std::string& programme_id, const std::string& id);

[[nodiscard]] Result<ConcernPage> page_of(store::Database& database, const std::string& programme_id);
/// Gives it a code where it has none. conflict where it changed since `page.version`.
[[nodiscard]] Outcome save_page(store::Database& database, const store::AuditContext& audit, const ConcernPage& page);

/// A published answer: the team's words alone, nothing of a sender, a place or an owner.
struct Published {
  std::string you_said;
  std::string we_did;
  std::string title;  ///< of the action
  std::string event;  ///< at which it was raised; empty for what was raised between events
  Date published_on;
};
/// What a code shows: the programme, what it says, and its answers, the newest first.
struct PublicPage {
  ConcernPage page;
  std::string programme;
  std::vector<people::Place> places;  ///< none where nothing is taken
  std::vector<Published> answers;     ///< none where they are not shown
};
/// not_found for a code that leads nowhere.
[[nodiscard]] Result<PublicPage> public_page(store::Database& database, const std::string& code);
/// Of a programme, the newest first.
[[nodiscard]] Result<std::vector<Published>> answers_of(store::Database& database, const std::string& programme_id);

/// Those raised at an event, by number.
[[nodiscard]] std::vector<ReportedAction> reported_actions(store::Session& session, const std::string& event_id);

/// Puts a mail to the owner of each action that is due into the outbox, once for each due day. Several processes may do
/// so at once.
[[nodiscard]] Outcome tell_due(store::Database& database, Instant now);

}  // namespace muster::actions
