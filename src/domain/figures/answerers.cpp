// Counts who answered by group. Of an anonymous form every number is a sum over groups that are large enough by
// themselves, so nothing smaller follows from two of them.
#include <muster/domain/figures/answerers.hpp>

#include <muster/kit/base/json.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/tabular/csv_lines.hpp>

#include "people_groups.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace muster::figures {
namespace {

using booking::Attendee;

constexpr std::int64_t step = 5;

bool answered(const TurnoutInput& input, const Attendee& one) { return input.answers->people.contains(one.person_id); }

template <class NameOf>
AnswerersBy parted(const TurnoutInput& input, std::string by, NameOf name_of) {
  std::map<std::string, stats::Group> groups;
  for (const auto& one : input.attendees) {
    if (!booking::is_registered(one.state)) continue;
    const auto name = name_of(one);
    auto& group = groups[name];
    group.name = name;
    ++group.people;
    group.answered += answered(input, one) ? 1 : 0;
  }
  AnswerersBy out{std::move(by), {}, {}};
  for (auto& [name, group] : groups) out.groups.push_back(std::move(group));
  std::ranges::stable_sort(
      out.groups, [](const auto& left, const auto& right) { return compare_names(left.name, right.name) < 0; });
  out.representation = stats::representation(out.groups);
  return out;
}

bool tells_of_few(std::int64_t some, std::int64_t of, std::int64_t least) {
  return of > 0 && (some < least || of - some < least);
}

/// A group of an anonymous form with its part that turnout does not tell of by organisation.
struct Level {
  std::vector<std::string> names;
  std::int64_t people = 0;
  std::int64_t answered = 0;
  std::int64_t rest = 0;
  std::int64_t rest_answered = 0;
  [[nodiscard]] bool may_stand(std::int64_t least) const {
    return !tells_of_few(answered, people, least) && !tells_of_few(rest_answered, rest, least);
  }
};

/// Organisations of which turnout tells how many answered.
std::set<std::string> told_organisations(const TurnoutInput& input) {
  std::map<std::string, TurnoutRow> rows;
  for (const auto& one : input.attendees) {
    auto& row = rows[one.organisation_id];
    if (!row.answered) row.answered = 0;
    if (!booking::is_registered(one.state)) continue;
    ++row.booked;
    *row.answered += answered(input, one) ? 1 : 0;
  }
  std::vector<TurnoutRow> all;
  for (auto& [id, row] : rows) {
    row.name = id;
    all.push_back(std::move(row));
  }
  hold_back(all, input.answers->least);
  std::set<std::string> out;
  for (const auto& row : all)
    if (!row.held_back) out.insert(row.name);
  return out;
}

std::optional<AnswerersBy> kinds_in_fives(const TurnoutInput& input) {
  const auto told = told_organisations(input);
  const auto least = input.answers->least;
  std::map<std::string, Level> by_kind;
  for (const auto& one : input.attendees) {
    if (!booking::is_registered(one.state)) continue;
    auto& level = by_kind[kind_group(one)];
    const auto did = answered(input, one) ? 1 : 0;
    ++level.people;
    level.answered += did;
    if (told.contains(one.organisation_id)) continue;
    ++level.rest;
    level.rest_answered += did;
  }
  std::vector<Level> levels;
  for (auto& [name, level] : by_kind) {
    level.names = {name};
    levels.push_back(std::move(level));
  }
  const auto smallest = [&](const Level* but) {
    Level* found = nullptr;
    for (auto& level : levels)
      if (&level != but && (found == nullptr || level.people < found->people)) found = &level;
    return found;
  };
  for (;;) {
    const auto bad = std::ranges::find_if(levels, [&](const Level& level) { return !level.may_stand(least); });
    if (bad == levels.end()) break;
    auto* other = smallest(&*bad);
    if (other == nullptr) return std::nullopt;
    other->names.insert(other->names.end(), bad->names.begin(), bad->names.end());
    other->people += bad->people;
    other->answered += bad->answered;
    other->rest += bad->rest;
    other->rest_answered += bad->rest_answered;
    levels.erase(bad);
  }
  if (levels.size() < 2) return std::nullopt;
  AnswerersBy out{"kind", {}, {}};
  for (auto& level : levels) {
    std::ranges::sort(level.names, [](const auto& left, const auto& right) { return compare_names(left, right) < 0; });
    out.groups.push_back({listed(level.names, " or "), level.people, level.answered - level.answered % step});
  }
  return out;
}

double rounded(double value) { return std::round(value * 1e4) / 1e4; }

std::string points(double difference) {
  const auto tenths = std::llround(difference * 1000);
  const auto size = std::llabs(tenths);
  return std::string(tenths < 0   ? "−"
                     : tenths > 0 ? "+"
                                  : "") +
         std::to_string(size / 10) + "." + std::to_string(size % 10);
}

std::string heading_of(const std::string& by) { return by == "kind" ? "Kind of organisation" : "Area"; }

}  // namespace

