// Delegate lists as a kind of import: load what is known, judge every row, save people and bookings, take them back.
#include "booked_anew.hpp"
#include "delegate_judgement.hpp"
#include "delegate_undo_service.hpp"
#include "delegate_undo_sql.hpp"
#include "domain/booking/booking_sql.hpp"
#include "domain/booking/seats/seat_book_service.hpp"
#include "domain/booking/steps/step_news_sql.hpp"
#include "import_details_service.hpp"
#include "list_state_question.hpp"

#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/booking/list_state.hpp>
#include <muster/domain/booking/needs_service.hpp>
#include <muster/domain/booking/person_sql.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/import_target_service.hpp>
#include <muster/domain/people/network_sql.hpp>
#include <muster/domain/people/people_sql.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

namespace muster::booking {
namespace {

using people::VerdictKind;

/// Which cells are not taken as they stand.
std::string cells_of(const people::Verdict& verdict) {
  std::string all;
  for (const auto& cell : verdict.cells)
    all += std::to_string(static_cast<int>(cell.kind)) + ":" + std::to_string(cell.column) + " ";
  return all;
}

/// By ids, not by places in the directory: an organisation added elsewhere moves the others but changes nothing here.
std::string fingerprint_of(const DelegateJudgement& judged) {
  std::string all = std::to_string(judged.already_booked) + " " + std::to_string(judged.held_back) + "\n";
  for (const auto& verdict : judged.preview.verdicts) {
    all += std::string(people::verdict_name(verdict.kind)) + "|" + verdict.other_person + "|" +
           (verdict.other_row ? std::to_string(*verdict.other_row) : "") + "|" + (verdict.renames ? "named" : "") +
           (verdict.takes_changes ? "changed" : "") + "|" + cells_of(verdict) + "|" +
           (verdict.organisation ? judged.organisations[*verdict.organisation].id : "") + "|" +
           (verdict.new_organisation ? verdict.new_title + ":" + verdict.new_kind : "") + "\n";
  }
  return fingerprint(all);
}

/// Whoever stands in an event of the programme. Somebody whom another programme knows is new to this one: recognising
/// them would hand over what that programme was told.
std::vector<people::KnownPerson> known_to(store::Session& session, const std::string& programme) {
  auto known = people::known_people(session);
  const auto own = people_in(session, {programme});
  std::erase_if(known, [&](const people::KnownPerson& person) { return !own.contains(person.id); });
  return known;
}

bool letters_before(const std::string& left, const std::string& right) {
  const auto small = [](char letter) { return letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter; };
  return std::lexicographical_compare(left.begin(), left.end(), right.begin(), right.end(),
                                      [&](char one, char other) { return small(one) < small(other); });
}

/// The rows near the order in which lists show names, so that each piece of a long import touches few pages of the
/// database; rows of one person follow one another as they stand in the file.
std::vector<std::uint32_t> saving_order(const people::DelegatePreview& preview) {
  const auto rows = preview.rows.size();
  std::vector<std::uint32_t> first(rows);  // row that stands for the person of each row
  std::unordered_map<std::string_view, std::uint32_t> first_of_known;
  for (std::uint32_t at = 0; at < rows; ++at) {
    const auto& verdict = preview.verdicts[at];
    first[at] = at;
    if (verdict.kind == VerdictKind::same_as_row) first[at] = first[*verdict.other_row];
    if (verdict.kind == VerdictKind::same_as_known)
      first[at] = first_of_known.emplace(verdict.other_person, at).first->second;
  }
  std::vector<std::uint32_t> order(rows);
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t left, std::uint32_t right) {
    const auto& one = preview.rows[first[left]];
    const auto& other = preview.rows[first[right]];
    if (letters_before(one.last_name, other.last_name)) return true;
    if (letters_before(other.last_name, one.last_name)) return false;
    if (letters_before(one.first_name, other.first_name)) return true;
    if (letters_before(other.first_name, one.first_name)) return false;
    return std::pair(first[left], left) < std::pair(first[right], right);
  });
  return order;
}

/// Saves the people, organisations and bookings of one judged list.
class ListSaver {
 public:
  /// In which order rows are saved, and who named a new organisation first.
  void prepare(const DelegateJudgement& judged, State taken_in_as) {
    taken_in_as_ = taken_in_as;
    order_ = saving_order(judged.preview);
    for (const auto& verdict : judged.preview.verdicts) {
      if (verdict.new_organisation) typed_first_.emplace(verdict.new_name, verdict.row);
    }
  }

