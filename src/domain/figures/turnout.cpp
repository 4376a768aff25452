// Counts turnout, and holds back what would tell of single people whether they answered.
#include <muster/domain/figures/turnout.hpp>

#include "coverage.hpp"

#include <muster/kit/base/json.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace muster::figures {
namespace {

using booking::Attendee;
using booking::State;

void count(TurnoutRow& row, const Attendee& one, const std::optional<KnownAnswers>& answers) {
  row.invited += one.invited ? 1 : 0;
  if (!booking::is_registered(one.state)) return;
  ++row.booked;
  row.came += one.state == State::came ? 1 : 0;
  row.no_shows += one.state == State::did_not_come ? 1 : 0;
  if (answers) row.answered = row.answered.value_or(0) + (answers->people.contains(one.person_id) ? 1 : 0);
}

/// Answers are known of a group that nobody booked from too: there are none.
TurnoutRow row_named(std::string name, const std::optional<KnownAnswers>& answers) {
  TurnoutRow row;
  row.name = std::move(name);
  if (answers) row.answered = 0;
  return row;
}

template <class NameOf>
std::vector<TurnoutRow> rows_by(const TurnoutInput& input, NameOf name_of) {
  std::map<std::string, TurnoutRow> rows;
  for (const auto& one : input.attendees) {
    const auto [key, name] = name_of(one);
    count(rows.try_emplace(key, row_named(name, input.answers)).first->second, one, input.answers);
  }
  std::vector<TurnoutRow> sorted;
  for (auto& [key, row] : rows) sorted.push_back(std::move(row));
  std::ranges::stable_sort(
      sorted, [](const auto& left, const auto& right) { return compare_names(left.name, right.name) < 0; });
  return sorted;
}

/// Where people are from, by the one rule that the map of places has.
Coverage coverage_of_those(const TurnoutInput& input, const std::function<bool(const Attendee&)>& counts) {
  SummaryInput asked;
  asked.region = input.region;
  asked.organisations = input.organisations;
  for (const auto& one : input.attendees)
    if (counts(one)) asked.delegates.push_back({{}, {}, one.organisation_id, one.place_code, one.person_id});
  return coverage_of(asked);
}

std::vector<TurnoutRow> rows_by_place(const TurnoutInput& input, const Turnout& out) {
  const auto invited = coverage_of_those(input, [](const Attendee& one) { return one.invited; });
  const auto absent = coverage_of_those(input, [](const Attendee& one) { return one.state == State::did_not_come; });
  std::optional<Coverage> answered;
  if (input.answers)
    answered = coverage_of_those(input, [&](const Attendee& one) {
      return booking::is_registered(one.state) && input.answers->people.contains(one.person_id);
    });
  std::vector<TurnoutRow> rows;
  for (std::size_t at = 0; at < out.booked_from.places.size(); ++at) {
    TurnoutRow row;
    row.name = out.booked_from.places[at].place.name;
    row.invited = invited.places[at].people;
    row.booked = out.booked_from.places[at].people;
    row.came = out.came_from.places[at].people;
    row.no_shows = absent.places[at].people;
    if (answered) row.answered = answered->places[at].people;
    rows.push_back(std::move(row));
  }
  TurnoutRow nowhere;
  nowhere.name = "No single place";
  nowhere.invited = invited.people_without_place;
  nowhere.booked = out.booked_from.people_without_place;
  nowhere.came = out.came_from.people_without_place;
  nowhere.no_shows = absent.people_without_place;
  if (answered) nowhere.answered = answered->people_without_place;
  if (nowhere.invited + nowhere.booked > 0) rows.push_back(std::move(nowhere));
  return rows;
}

bool tells_of_few(std::int64_t answered, std::int64_t booked, std::int64_t least) {
  return booked > 0 && (answered < least || booked - answered < least);
}

/// Somebody cancels, and the count with and without them is seen: in steps it mostly stays, whether they answered or
/// not.
void tell_in_fives(TurnoutRow& row) {
  if (!row.answered) return;
  constexpr std::int64_t step = 5;
  *row.answered -= *row.answered % step;
  row.in_fives = true;
}

void hold_back_answers(TurnoutRow& row) {
  row.answered.reset();
  row.held_back = true;
}

/// Of an anonymous form that has closed.
void tell_of_anonymous(const KnownAnswers& answers, Turnout& out) {
  // One person may stand in two places, so places could be taken from each other: none is shown.
  std::ranges::for_each(out.by_place, hold_back_answers);
  // Kinds are sums of organisations, and would give away what is held back of those.
  std::ranges::for_each(out.by_kind, hold_back_answers);
  if (answers.reopened) {
    // One late answer moves a group from one state to another, and the two together say whose it was.
    std::ranges::for_each(out.by_organisation, hold_back_answers);
    hold_back_answers(out.all);
    out.answers_note =
        "The form is anonymous and was opened again after it had closed. How many answered is held back since: beside "
        "what was told at the first closing, somebody could work out who answered late.";
    return;
  }
  hold_back(out.by_organisation, answers.least);
  std::ranges::for_each(out.by_organisation, tell_in_fives);
  if (tells_of_few(*out.all.answered, out.all.booked, answers.least)) hold_back_answers(out.all);
  tell_in_fives(out.all);
  out.answers_note =
      "The form is anonymous. How many answered is shown of an organisation where at least " + in_words(answers.least) +
      " of its people did and as many did not, and held back of the others, of places and of kinds: otherwise somebody "
      "could work out who answered. It is told in fives: “10 or more” is 10 to 14.";
}

Json row_json(const TurnoutRow& row) {
  return json_object({{"name", row.name},
                      {"invited", row.invited},
                      {"booked", row.booked},
                      {"came", row.came},
                      {"no_shows", row.no_shows},
                      {"answered", row.answered ? Json(*row.answered) : Json()},
                      {"held_back", row.held_back},
                      {"in_fives", row.in_fives}});
}

SessionTurnout session_turnout(const TurnoutInput& input, const std::string& code, const std::string& title) {
  SessionTurnout row{title};
  const bool chosen = input.to_choose.contains(code);
  std::int64_t booked = 0;
  std::int64_t both = 0;
  for (const auto& one : input.attendees) {
    const bool came = std::ranges::find(one.sessions, code) != one.sessions.end();
    const bool wanted = booking::is_registered(one.state) && std::ranges::find(one.chosen, code) != one.chosen.end();
    row.came += came ? 1 : 0;
    booked += wanted ? 1 : 0;
    both += came && wanted ? 1 : 0;
  }
  if (chosen) row.booked = booked;
  // Without a scan at its door nothing is known of who was in the room.
  if (chosen && row.came > 0) row.no_shows = booked - both;
  return row;
}

}  // namespace

