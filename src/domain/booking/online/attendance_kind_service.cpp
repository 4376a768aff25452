// A report of an online meeting as a file that is taken in: looked at first, asked about, taken back.
#include "domain/booking/online/online_sql.hpp"
#include "domain/booking/steps/step_sql.hpp"

#include <muster/domain/booking/attendance_report.hpp>
#include <muster/domain/booking/booking.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/import_target_service.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <map>

namespace muster::booking {
namespace {

using intake::RowState;

constexpr const char* nobody = "nobody";

/// One row, as it is understood.
struct Matched {
  std::string name;
  std::string email;
  std::int64_t minutes = 0;
  std::vector<Stay> stays{};
  std::string booking_id;  ///< empty: nobody's
  std::string who;         ///< of the list
  std::string verdict;
  std::string reason;
  RowState standing = RowState::not_taken;
};
using AllMatched = std::vector<Matched>;

bool may_come(const std::string& state) { return state == "booked" || state == "came" || state == "did_not_come"; }

std::string label_of(const sql::Listed& person) {
  return person.name + (person.organisation.empty() ? "" : ", " + person.organisation);
}

/// The event's people by what reports know of them.
struct People {
  std::vector<sql::Listed> all;
  std::map<std::string, std::vector<std::size_t>> by_email{};
  std::map<std::string, std::vector<std::size_t>> by_name{};
  std::map<std::string, std::vector<std::size_t>> by_label{};