  void rows(store::Session& session, const store::AuditContext& audit, const intake::Import& import,
            const DelegateJudgement& judged, std::size_t from, std::size_t to) {
    if (from == 0) begin(session, audit, import, judged);
    const SaveContext step{session, audit, import, judged};
    for (auto at = from; at < to; ++at) {
      const auto number = order_[at];
      const auto& person = person_of_row_[number] = save(step, judged.preview.verdicts[number]);
      const auto& row = judged.preview.rows[number];
      const Needs needs{row.access_needs, row.dietary_needs};
      // Whoever is a delegate already would show what they need before the rest is shown.
      if (import.batch != 0 && seen_before_.contains(person))
        needs_at_end_.emplace_back(person, needs);
      else if (booked_.contains(person))
        add_needs(session, import.event_id, person, needs);
    }
  }

  /// What can only be seen, and so is saved, with all of it.
  void end(store::Session& session, const store::AuditContext& audit, const intake::Import& import) {
    for (const auto& [name, made] : made_) {
      if (import.batch != 0) people::show_organisation(session, made.id, made.name);
      store::write_audit(session, audit, "organisation added", "organisation", made.id, {"name", "kind"});
    }
    for (const auto& [person, needs] : needs_at_end_) add_needs(session, import.event_id, person, needs);
    take_details(session, audit, import, details_);
    events::mark_changed(session, import.event_id);
  }

  DelegateImport done;

 private:
  struct SaveContext {
    store::Session& session;
    const store::AuditContext& audit;
    const intake::Import& import;
    const DelegateJudgement& judged;
  };

  void begin(store::Session& session, const store::AuditContext& audit, const intake::Import& import,
             const DelegateJudgement& judged) {
    booked_ = judged.booked;
    person_of_row_.resize(judged.preview.rows.size());
    ids_.emplace(audit.at);
    programme_id_ = events::event_with_id(session, import.event_id).programme_id;
    done.id = import.id;
    done.rows = import.rows;
  }

  std::string save(const SaveContext& step, const people::Verdict& verdict) {
    if (verdict.kind == VerdictKind::same_as_row) return person_of_row_[*verdict.other_row];
    if (verdict.kind == VerdictKind::same_as_known) {
      book(step, verdict.other_person);
      if (verdict.renames || verdict.takes_changes) details_.push_back(details_of(step, verdict));
      return verdict.other_person;
    }
    const auto& row = step.judged.preview.rows[verdict.row];
    auto person =
        people::add_person(step.session, {ids_->next(), row.first_name, row.last_name, row.email, row.job_title,
                                          organisation_of(step, verdict), programme_id_, place_of(step.judged, row)});
    intake::note_made(step.session, step.import.id, "person", person);
    ++done.people_added;
    book(step, person);
    return person;
  }

  NewDetails details_of(const SaveContext& step, const people::Verdict& verdict) {
    const auto& row = step.judged.preview.rows[verdict.row];
    NewDetails details;
    details.person_id = verdict.other_person;
    if (verdict.renames) {
      details.first_name = row.first_name;
      details.last_name = row.last_name;
    }
    for (const auto& change : verdict.changes) {
      if (!verdict.takes_changes) break;
      if (change.field == people::changed_email) details.email = row.email;
      if (change.field == people::changed_job) details.job_title = row.job_title;
      if (change.field == people::changed_place) details.place_code = place_of(step.judged, row);
      if (change.field == people::changed_organisation) details.organisation_id = organisation_of(step, verdict);
    }
    return details;
  }

  static std::string place_of(const DelegateJudgement& judged, const people::DelegateRow& row) {
    const auto found = judged.place_of.find(folded_name(row.place));
    return found == judged.place_of.end() ? std::string() : found->second;
  }

  std::string organisation_of(const SaveContext& step, const people::Verdict& verdict) {
    if (step.judged.preview.rows[verdict.row].organisation.empty()) return {};
    if (verdict.organisation) return step.judged.organisations[*verdict.organisation].id;
    if (!verdict.new_organisation) return {};
    const auto known = made_.find(verdict.new_name);
    if (known != made_.end()) return known->second.id;
    const auto event = events::event_with_id(step.session, step.import.event_id);
    people::Organisation made{"", verdict.new_title, verdict.new_kind, {}, {}, event.region_id, event.programme_id};
    // What was typed first stays as its other name, so that the next list needs no question.
    const auto& typed = step.judged.preview.rows[typed_first_.at(verdict.new_name)].organisation;
    if (folded_name(typed) != verdict.new_name) made.aliases.push_back(typed);
    auto id = people::add_organisation(step.session, made,
                                       step.import.batch == 0 ? people::Visible::shown : people::Visible::hidden);
    intake::note_made(step.session, step.import.id, "organisation", id);
    ++done.organisations_added;
    made_.emplace(verdict.new_name, ImportEffect{id, verdict.new_title});
    return id;
  }

