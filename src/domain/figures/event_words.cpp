// Each sentence looks at what there is before it speaks of it.
#include <muster/domain/figures/event_words.hpp>

#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/findings.hpp>
#include <muster/domain/figures/headlines.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>
#include <vector>

namespace muster::figures {
namespace {

std::string come(std::int64_t people) { return people == 1 ? "comes" : "come"; }

/// "32 of the 33 London places", "all 33 London places", "1 place".
std::string places_of(const Coverage& coverage) {
  const auto name = (coverage.region.empty() ? "" : coverage.region + " ") + (coverage.of == 1 ? "place" : "places");
  if (coverage.covered == coverage.of)
    return (coverage.of == 1 ? "the one " : "all " + grouped(coverage.of) + " ") + name;
  return grouped(coverage.covered) + " of the " + grouped(coverage.of) + " " + name;
}

std::string most_noted(const NoteFigures& notes) {
  std::vector<std::string> words;
  for (const auto& word : said_most(notes.words)) {
    words.push_back(word.word + " (" + (words.empty() ? counted(word.people, "note", "notes") : grouped(word.people)) +
                    ")");
  }
  if (words.empty()) return {};
  return " Noted most often among the " + uncapitalised(plural_kind(notes.kind)) + ": " + listed(words) + ".";
}

}  // namespace

std::string registered_sentence(const Summary& summary) {
  const auto& coverage = summary.coverage;
  if (summary.people == 0) return {};
  auto out = counted(summary.people, "person", "people") + " registered for " + summary.event.title + ".";
  const auto with = coverage.people_with_place;
  const auto without = coverage.people_without_place;
  if (coverage.of == 0 || with + without != summary.people) return out;
  if (with == 0) return out + " No single place is known for them.";
  const auto places = places_of(coverage);
  if (without == 0) return out + " They come from " + places + ".";
  return out + " " + grouped(with) + " of them " + come(with) + " from " + places + "; for " + grouped(without) +
         " no single place is known.";
}

std::string organisations_sentence(const Summary& summary) {
  if (summary.organisations == 0) return {};
  std::int64_t people = 0;
  for (const auto& organisation : summary.by_organisation) people += organisation.people;
  const auto from = " from " + counted(summary.organisations, "organisation", "organisations") + ".";
  if (summary.people == 1) return "Their organisation is " + summary.by_organisation.front().name + ".";
  return (people == summary.people ? "The " + counted(people, "person", "people") + " registered " + come(people)
                                   : grouped(people) + " of the people registered " + come(people)) +
         from;
}

std::string answers_sentence(const Summary& summary) {
  if (summary.round == RoundState::none) return {};
  if (summary.responses == 0) {
    if (summary.responses_in_fives) return "Fewer than five people have answered the evaluation form so far.";
    return summary.round == RoundState::closed ? "Nobody answered the evaluation form."
                                               : "Nobody has answered the evaluation form yet.";
  }
  // What is not closed may still grow.
  const auto answered = summary.round == RoundState::closed ? std::string(" answered the evaluation form")
                        : summary.responses == 1            ? " has answered the evaluation form so far"
                                                            : " have answered the evaluation form so far";
  const auto people = counted(summary.responses, "person", "people") + answered;
  if (summary.responses_in_fives) return "At least " + people + ".";
  if (summary.asked_people == 0) return people + ".";
  if (!delegates_are_a_base(summary)) return people + ", more than the " + asked_delegates(summary) + ".";
  return grouped(summary.responses) + " of " + asked_delegates(summary) + answered +
         (summary.response_rate ? ": " + percent(*summary.response_rate) : std::string()) + ".";
}

std::string notes_sentence(const Summary& summary) {
  if (summary.notes == 0) return {};
  auto out = counted(summary.notes, "note", "notes");
  if (summary.note_tables > 0) out += " from " + counted(summary.note_tables, "table", "tables");
  std::vector<std::string> kinds;
  for (const auto& kind : summary.note_kinds)
    kinds.push_back(counted(kind.notes, kind.kind, uncapitalised(plural_kind(kind.kind))));
  out += (kinds.empty() ? "" : ": " + listed(kinds)) + ".";
  for (const auto& kind : summary.note_kinds) out += most_noted(kind);
  return out;
}

std::string both_sides_sentence(const Summary& summary) {
  const auto words = static_cast<std::int64_t>(summary.both_sides.size());
  if (words == 0) return {};
  return capitalised(in_words(words)) + (words == 1 ? " word stands" : " words stand") +
         " on both sides, as challenge and as opportunity.";
}

std::string interval_sentence(const Summary& summary) {
  const bool any = std::any_of(summary.questions.begin(), summary.questions.end(), [](const auto& question) {
    return std::any_of(question.options.begin(), question.options.end(),
                       [](const auto& option) { return option.figure.interval.has_value(); });
  });
  if (!any) return {};
  const std::string answer = summary.round == RoundState::closed ? " did not answer" : " have not answered yet";
  auto silent = "those who" + answer;
  if (delegates_are_a_base(summary)) {
    const auto people = summary.asked_people - summary.responses;
    if (people == 0) return "The thin line is the 95% interval (Wilson). It allows for chance.";
    silent = "the " + counted(people, "registered delegate", "registered delegates") + " who" +
             (people == 1 && summary.round != RoundState::closed ? " has not answered yet" : answer);
  }
  return "The thin line is the 95% interval (Wilson). It allows for chance, not for " + silent + ".";
}

}  // namespace muster::figures
