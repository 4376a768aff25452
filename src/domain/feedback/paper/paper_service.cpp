// Each step is one transaction that asks first whether the round still takes answers.
#include <muster/domain/feedback/paper_service.hpp>

#include "domain/feedback/feedback_sql.hpp"
#include "domain/feedback/form/form_version_sql.hpp"
#include "domain/feedback/round/release_service.hpp"
#include "paper_closing_service.hpp"
#include "paper_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/gathered.hpp>
#include <muster/domain/forms/personal.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace muster::feedback {
namespace {

constexpr std::int64_t most_sheets = 5000;

/// What every step works on.
struct OpenPile {
  Round round;
  std::optional<sql::PileRow> pile;
};

/// The round with the version that was printed.
void bear(store::Session& session, Round& round, std::int64_t version) {
  if (version == round.form_version) return;
  const auto printed = sql::form_numbered(session, round, version);
  if (printed == nullptr) throw std::logic_error("the store holds sheets of a version that it does not hold");
  round.form = sql::form_as_read(session, round, printed);
  round.written_form = {printed, &printed->form};
  round.form_text = {printed, &printed->version.text};
  round.form_version = version;
}

/// The newest version whose sheets have that mark at their foot.
std::optional<std::int64_t> version_with_mark(store::Session& session, const Round& round, const std::string& mark) {
  const auto wanted = lower_case(trimmed(mark));
  for (auto number = sql::newest_form_version(session, round.event_id); number > 0; --number) {
    const auto printed = sql::form_numbered(session, round, number);
    if (printed == nullptr) continue;
    if (lower_case(paper_mark(*sql::form_as_read(session, round, printed))) == wanted) return number;
  }
  return std::nullopt;
}

/// What stands on a sheet; contact details stand on a part of their own, which is typed in by itself.
std::shared_ptr<const forms::Form> to_be_typed_in(const forms::Form& form) {
  return std::make_shared<const forms::Form>(forms::without_hidden(forms::without_personal(form)));
}

Result<OpenPile> open_pile(store::Session& session, Instant now, const std::string& event_slug) {
  MUSTER_TRY(event, events::find_event(session, event_slug));
  auto round = sql::round_by_event(session, event.id);
  if (!round) return conflict("There is no form for " + event.title + " yet. Publish one first.");
  const auto state = state_at(*round, now);
  if (state != RoundState::open) {
    return conflict(state == RoundState::draft
                        ? "The form is not open yet, so no sheets can be typed in. Nothing was saved."
                        : "The form is closed. Reopen it to type in sheets. Nothing was saved.");
  }
  auto pile = sql::select_pile(session, round->id);
  if (pile) bear(session, *round, pile->version);
  round->form = to_be_typed_in(*round->form);
  return OpenPile{*std::move(round), std::move(pile)};
}

Error no_pile() { return conflict("No pile of sheets is begun. Say first how many sheets it has."); }

Error gone(std::int64_t number) {
  return conflict("Sheet " + grouped(number) + " is not waiting any more: it was taken back, or is among the answers.");
}

/// Runs `change` on the round's pile in one write transaction; audited as `action`.
template <class T, class Change>
Result<T> with_pile(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                    const std::string& action, const Change& change) {
  return database.write([&](store::Session& session) -> Result<T> {
    MUSTER_TRY(open, open_pile(session, audit.at, event_slug));
    if (!open.pile) return no_pile();
    Result<T> done = change(session, open.round, *open.pile);
    if (done.ok()) store::write_audit(session, audit, action, "round", open.round.id, {"sheets"});
    return done;
  });
}

/// Whether somebody was told of all that is asked of nobody who answered so.
bool is_agreed(const SheetReading& read, const std::set<std::string>& agreed) {
  return std::ranges::all_of(read.unasked, [&](const auto& name) { return agreed.contains(name); });
}

/// How many became answers: of a sheet that is blank, or says nothing that its form asks, nobody has answered anything.
std::int64_t add_to_answers(store::Session& session, const Round& round, const std::vector<PaperSheet>& sheets) {
  std::int64_t added = 0;
  for (const auto& sheet : sheets) {
    const auto counted = counted_of_sheet(*round.form, sheet.answers);
    if (counted.empty()) continue;
    sql::insert_response(session, round.id, {new_id(), forms::to_json(counted), 0, round.form_version});
    ++added;
  }
  return added;
}

}  // namespace