  void book(const SaveContext& step, const std::string& person) {
    if (const auto found = booked_.find(person); found != booked_.end()) {
      if (seen_.insert(person).second) {
        seen_before_.insert(person);
        intake::note_made(step.session, step.import.id, "listed", found->second.id);
        ++(is_registered(found->second.state) ? done.already_booked : done.held_back);
      }
      return;
    }
    auto booking = ids_->next();
    if (!sql::insert_booking(step.session, booking, step.import.event_id, person, step.audit, taken_in_as_, "",
                             step.import.batch))
      return;
    intake::note_made(step.session, step.import.id, "booking", booking);
    booked_.emplace(person, sql::EventBooking{std::move(booking), taken_in_as_});
    seen_.insert(person);
    ++done.booked;
  }

  struct ImportEffect {
    std::string id;
    std::string name;
  };
  std::unordered_map<std::string, sql::EventBooking> booked_;
  std::unordered_set<std::string> seen_;
  std::unordered_set<std::string> seen_before_;         // of those, who had a booking before this list
  std::unordered_map<std::string, ImportEffect> made_;  // organisations that this list made, by folded name
  std::vector<std::pair<std::string, Needs>> needs_at_end_;
  std::vector<NewDetails> details_;
  std::vector<std::string> person_of_row_;
  std::vector<std::uint32_t> order_;                          // in which rows are saved
  std::unordered_map<std::string, std::size_t> typed_first_;  // row that named a new organisation first
  State taken_in_as_ = State::booked;
  std::optional<IdSeries> ids_;
  std::string programme_id_;
};

/// What intake carries from judging to saving.
struct JudgedDelegates {
  DelegateJudgement judged;
  State taken_in_as = State::booked;
  ListSaver saving;
};
JudgedDelegates& own_of(const intake::Judgement& judgement) {
  return *static_cast<JudgedDelegates*>(judgement.own.get());
}

Result<intake::Judgement> judge(store::Session& session, Instant /*now*/, const intake::Target& target,
                                const intake::Sheet& sheet) {
  MUSTER_TRY(chosen, chosen_columns(sheet));
  auto columns = people::columns_of(sheet.table.heading, chosen, sheet.table.origins);
  if (!columns.several_people.empty()) return people::several_people(columns, sheet.table.heading, sheet.name);
  if (sheet.without.contains("organisation") && !columns.organisation) columns.no_organisations = true;
  if (sheet.table.rows.empty()) {
    // Of a file that is no list at all its headings tell more.
    if (!people::are_complete(columns)) return people::missing_columns(columns, sheet.table.heading, sheet.name);
    return bad_input(sheet.name + " has a heading but no rows below it, so there is nobody to import.");
  }
  const auto own = std::make_shared<JudgedDelegates>();
  if (!people::are_complete(columns)) {
    auto waiting = waiting_for_columns(sheet, columns, chosen);
    own->judged.columns = std::move(columns);
    waiting.own = own;
    return waiting;
  }
  const auto event = events::event_with_id(session, target.event_id);
  const people::Directory directory(people::organisations_for(session, event.programme_id));
  auto& judged = own->judged;
  if (!sheet.decisions.heading.empty()) {
    auto about_rows = sheet.decisions;
    MUSTER_TRY(state, take_list_state(about_rows, sheet.decisions_name));
    own->taken_in_as = state;
    MUSTER_TRY(decisions, people::read_decisions(about_rows, directory, sheet.decisions_name));
    judged.decisions = std::move(decisions);
  }
  const auto known = known_to(session, target.programme);
  judged.preview = people::judge(sheet.table, columns, directory, known, judged.decisions);
  judged.place_of = places_typed(people::region_by_id(session, event.region_id), directory, judged.preview);
  judged.organisations = directory.organisations();
  judged.kinds = people::kinds_for(session, event.programme_id);
  judged.columns = std::move(columns);
  const auto booked = sql::bookings(session, target.event_id);
  for (const auto& verdict : judged.preview.verdicts) {
    const bool comes = verdict.kind == VerdictKind::same_as_known;
    if (!comes && verdict.kind != VerdictKind::not_coming) continue;
    const auto found = booked.find(verdict.other_person);
    if (found == booked.end()) continue;
    if (!comes) judged.staying.emplace(verdict.other_person, found->second.state);
    if (!comes || !judged.booked.emplace(verdict.other_person, found->second).second) continue;
    ++(is_registered(found->second.state) ? judged.already_booked : judged.held_back);
  }
  for (const auto& region : people::all_regions(session)) {
    for (const auto& place : region.places) judged.places.emplace(place.code, place.name);
  }
  find_place_changes(judged, known);
  intake::Judgement out;
  out.rows = row_verdicts(judged);
  out.words = [own, source = sheet.name](std::size_t index) { return row_words(own->judged, index, source); };
  out.columns = {"Person", "Organisation"};
  out.groups = row_groups();
  out.tags = row_tags();
  out.sections = {empty_cell_questions(sheet, judged.columns),
                  organisation_questions(judged, directory),
                  status_questions(judged),
                  not_person_questions(judged),
                  places_questions(judged),
                  person_questions(judged, people::RowAspect::equal_address),
                  person_questions(judged, people::RowAspect::equal_name),
                  person_questions(judged, people::RowAspect::near_name),
                  cell_questions(judged, sheet.table),
                  change_questions(judged),
                  list_state_question(own->taken_in_as),
                  column_questions(sheet, judged.columns, chosen)};
  out.headline = headline(judged);
  out.lead = lead(judged);
  out.button = import_label(judged);
  out.remarks = column_remarks(judged, sheet.table.heading);
  for (auto& remark : empty_cell_remarks(sheet, judged.columns)) out.remarks.push_back(std::move(remark));
  for (auto& remark : remarks(judged, sheet.table.heading)) out.remarks.push_back(std::move(remark));
  if (is_registered(own->taken_in_as))
    for (auto& words : shares_passed(session, event, booked_anew(judged))) out.remarks.push_back(std::move(words));
  out.added = static_cast<std::int64_t>(judged.preview.people()) - judged.already_booked - judged.held_back;
  if (own->taken_in_as == State::invited) {
    const auto fresh = static_cast<std::int64_t>(judged.preview.people()) - judged.already_booked - judged.held_back;
    if (fresh > 0) out.button = "Take in " + counted(fresh, "person", "people") + " to invite";
    out.remarks.insert(out.remarks.begin(), std::string(to_invite_remark));
  }
  out.fingerprint = fingerprint_of(judged) + (own->taken_in_as == State::booked ? "" : " to invite");
  out.own = own;
  return out;
}