Answerers answerers_of(const TurnoutInput& input) {
  Answerers out;
  out.people =
      std::ranges::count_if(input.attendees, [](const Attendee& one) { return booking::is_registered(one.state); });
  out.note = input.why_no_answers;
  if (!input.answers) return out;
  if (!input.answers->anonymous) {
    out.parts.push_back(parted(input, "kind", kind_group));
    out.parts.push_back(parted(input, "area", AreaGroups(input.region, input.organisations)));
    std::erase_if(out.parts, [](const AnswerersBy& part) { return !part.representation || part.groups.size() < 2; });
    if (out.parts.empty()) out.note = "There are no two groups to compare, or nobody has answered.";
    return out;
  }
  out.in_fives = true;
  if (input.answers->reopened) {
    out.note =
        "The form is anonymous and was opened again after it had closed: who answered is not told by groups since, for "
        "beside what was told at the first closing it could tell who answered late.";
    return out;
  }
  if (auto kinds = kinds_in_fives(input)) {
    out.parts.push_back(std::move(*kinds));
    out.note = "The form is anonymous. Kinds are put together until at least " + in_words(input.answers->least) +
               " people of each answered and as many did not, and told in fives: “10 or more” is 10 to 14. Areas are "
               "not told, for beside kinds they could tell who answered.";
  } else {
    out.note = "The form is anonymous, and kinds cannot be put together so that there are two of which at least " +
               in_words(input.answers->least) +
               " people answered and as many did not, also beside what turnout tells by organisation: how many of a "
               "group answered could tell who did.";
  }
  return out;
}

std::string finding_of(const AnswerersBy& part) {
  if (!part.representation) return {};
  const auto& found = *part.representation;
  const auto moved = std::llround(found.different * static_cast<double>(found.answered));
  const std::string by = part.by == "kind" ? "By kind of organisation" : "By area";
  if (moved == 0) return by + ", those who answered are made up as those who registered.";
  return by + ": to be made up as those who registered, " + grouped(moved) + " of the " +
         counted(found.answered, "answer", "answers") + " would have to come from other groups.";
}

document::TableBlock table_of(const AnswerersBy& part, const Answerers& all) {
  document::TableBlock out;
  out.caption = "Who answered, beside who registered";
  out.base = counted(all.people, "person", "people") + " registered";
  out.heading = {heading_of(part.by), "Registered", "Answered"};
  out.figures = {false, true, true};
  if (all.in_fives) {
    for (const auto& group : part.groups)
      out.rows.push_back({group.name, grouped(group.people), grouped(group.answered) + " or more"});
    return out;
  }
  out.heading.insert(out.heading.end(), {"Of its own", "Of all registered", "Of all answers", "Points apart"});
  out.figures.insert(out.figures.end(), {true, true, true, true});
  for (const auto& row : part.representation->rows)
    out.rows.push_back({row.name, grouped(row.people), grouped(row.answered), row.rate ? percent(*row.rate) : "–",
                        percent(row.share_of_people), percent(row.share_of_answered), points(row.difference)});
  return out;
}

FigureKinds kinds_of(const Answerers& all) {
  if (all.parts.empty()) return {};
  FigureKinds kinds{FigureKind::people, FigureKind::base};
  if (all.in_fives)
    kinds.insert(FigureKind::not_shown);
  else
    kinds.insert({FigureKind::response_rate, FigureKind::representation});
  return kinds;
}

std::string answerers_text(const Answerers& all) {
  std::string out;
  for (const auto& part : all.parts) {
    const auto table = table_of(part, all);
    if (const auto finding = finding_of(part); !finding.empty()) out += finding + "\n";
    out += tabular::csv_lines(table.heading, table.rows) + "\n";
  }
  if (!all.note.empty()) out += all.note + "\n";
  return out;
}

std::string answerers_json(const Answerers& all, const Weighting& weights, const std::string& event) {
  const auto part_json = [&](const AnswerersBy& part) {
    Json::Array groups;
    for (std::size_t at = 0; at < part.groups.size(); ++at) {
      const auto& group = part.groups[at];
      const auto* row = part.representation ? &part.representation->rows[at] : nullptr;
      groups.push_back(
          json_object({{"name", group.name},
                       {"registered", group.people},
                       {"answered", group.answered},
                       {"rate", row != nullptr && row->rate ? Json(rounded(*row->rate)) : Json()},
                       {"share_of_registered", row != nullptr ? Json(rounded(row->share_of_people)) : Json()},
                       {"share_of_answers", row != nullptr ? Json(rounded(row->share_of_answered)) : Json()},
                       {"difference", row != nullptr ? Json(rounded(row->difference)) : Json()}}));
    }
    return json_object({{"by", part.by},
                        {"finding", finding_of(part)},
                        {"different", part.representation ? Json(rounded(part.representation->different)) : Json()},
                        {"groups", Json(std::move(groups))}});
  };
  return json_text(json_object({{"event", event},
                                {"registered", all.people},
                                {"in_fives", all.in_fives},
                                {"parts", json_array(all.parts, part_json)},
                                {"note", all.note},
                                {"weighted", weighting_json(weights)}}),
                   2) +
         "\n";
}

}  // namespace muster::figures