Result<std::optional<PaperPile>> find_pile(store::Database& database, const std::string& round_id) {
  return database.read([&](store::Session& session) -> Result<std::optional<PaperPile>> {
    const auto pile = sql::select_pile(session, round_id);
    if (!pile) return std::optional<PaperPile>{};
    return std::optional(
        PaperPile{pile->sheets, pile->mark, pile->last_number, pile->version, sql::select_sheets(session, round_id)});
  });
}

Outcome begin_pile(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                   std::int64_t sheets, const std::string& mark) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(open, open_pile(session, audit.at, event_slug));
    const auto entered = open.pile ? open.pile->last_number : 0;
    if (sheets < std::max<std::int64_t>(entered, 1) || sheets > most_sheets) {
      return bad_input(entered > 0 ? "Give a number from " + grouped(entered) + ", which are typed in, to " +
                                         grouped(most_sheets)
                                   : "Give a number from 1 to " + grouped(most_sheets))
          .at("sheets");
    }
    const auto version = version_with_mark(session, open.round, mark);
    if (!version) {
      const auto newest = sql::newest_form_version(session, open.round.event_id);
      const auto printed = sql::form_numbered(session, open.round, newest);
      return bad_input(
                 "No version of this form has that mark. The newest has the mark " +
                 paper_mark(printed == nullptr ? *open.round.form : *sql::form_as_read(session, open.round, printed)) +
                 "; it stands at the foot of a sheet, after the version")
          .at("mark");
    }
    if (open.pile && open.pile->version != *version && any_sheets(session, open.round.id)) {
      return bad_input("Sheets of version " + grouped(open.pile->version) +
                       " wait. Add them to the answers first, then type in those of version " + grouped(*version))
          .at("mark");
    }
    bear(session, open.round, *version);
    sql::save_pile(session, open.round.id, {sheets, paper_mark(*open.round.form), entered, *version});
    store::write_audit(session, audit, "pile of sheets begun", "round", open.round.id, {"sheets"});
    return Success{};
  });
}

Result<SheetEntry> enter_sheet(store::Database& database, const store::AuditContext& audit,
                               const std::string& event_slug, std::int64_t number, const TypedSheet& typed,
                               const std::set<std::string>& agreed) {
  return database.write([&](store::Session& session) -> Result<SheetEntry> {
    MUSTER_TRY(open, open_pile(session, audit.at, event_slug));
    if (!open.pile) return no_pile();
    auto& pile = *open.pile;
    const auto read = read_sheet(*open.round.form, typed);
    if (!read.ok()) return SheetEntry{read.errors, {}};
    if (!is_agreed(read, agreed)) return SheetEntry{{}, read.unasked};
    if (number <= pile.last_number) {
      const auto there = sql::select_sheet(session, open.round.id, number);
      if (there && there->answers == read.filled) return SheetEntry{};
      return conflict("Sheet " + grouped(number) +
                      " was typed in meanwhile, and differs from this one. Nothing was saved. " +
                      (pile.last_number < pile.sheets
                           ? "Write " + grouped(pile.last_number + 1) + " on this sheet and save it again."
                           : std::string("All sheets of the pile are typed in.")));
    }
    if (number != pile.last_number + 1 || number > pile.sheets)
      return conflict("The next sheet of this pile is another. Look at the page again; nothing was saved.");
    pile.last_number = number;
    sql::save_pile(session, open.round.id, pile);
    sql::save_sheet(session, open.round.id, {number, SheetState::entered, read.filled, std::nullopt});
    store::write_audit(session, audit, "sheet typed in", "round", open.round.id, {"sheets"});
    return SheetEntry{};
  });
}

Result<SheetEntry> check_sheet(store::Database& database, const store::AuditContext& audit,
                               const std::string& event_slug, std::int64_t number, const TypedSheet& typed) {
  return database.write([&](store::Session& session) -> Result<SheetEntry> {
    MUSTER_TRY(open, open_pile(session, audit.at, event_slug));
    auto sheet = sql::select_sheet(session, open.round.id, number);
    if (!sheet) return gone(number);
    const auto read = read_sheet(*open.round.form, typed);
    if (!read.ok()) return SheetEntry{read.errors, {}};
    const bool alike = sheet_differences(*open.round.form, sheet->answers, read.filled).empty();
    sheet->state = alike ? SheetState::checked : SheetState::differs;
    sheet->second = alike ? std::nullopt : std::optional(read.filled);
    sql::save_sheet(session, open.round.id, *sheet);
    store::write_audit(session, audit, "sheet checked", "round", open.round.id, {"sheets"});
    return SheetEntry{{}, {}, sheet->state};
  });
}