intake::KindWords words() {
  return {
      .path = "/delegates/import",
      .back = "/delegates",
      .back_name = "Delegates",
      .after = "/delegates",
      .title = "Import a list of delegates",
      .lead =
          "You see a verdict for every row before anything is saved, and can undo the import as one piece. "
          "Nobody gets an e-mail.",
      .file_label = "Choose the file",
      .file_hint =
          "An Excel workbook (.xlsx) or a CSV file with headings, or what Teams, Zoom, Eventbrite, pretix "
          "or Tito export. All its rows stay as you wrote them; only spaces around them go.",
      .one = "person",
      .many = "people",
      .not_taken_word = "Not coming",
      .undo_hint = "You can undo the import as one piece. Nobody gets an e-mail.",
      .understood = {{"Names", "First name and Surname, or Name where they share a column"},
                     {"Organisation", "Organisation, Affiliation, Company, School, Trust or Employer; else Borough"},
                     {"Place (optional)", "Borough, Local authority or District beside the organisation"},
                     {"E-mail (optional)", "E-mail or Email address"},
                     {"Job title (optional)", "Job title, Role or Position"},
                     {"Who comes (optional)",
                      "Attendee status, RSVP, Registration status, Approval, Order status; Quantity"},
                     {"Needs (optional)", "Any heading that speaks of access or diet; kept apart, shown to few"}},
      .example_heading = {"First name", "Surname", "Organisation", "E-mail", "Job title"},
      // Its organisation is known to nobody, so that it cannot slip into an event unread.
      .example_row = {"Sam", "Example", "Name of the organisation", "sam@organisation.example", "Head of service"}};
}

/// Reads the file; its bytes are gone when its rows stand.
Result<intake::IncomingFile> read(DelegateFile file) {
  MUSTER_TRY(incoming, intake::read_incoming(delegate_kind(), file.name, file.bytes));
  incoming.decisions = std::move(file.decisions);
  incoming.decisions_name = std::move(file.decisions_name);
  return incoming;
}

