// Tables made from a summary.

#include <muster/domain/figures/tables.hpp>

#include <muster/domain/figures/coverage_words.hpp>
#include <muster/domain/figures/exact_intervals.hpp>
#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/findings.hpp>
#include <muster/kit/base/sentence.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>
#include <map>

namespace muster::figures {
namespace {

std::string base_of_people(const Summary& summary) {
  return summary.people == 0 ? tell("no delegates yet") : registered_delegates(summary);
}

bool has_areas(const Summary& summary) { return !summary.coverage.areas.empty(); }

/// How often people are counted in the rows of the areas beyond once.
std::int64_t counted_again(const Summary& summary) {
  std::int64_t rows = 0;
  for (const auto& area : summary.coverage.areas) rows += area.people;
  return rows - summary.coverage.people_with_place;
}

}  // namespace

document::TableBlock options_table(const Summary& summary, const QuestionFigures& question) {
  document::TableBlock out;
  out.caption = question.label;
  out.base = base_of(question, summary);
  out.heading = {tell("Answer"), tell("People"), tell("Share"), tell("95% interval")};
  out.figures = {false, true, true, true};
  const bool exact = tells_exact_intervals(question);
  if (exact) {
    out.heading.push_back(tell("Exact 95% interval"));
    out.figures.push_back(true);
  }
  for (const auto& option : question.options) {
    const auto& figure = option.figure;
    if (figure.suppressed || !figure.people) {
      out.rows.push_back({option.label, tell("not shown"), tell("not shown"), tell("not shown")});
      if (exact) out.rows.back().push_back(tell("not shown"));
      continue;
    }
    out.rows.push_back({option.label, told_number(*figure.people), figure.share ? told_share(*figure.share) : "–",
                        figure.interval ? told_range(figure.interval->low, figure.interval->high) : "–"});
    if (!exact) continue;
    const auto interval = exact_interval_of(question, option);
    out.rows.back().push_back(interval ? told_range(interval->low, interval->high) : "–");
  }
  if (question.as_scale && question.direction == forms::Direction::worst_first) {
    const auto beside = std::count_if(question.options.begin(), question.options.end(),
                                      [](const OptionFigures& option) { return option.beside; });
    std::reverse(out.rows.begin(), out.rows.end() - beside);
  }
  return out;
}

document::TableBlock words_table(const std::vector<WordFigures>& words, const std::string& counted_by) {
  document::TableBlock out;
  out.heading = {tell("Word"), counted_by, tell("Times")};
  out.figures = {false, true, true};
  for (const auto& word : words) out.rows.push_back({word.word, told_number(word.people), told_number(word.times)});
  return out;
}

document::TableBlock places_table(const Summary& summary) {
  document::TableBlock out;
  out.caption = tell("Delegates by place");
  out.base = base_of_places(summary);
  out.heading = {tell("Place"), tell("Code"), tell("Area"), tell("Part"), tell("Delegates")};
  out.figures = {false, false, false, false, true};
  for (const auto& figures : summary.coverage.places) {
    const auto& place = figures.place;
    out.rows.push_back({place.name, place.code, place.area, place.part, told_number(figures.people)});
  }
  return out;
}

document::TableBlock areas_table(const Summary& summary) {
  document::TableBlock out;
  out.caption = tell("Delegates by area");
  out.base = base_of_people(summary);
  out.heading = {tell("Area"), tell("Places"), tell("People")};
  out.figures = {false, true, true};
  const auto of = [](std::int64_t covered, std::int64_t places) {
    return tell("{people} of {base}", {{"people", told_number(covered)}, {"base", told_number(places)}});
  };
  for (const auto& area : summary.coverage.areas) {
    out.rows.push_back({area.area, of(area.covered, area.places), told_number(area.people)});
  }
  const auto& coverage = summary.coverage;
  if (!has_areas(summary)) {
    const auto region = coverage.region.empty() ? tell("The region") : coverage.region;
    out.rows.push_back({region, of(coverage.covered, coverage.of), told_number(coverage.people_with_place)});
  }
  if (coverage.people_without_place > 0) {
    out.rows.push_back({tell("No single place"), "", told_number(coverage.people_without_place)});
  }
  out.rows.push_back({tell("All"), of(coverage.covered, coverage.of), told_number(summary.people)});
  out.total = true;
  return out;
}

std::string coverage_note(const Summary& summary) {
  const auto& coverage = summary.coverage;
  std::vector<std::string> sentences;
  if (coverage.people_with_place > 0 && !coverage.missing.empty()) {
    constexpr std::size_t named_at_most = 8;
    const bool few = coverage.missing.size() <= named_at_most;
    const auto others = told_number(static_cast<std::int64_t>(coverage.missing.size()));
    sentences.push_back(nobody_from(
        summary, few ? told_list(coverage.missing) : tell("the other {count} places", {{"count", others}})));
  }
  for (const auto& organisation : coverage.several) {
    const auto people = capitalised(told_small(organisation.people));
    const auto places = told_list(organisation.places);
    const MessageParts parts{{"people", people}, {"places", places}, {"organisation", organisation.name}};
    sentences.push_back(
        counted_again(summary) == 0
            ? tell_count("{people} registered delegate serves {places} through {organisation}: they count for each of "
                         "these places, and once in the table.",
                         "{people} registered delegates serve {places} through {organisation}: they count for each of "
                         "these places, and once in the table.",
                         organisation.people, parts)
            : tell_count("{people} registered delegate serves {places} through {organisation}: they count for each of "
                         "these places.",
                         "{people} registered delegates serve {places} through {organisation}: they count for each of "
                         "these places.",
                         organisation.people, parts));
  }
  if (has_areas(summary) && counted_again(summary) > 0) {
    sentences.push_back(
        tell("People who serve places in two areas count in both, so the rows add up to more than the people."));
  }
  std::string out;
  for (const auto& sentence : sentences) out += (out.empty() ? "" : " ") + sentence;
  return out;
}

document::TableBlock organisations_table(const Summary& summary) {
  document::TableBlock out;
  out.caption = tell("Delegates by organisation");
  out.base = base_of_people(summary);
  out.heading = {tell("Organisation"), tell("Kind"), tell("Places"), tell("Delegates")};
  out.figures = {false, false, false, true};
  for (const auto& organisation : summary.by_organisation) {
    out.rows.push_back({organisation.name, capitalised(organisation.kind), told_list(organisation.places),
                        told_number(organisation.people)});
  }
  return out;
}

document::TableBlock notes_table(const Summary& summary) {
  document::TableBlock out;
  out.caption = tell("Notes of the discussion tables");
  out.base = base_of_notes(summary);
  out.heading = {capitalised(tell("table"))};  // where people sat
  out.figures = {false};
  std::vector<std::string> tables;
  std::map<std::string, std::vector<std::string>> cells;
  // The kinds' notes are sorted by table already; merging keeps that order for tables that lack one kind.
  std::vector<const TableNote*> all;
  for (const auto& kind : summary.note_kinds) {
    out.heading.push_back(plural_kind(kind.kind));
    out.figures.push_back(false);
    for (const auto& note : kind.all) all.push_back(&note);
  }
  std::stable_sort(all.begin(), all.end(), [](const TableNote* left, const TableNote* right) {
    const auto left_number = parse_integer(left->table);
    const auto right_number = parse_integer(right->table);
    if (left_number && right_number) return *left_number < *right_number;
    if (left_number.has_value() != right_number.has_value()) return left_number.has_value();
    return left->table < right->table;
  });
  for (const auto* note : all) {
    auto& row = cells[note->table];
    if (row.empty()) {
      row.resize(summary.note_kinds.size() + 1);
      row.front() = note->table;
      tables.push_back(note->table);
    }
    for (std::size_t kind = 0; kind < summary.note_kinds.size(); ++kind) {
      if (summary.note_kinds[kind].kind != note->kind) continue;
      auto& cell = row[kind + 1];
      cell += (cell.empty() ? "" : "\n") + note->text;
    }
  }
  for (const auto& table : tables) out.rows.push_back(std::move(cells[table]));
  return out;
}

bool is_named(const NamedDelegate& delegate) { return !delegate.first_name.empty() || !delegate.last_name.empty(); }

document::TableBlock delegates_table(const Summary& summary) {
  document::TableBlock out;
  out.caption = tell("Delegates by surname");
  out.base = base_of_people(summary);
  out.heading = {tell("Surname"), tell("First name"), tell("Organisation")};
  out.figures = {false, false, false};
  for (const auto& delegate : summary.delegates) {
    const bool named = is_named(delegate);
    out.rows.push_back({named ? delegate.last_name : tell("Not named"), delegate.first_name, delegate.organisation});
  }
  return out;
}

}  // namespace muster::figures