Result<SheetEntry> settle_sheet(store::Database& database, const store::AuditContext& audit,
                                const std::string& event_slug, std::int64_t number, const SheetDecision& decision,
                                const std::set<std::string>& agreed) {
  return database.write([&](store::Session& session) -> Result<SheetEntry> {
    MUSTER_TRY(open, open_pile(session, audit.at, event_slug));
    auto sheet = sql::select_sheet(session, open.round.id, number);
    if (!sheet) return gone(number);
    if (!sheet->second) return SheetEntry{{}, {}, SheetState::checked};
    auto settled = settled_sheet(*open.round.form, sheet->answers, *sheet->second, decision);
    if (!settled.ok()) return SheetEntry{settled.errors, {}};
    if (!is_agreed(settled, agreed)) return SheetEntry{{}, settled.unasked};
    sheet->answers = std::move(settled.filled);
    sheet->second.reset();
    sheet->state = SheetState::checked;
    sql::save_sheet(session, open.round.id, *sheet);
    store::write_audit(session, audit, "sheet decided", "round", open.round.id, {"sheets"});
    return SheetEntry{{}, {}, SheetState::checked};
  });
}

Result<TypedSheet> undo_last_sheet(store::Database& database, const store::AuditContext& audit,
                                   const std::string& event_slug, std::int64_t number) {
  return with_pile<TypedSheet>(
      database, audit, event_slug, "sheet taken back",
      [&](store::Session& session, const Round& round, sql::PileRow& pile) -> Result<TypedSheet> {
        if (number > pile.last_number)
          return conflict("Sheet " + grouped(number) + " was taken back already. Nothing more was taken back.");
        if (number < pile.last_number)
          return conflict("Sheet " + grouped(number) + " is not the last any more: sheet " + grouped(pile.last_number) +
                          " was typed in since. Nothing was taken back.");
        const auto sheet = sql::select_sheet(session, round.id, pile.last_number);
        if (!sheet) {
          return conflict(pile.last_number == 0
                              ? std::string("No sheet of this pile is typed in yet.")
                              : "Sheet " + grouped(pile.last_number) +
                                    " is among the answers already, and nothing leads to it from its number.");
        }
        sql::delete_sheet(session, round.id, pile.last_number);
        --pile.last_number;
        sql::save_pile(session, round.id, pile);
        return sheet_of(*round.form, sheet->answers);
      });
}

Result<std::int64_t> add_sheets(store::Database& database, const store::AuditContext& audit,
                                const std::string& event_slug) {
  return with_pile<std::int64_t>(
      database, audit, event_slug, "sheets added to the answers",
      [&](store::Session& session, const Round& round, const sql::PileRow& pile) -> Result<std::int64_t> {
        auto sheets = sql::select_sheets(session, round.id);
        const auto all = sheets.size();
        std::erase_if(sheets, [](const auto& sheet) { return sheet.state == SheetState::differs; });
        if (sheets.empty()) return conflict("No sheet waits to be added.");
        const auto added = add_to_answers(session, round, sheets);
        for (const auto& sheet : sheets) sql::delete_sheet(session, round.id, sheet.number);
        if (sheets.size() == all && pile.last_number == pile.sheets) sql::delete_pile(session, round.id);
        release_in_steps(session, round);
        events::mark_changed(session, round.event_id);
        return added;
      });
}

Result<Round> round_on_paper(store::Database& database, const Round& round) {
  return database.read([&](store::Session& session) -> Result<Round> {
    auto printed = round;
    if (const auto pile = sql::select_pile(session, round.id)) bear(session, printed, pile->version);
    printed.form = to_be_typed_in(*printed.form);
    return printed;
  });
}

void take_in_sheets(store::Session& session, const Round& round) {
  const auto sheets = sql::select_sheets(session, round.id);
  auto printed = round;
  if (const auto pile = sql::select_pile(session, round.id)) bear(session, printed, pile->version);
  printed.form = to_be_typed_in(*printed.form);
  (void)add_to_answers(session, printed, sheets);
  if (!sheets.empty()) events::mark_changed(session, round.event_id);
  sql::delete_pile(session, round.id);
}

}  // namespace muster::feedback