void hold_back(std::vector<TurnoutRow>& rows, std::int64_t least) {
  const auto hide = [](TurnoutRow& row) {
    row.answered.reset();
    row.held_back = true;
  };
  std::int64_t answered = 0;
  std::int64_t booked = 0;
  std::int64_t hidden = 0;
  const auto take = [&](TurnoutRow& row) {
    answered += row.answered.value_or(0);
    booked += row.booked;
    ++hidden;
    hide(row);
  };
  for (auto& row : rows)
    if (row.answered && tells_of_few(*row.answered, row.booked, least)) take(row);
  // What is held back together is the total less what is shown: it must not tell of few either, nor be one group.
  while (hidden > 0 && (hidden < 2 || tells_of_few(answered, booked, least))) {
    TurnoutRow* smallest = nullptr;
    for (auto& row : rows)
      if (row.answered && row.booked > 0 && (smallest == nullptr || row.booked < smallest->booked)) smallest = &row;
    if (smallest == nullptr) break;
    take(*smallest);
  }
}

Turnout turnout_of(const TurnoutInput& input) {
  Turnout out;
  out.all = row_named("All", input.answers);
  for (const auto& one : input.attendees) {
    count(out.all, one, input.answers);
    out.unmarked += one.state == State::booked ? 1 : 0;
  }
  out.booked_from = coverage_of_those(input, [](const Attendee& one) { return booking::is_registered(one.state); });
  out.came_from = coverage_of_those(input, [](const Attendee& one) { return one.state == State::came; });
  out.places_absent = out.came_from.missing;
  out.by_place = rows_by_place(input, out);
  out.by_organisation = rows_by(input, [](const Attendee& one) {
    return std::pair(one.organisation_id, one.organisation.empty() ? std::string("No organisation") : one.organisation);
  });
  out.by_kind = rows_by(input, [](const Attendee& one) {
    return std::pair(one.kind, one.kind.empty() ? std::string("No organisation") : capitalised(one.kind));
  });
  for (const auto& [code, title] : input.sessions) {
    out.by_session.push_back(session_turnout(input, code, title));
  }
  out.answers_note = input.why_no_answers;
  if (input.answers && input.answers->anonymous) tell_of_anonymous(*input.answers, out);
  return out;
}