  explicit People(std::vector<sql::Listed> listed) : all(std::move(listed)) {
    std::ranges::stable_sort(all, {}, [](const auto& person) { return folded_name(person.name); });
    for (std::size_t at = 0; at < all.size(); ++at) {
      if (!may_come(all[at].state)) continue;
      if (!all[at].email.empty()) by_email[all[at].email].push_back(at);
      by_name[folded_name(all[at].name)].push_back(at);
      by_label[folded_name(label_of(all[at]))].push_back(at);
    }
  }
  /// The one of that label; nobody where two bear it.
  [[nodiscard]] const sql::Listed* labelled(const std::string& label) const {
    const auto found = by_label.find(folded_name(label));
    return found == by_label.end() || found->second.size() != 1 ? nullptr : &all[found->second.front()];
  }
};

void give(Matched& row, const sql::Listed& person, const std::string& verdict) {
  row.booking_id = person.booking_id;
  row.who = label_of(person);
  row.verdict = verdict;
  row.standing = RowState::fresh;
}

struct Asked {
  intake::QuestionSection named{.id = "names",
                                .title = "The same name, but no address that we know",
                                .one = "name to confirm",
                                .many = "names to confirm",
                                .columns = {"In the report", "Minutes"},
                                .picks_title = "Is"};
  intake::QuestionSection unknown{.id = "unknown",
                                  .title = "Nobody of the list",
                                  .one = "person nobody knows",
                                  .many = "people nobody knows",
                                  .columns = {"In the report", "Minutes"},
                                  .picks_title = "Is",
                                  .stops = false,
                                  .may_close = true};
};

std::string in_the_report(const Matched& row) { return row.name + (row.email.empty() ? "" : " <" + row.email + ">"); }

void match(Matched& row, const std::string& line, const People& people,
           const std::map<std::string, std::string>& decided, Asked& asked) {
  if (const auto found = people.by_email.find(row.email); !row.email.empty() && found != people.by_email.end()) {
    if (found->second.size() == 1) {
      give(row, people.all[found->second.front()], "Same address");
      return;
    }
  }
  const auto same_name = people.by_name.find(folded_name(row.name));
  const bool likely = same_name != people.by_name.end();
  const auto ruling = decided.find(folded_name(line));
  intake::Question question{.typed = line, .cells = {in_the_report(row), grouped(row.minutes)}};
  if (likely)
    for (const auto at : same_name->second)
      question.picks.push_back({label_of(people.all[at]), label_of(people.all[at])});
  question.picks.push_back({"Nobody of the list", nobody});
  if (ruling != decided.end()) {
    question.means = ruling->second;
    if (const auto* person = people.labelled(ruling->second)) {
      give(row, *person, "As you said");
    } else if (folded_name(ruling->second) != nobody) {
      row.standing = RowState::undecided;
      row.verdict = "Not known";
      row.reason = "Nobody, or more than one, of the list is “" + ruling->second + "”.";
      question.means.clear();
    } else {
      row.verdict = "Left out";
    }
  } else if (likely) {
    row.standing = RowState::undecided;
    row.verdict = "Same name";
    row.reason = "Say whether it is the same person.";
  } else {
    row.verdict = "Not in the list";
    question.means = nobody;
  }
  (likely || row.standing == RowState::undecided ? asked.named : asked.unknown)
      .questions.push_back(std::move(question));
}

/// "Pat Abara, Camden; Jo Bell, Leeds and 3 more".
std::string named(const std::vector<std::string>& people) {
  constexpr std::size_t most_named = 5;
  std::string names;
  for (std::size_t at = 0; at < people.size() && at < most_named; ++at) names += (at == 0 ? "" : "; ") + people[at];
  return people.size() > most_named ? names + " and " + std::to_string(people.size() - most_named) + " more" : names;
}

/// What must be known of time that rows, or reports, share.
std::vector<std::string> shared_time(store::Session& session, const std::string& event_id,
                                     const std::map<std::string, std::vector<const Matched*>>& by_booking) {
  std::vector<std::string> twice;
  std::vector<std::string> at_that_time;
  std::vector<std::string> unknown;
  const auto before = sql::reported(session, event_id);
  for (const auto& [booking, rows] : by_booking) {
    const auto& who = rows.front()->who;
    if (rows.size() > 1) twice.push_back(who);
    const auto found = before.find(booking);
    if (found == before.end()) continue;
    bool same_time = false;
    bool untimed = false;
    for (const auto* row : rows)
      for (const auto& other : found->second) {
        same_time = same_time || overlap(row->stays, other.stays);
        untimed = untimed || row->stays.empty() || other.stays.empty();
      }
    if (same_time) at_that_time.push_back(who);
    if (untimed) unknown.push_back(who);
  }
  std::vector<std::string> remarks;
  const auto people = [](const std::vector<std::string>& some, const char* one, const char* many) {
    return counted(static_cast<std::int64_t>(some.size()), one, many);
  };
  if (!twice.empty())
    remarks.push_back(people(twice, "person stands", "people stand") +
                      " in several rows of this report: " + named(twice) + ". Time that their rows share counts once.");
  if (!at_that_time.empty())
    remarks.push_back("Another report already counts " + people(at_that_time, "person", "people") +
                      " at the same time: " + named(at_that_time) +
                      ". If it is the same meeting, time that both reports saw counts once.");
  if (!unknown.empty())
    remarks.push_back("Another report already counts " + people(unknown, "person", "people") + ": " + named(unknown) +
                      ". One of the two does not say from when to when, so their minutes add up. If it is the same "
                      "meeting, do not take in both.");
  return remarks;
}

Result<intake::Judgement> judge(store::Session& session, Instant /*now*/, const intake::Target& target,
                                const intake::Sheet& sheet) {
  const People people(sql::listed_for_report(session, target.event_id));
  std::map<std::string, std::string> decided;
  for (const auto& row : sheet.decisions.rows)
    if (row.size() > 1) decided[folded_name(row[0])] = std::string(row[1]);
  intake::Judgement out;
  Asked asked;
  for (const auto& person : people.all)
    if (may_come(person.state) && people.labelled(label_of(person)) != nullptr)
      asked.unknown.known.push_back(label_of(person));
  asked.named.known = asked.unknown.known;
  const auto all = std::make_shared<AllMatched>();
  std::int64_t outside = 0;
  for (std::size_t at = 0; at < sheet.table.rows.size(); ++at) {
    const auto& cells = sheet.table.rows[at];
    auto& row = all->emplace_back();
    row.name = trimmed(cells[report_name]);
    row.email = lower_case(trimmed(cells[report_email]));
    const auto minutes = report_minutes(cells[report_time]);
    if (!minutes) {
      row.standing = RowState::refused;
      row.verdict = "Refused";
      row.reason = "“" + std::string(cells[report_time]) + "” is no length of time.";
    } else {
      row.minutes = *minutes;
      if (cells.size() > report_stays) row.stays = read_stays(cells[report_stays]);
      match(row, "row " + std::to_string(sheet.table.line_of[at]), people, decided, asked);
    }
    out.rows.push_back({sheet.table.line_of[at], row.standing, 0, 0});
    outside += row.standing == RowState::not_taken ? 1 : 0;
    out.fingerprint += row.booking_id + " " + std::to_string(row.minutes) + "\n";
  }
  std::map<std::string, std::vector<const Matched*>> by_booking;
  for (const auto& row : *all)
    if (row.standing == RowState::fresh) by_booking[row.booking_id].push_back(&row);
  out.added = static_cast<std::int64_t>(by_booking.size());
  out.words = [all, source = sheet.name, lines = sheet.table.line_of](std::size_t at) {
    const auto& row = (*all)[at];
    intake::RowWords words;
    words.verdict = row.verdict;
    words.reason = row.reason;
    words.cells = {{row.name, row.email}, {grouped(row.minutes), ""}, {row.who, ""}};
    if (row.standing == RowState::refused) words.invalid = {report_time};
    if (!row.reason.empty()) words.errors = {{source, lines[at], 0, 1, row.reason, ""}};
    return words;
  };
  out.columns = {"In the report", "Minutes", "In the list"};
  out.groups = {"People of the meeting"};
  out.sections = {std::move(asked.named), std::move(asked.unknown)};
  out.headline = counted(out.added, "person of the list was there", "people of the list were there");
  out.remarks = shared_time(session, target.event_id, by_booking);
  if (outside > 0)
    out.remarks.push_back(counted(outside, "row is", "rows are") +
                          " nobody of the list, and nothing of them is kept: hosts, or people who did not book.");
  out.button = "Take in the minutes of " + counted(out.added, "person", "people");
  out.own = all;
  return out;
}

void save(store::Session& session, const store::AuditContext& audit, const intake::Import& import,
          intake::Judgement& judgement, std::size_t from, std::size_t to) {
  const auto& all = *static_cast<AllMatched*>(judgement.own.get());
  for (auto at = from; at < to; ++at) {
    const auto& row = all[at];
    if (row.booking_id.empty()) continue;
    sql::insert_presence(session, static_cast<std::int64_t>(at), row.booking_id, {import.id, row.minutes, row.stays});
    const auto standing = sql::standing_of(session, row.booking_id);
    if (!standing || !may_follow(standing->state, State::came)) continue;
    sql::take_step(session, audit, {row.booking_id, standing->state, State::came, "", import.id, ""});
    store::write_audit(session, audit, "booking: came", "booking", row.booking_id, {"state"});
  }
}

Result<intake::UndoResult> undo(store::Session& session, const store::AuditContext& audit,
                                const intake::Import& import) {
  intake::UndoResult result;
  const auto bookings = sql::named_by(session, import.id);
  sql::drop_presence(session, import.id);
  for (const auto& booking : bookings) {
    ++result.gone;
    const auto last = sql::last_step(session, booking);
    const auto steps = sql::steps_of(session, booking);
    const bool made_here = std::ranges::any_of(steps, [&](const Step& step) { return step.act_id == import.id; });
    if (!made_here) continue;
    const auto standing = sql::standing_of(session, booking);
    if (last && last->act_id == import.id && last->from && !sql::online_minutes_of(session, booking)) {
      sql::take_step(session, audit, {booking, State::came, *last->from, "", new_id(), last->id});
      store::write_audit(session, audit, "booking: step taken back", "booking", booking, {"state"});
    } else if (standing) {
      result.kept.push_back(standing->name + ": still stands as “" + std::string(state_label(standing->state)) + "”");
    }
  }
  intake::mark_undone(session, audit, import.id);
  events::mark_changed(session, import.event_id);
  return result;
}

}  // namespace

intake::Kind attendance_kind() {
  intake::Kind kind;
  kind.name = "attendance";
  kind.permission = "change delegates";
  kind.words = {.path = "/online/import",
                .back = "/online",
                .back_name = "Online attendance",
                .title = "Take in a report of the online meeting",
                .lead = "Who was there and for how long, as Teams or Zoom saw it. You see every row before it counts.",
                .file_label = "Attendance report",
                .file_hint = "From Teams, the attendance report; from Zoom, the participants. As the file comes.",
                .one = "person",
                .many = "people",
                .not_taken_word = "Not in the list"};
  kind.read = read_attendance_report;
  kind.target = events::import_target;
  kind.judge = judge;
  kind.save = save;
  kind.finish = [](store::Session& session, const store::AuditContext&, const intake::Import& import,
                   const intake::Judgement&) -> Outcome {
    events::mark_changed(session, import.event_id);
    return Success{};
  };
  kind.undo = undo;
  return kind;
}

}  // namespace muster::booking