/// The preview is the judgement's own: a long list does not stand in memory twice.
Result<DelegateForecast> forecast_of(const intake::Forecast& found) {
  const auto own = std::static_pointer_cast<JudgedDelegates>(found.judgement.own);
  const auto& judged = own->judged;
  if (!people::are_complete(judged.columns)) {
    std::vector<Diagnostic> errors{missing_columns(found.sheet, judged.columns)};
    // Rows that may be headings are asked about beside the columns.
    for (auto& error : found.judgement.words(0).errors)
      if (error.line > 0) errors.push_back(std::move(error));
    return bad_input(found.sheet.name + " cannot be read yet: say what its columns hold. Nothing was changed.",
                     std::move(errors));
  }
  DelegateForecast forecast{std::shared_ptr<const people::DelegatePreview>(own, &judged.preview),
                            judged.organisations,
                            found.sheet.table.dialect,
                            judged.columns,
                            judged.already_booked,
                            judged.held_back,
                            found.fingerprint(),
                            found.judgement.remarks,
                            {}};
  for (const auto& rows : found.marked) {
    for (const auto line : rows.lines) {
      if (rows.means.empty())
        forecast.marked.emplace(line, rows.typed == "hidden rows"       ? "hidden"
                                      : rows.typed == "struck-out rows" ? "struck out"
                                                                        : "perhaps a heading");
    }
  }
  return forecast;
}

DelegateImport import_of(const intake::ImportResult& applied) {
  auto done = own_of(applied.judgement).saving.done;
  done.left = applied.left;
  return done;
}

}  // namespace

intake::Kind delegate_kind() {
  intake::Kind kind;
  kind.name = "delegates";
  kind.permission = "change delegates";
  kind.words = words();
  kind.read = people::read_delegate_list;
  kind.target = events::import_target;
  kind.judge = judge;
  kind.prepare = [](const intake::Judgement& judgement) {
    auto& own = own_of(judgement);
    own.saving.prepare(own.judged, own.taken_in_as);
  };
  kind.save = [](store::Session& session, const store::AuditContext& audit, const intake::Import& import,
                 intake::Judgement& judgement, std::size_t from, std::size_t to) {
    auto& own = own_of(judgement);
    own.saving.rows(session, audit, import, own.judged, from, to);
  };
  kind.finish = [](store::Session& session, const store::AuditContext& audit, const intake::Import& import,
                   const intake::Judgement& judgement) -> Outcome {
    own_of(judgement).saving.end(session, audit, import);
    sql::tell_list(session, import.event_id, import.id, audit.at);
    return import_fits(session, events::event_with_id(session, import.event_id), import.batch);
  };
  kind.discard = [](store::Session& session, const intake::Import& import, const std::string& place,
                    std::int64_t most) {
    return sql::discard_saved(session, import, most) ? std::optional(place) : std::nullopt;
  };
  kind.withdraw = withdraw_delegates;
  kind.remove = sql::remove_undone;
  kind.kept_by_undoing = kept_by_undoing;
  return kind;
}

Result<DelegatePlan> plan_delegates(store::Database& database, Instant now, const std::string& event_slug,
                                    DelegateFile file) {
  MUSTER_TRY(incoming, read(std::move(file)));
  MUSTER_TRY(judged, intake::judge_file(database, now, delegate_kind(), event_slug, std::move(incoming)));
  MUSTER_TRY(forecast, forecast_of(judged.forecast));
  return DelegatePlan{std::move(forecast), std::move(judged)};
}

Result<DelegateForecast> forecast_delegates(store::Database& database, Instant now, const std::string& event_slug,
                                            DelegateFile file) {
  MUSTER_TRY(plan, plan_delegates(database, now, event_slug, std::move(file)));
  return std::move(plan.forecast);
}

Result<DelegateImport> import_delegates(store::Database& database, const store::AuditContext& audit,
                                        const std::string& event_slug, DelegateFile file,
                                        const std::optional<std::string>& expected, const intake::RowsToSkip& leaving,
                                        const intake::Watch& watch) {
  MUSTER_TRY(incoming, read(std::move(file)));
  MUSTER_TRY(applied, intake::apply(database, audit, delegate_kind(), event_slug, std::move(incoming), leaving,
                                    expected, watch));
  return import_of(applied);
}

Result<DelegateImport> import_delegates(store::Database& database, const store::AuditContext& audit,
                                        const std::string& event_slug, DelegatePlan plan,
                                        const intake::RowsToSkip& leaving, const intake::Watch& watch) {
  auto judged = std::move(plan.judged);
  MUSTER_TRY(applied, intake::apply(database, audit, delegate_kind(), event_slug, std::move(judged), leaving,
                                    std::nullopt, watch));
  return import_of(applied);
}

}  // namespace muster::booking