std::string turnout_headline(const Turnout& turnout) {
  const auto& all = turnout.all;
  if (all.booked == 0) return "Nobody has booked.";
  const auto marked = all.came + all.no_shows;
  if (marked == 0)
    return counted(all.booked, "person", "people") + (all.booked == 1 ? " has" : " have") +
           " a seat. Nobody has said yet who came.";
  std::string words = grouped(all.came) + " of " + counted(all.booked, "person", "people") + " who booked came";
  if (all.no_shows > 0) words += "; " + grouped(all.no_shows) + " did not";
  if (turnout.unmarked > 0)
    words += (all.no_shows > 0 ? ", and of " : "; of ") + grouped(turnout.unmarked) + " nobody has said";
  return words + ".";
}

std::string turnout_json(const Turnout& turnout, const std::string& of) {
  return json_text(json_object({{"of", of},
                                {"all", row_json(turnout.all)},
                                {"not_marked", turnout.unmarked},
                                {"by_place", json_array(turnout.by_place, row_json)},
                                {"by_organisation", json_array(turnout.by_organisation, row_json)},
                                {"by_kind", json_array(turnout.by_kind, row_json)},
                                {"by_session", json_array(turnout.by_session,
                                                          [](const SessionTurnout& row) {
                                                            return json_object({{"name", row.name},
                                                                                {"booked", row.booked},
                                                                                {"came", row.came},
                                                                                {"no_shows", row.no_shows}});
                                                          })},
                                {"places_nobody_came_from", turnout.places_absent},
                                {"answers_note", turnout.answers_note}}),
                   2) +
         "\n";
}

std::vector<TurnoutTable> turnout_tables(const Turnout& turnout) {
  const auto cells = [](const TurnoutRow& row) {
    return std::vector<std::string>{row.name,
                                    std::to_string(row.invited),
                                    std::to_string(row.booked),
                                    std::to_string(row.came),
                                    std::to_string(row.no_shows),
                                    row.answered    ? std::to_string(*row.answered) + (row.in_fives ? " or more" : "")
                                    : row.held_back ? "held back"
                                                    : ""};
  };
  const std::vector<std::string> rest{"Invited", "Booked", "Came", "Did not come", "Answered"};
  std::vector<TurnoutTable> tables;
  const auto add = [&](const char* name, const std::vector<TurnoutRow>& rows) {
    TurnoutTable table{name, {name}, {}};
    table.heading.insert(table.heading.end(), rest.begin(), rest.end());
    for (const auto& row : rows) table.rows.push_back(cells(row));
    tables.push_back(std::move(table));
  };
  add("Place", turnout.by_place);
  add("Organisation", turnout.by_organisation);
  add("Kind", turnout.by_kind);
  if (!turnout.by_session.empty()) {
    const auto figure = [](const std::optional<std::int64_t>& number) {
      return number ? std::to_string(*number) : std::string();
    };
    TurnoutTable table{"Session", {"Session", "Booked", "Came", "Did not come"}, {}};
    for (const auto& row : turnout.by_session)
      table.rows.push_back({row.name, figure(row.booked), std::to_string(row.came), figure(row.no_shows)});
    tables.push_back(std::move(table));
  }
  add("All", {turnout.all});
  return tables;
}

}  // namespace muster::figures
