// Each sentence looks at what there is before it speaks of it.
#include <muster/domain/figures/event_words.hpp>

#include <muster/domain/feedback/round.hpp>
#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/findings.hpp>
#include <muster/domain/figures/headlines.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>
#include <vector>

namespace muster::figures {
namespace {

/// "32 of the 33 London places", "all 33 London places", "the one place".
std::string places_of(const Coverage& coverage) {
  const auto name = coverage.region.empty()
                        ? tell_count("place", "places", coverage.of)
                        : tell_count("{region} place", "{region} places", coverage.of, {{"region", coverage.region}});
  if (coverage.covered == coverage.of)
    return tell_count("the one {places}", "all {count} {places}", coverage.of, {{"places", name}});
  return tell("{covered} of the {all} {places}",
              {{"covered", told_number(coverage.covered)}, {"all", told_number(coverage.of)}, {"places", name}});
}

std::string notes_counted(std::int64_t count) { return tell_count("{count} note", "{count} notes", count); }

/// "56 challenges"; of a kind that somebody named themselves, in their word.
std::string kind_counted(const NoteFigures& notes) {
  if (notes.kind == "challenge") return tell_count("{count} challenge", "{count} challenges", notes.notes);
  if (notes.kind == "opportunity") return tell_count("{count} opportunity", "{count} opportunities", notes.notes);
  if (notes.kind == "question") return tell_count("{count} question", "{count} questions", notes.notes);
  return told_number(notes.notes) + " " + (notes.notes == 1 ? notes.kind : uncapitalised(plural_kind(notes.kind)));
}

std::string most_noted(const NoteFigures& notes) {
  std::vector<std::string> words;
  for (const auto& word : said_most(notes.words)) {
    words.push_back(word.word + " (" + (words.empty() ? notes_counted(word.people) : told_number(word.people)) + ")");
  }
  if (words.empty()) return {};
  return " " + tell("Noted most often among the {kind}: {words}.",
                    {{"kind", uncapitalised(plural_kind(notes.kind))}, {"words", told_list(words)}});
}

}  // namespace

std::string registered_sentence(const Summary& summary) {
  const auto& coverage = summary.coverage;
  if (summary.people == 0) return {};
  auto out = tell_count("{count} person registered for {event}.", "{count} people registered for {event}.",
                        summary.people, {{"event", summary.event.title}});
  const auto with = coverage.people_with_place;
  const auto without = coverage.people_without_place;
  if (coverage.of == 0 || with + without != summary.people) return out;
  if (with == 0) return out + " " + tell("No single place is known for them.");
  const auto places = places_of(coverage);
  if (without == 0) return out + " " + tell("They come from {places}.", {{"places", places}});
  return out + " " +
         tell_count("{count} of them comes from {places}; for {others} no single place is known.",
                    "{count} of them come from {places}; for {others} no single place is known.", with,
                    {{"places", places}, {"others", told_number(without)}});
}

std::string organisations_sentence(const Summary& summary) {
  if (summary.organisations == 0) return {};
  std::int64_t people = 0;
  for (const auto& organisation : summary.by_organisation) people += organisation.people;
  if (summary.people == 1)
    return tell("Their organisation is {organisation}.", {{"organisation", summary.by_organisation.front().name}});
  const auto from = tell_count("{count} organisation", "{count} organisations", summary.organisations);
  if (people == summary.people)
    return tell_count("The {count} person registered comes from {organisations}.",
                      "The {count} people registered come from {organisations}.", people, {{"organisations", from}});
  return tell_count("{count} of the people registered comes from {organisations}.",
                    "{count} of the people registered come from {organisations}.", people, {{"organisations", from}});
}

namespace {

std::string closed_answers(const Summary& summary) {
  const auto people = summary.responses;
  if (summary.responses_in_fives)
    return tell_count("At least {count} person answered the evaluation form.",
                      "At least {count} people answered the evaluation form.", people);
  if (summary.asked_people == 0)
    return tell_count("{count} person answered the evaluation form.", "{count} people answered the evaluation form.",
                      people);
  const auto asked = asked_delegates(summary);
  if (!delegates_are_a_base(summary))
    return tell_count("{count} person answered the evaluation form, more than the {delegates}.",
                      "{count} people answered the evaluation form, more than the {delegates}.", people,
                      {{"delegates", asked}});
  if (!summary.response_rate)
    return tell("{people} of {delegates} answered the evaluation form.",
                {{"people", told_number(people)}, {"delegates", asked}});
  return tell("{people} of {delegates} answered the evaluation form: {share}.",
              {{"people", told_number(people)}, {"delegates", asked}, {"share", told_share(*summary.response_rate)}});
}

/// What is not closed may still grow.
std::string answers_so_far(const Summary& summary) {
  const auto people = summary.responses;
  if (summary.responses_in_fives)
    return tell_count("At least {count} person has answered the evaluation form so far.",
                      "At least {count} people have answered the evaluation form so far.", people);
  if (summary.asked_people == 0)
    return tell_count("{count} person has answered the evaluation form so far.",
                      "{count} people have answered the evaluation form so far.", people);
  const auto asked = asked_delegates(summary);
  if (!delegates_are_a_base(summary))
    return tell_count("{count} person has answered the evaluation form so far, more than the {delegates}.",
                      "{count} people have answered the evaluation form so far, more than the {delegates}.", people,
                      {{"delegates", asked}});
  if (!summary.response_rate)
    return tell_count("{count} of {delegates} has answered the evaluation form so far.",
                      "{count} of {delegates} have answered the evaluation form so far.", people,
                      {{"delegates", asked}});
  return tell_count("{count} of {delegates} has answered the evaluation form so far: {share}.",
                    "{count} of {delegates} have answered the evaluation form so far: {share}.", people,
                    {{"delegates", asked}, {"share", told_share(*summary.response_rate)}});
}

}  // namespace

std::string answers_sentence(const Summary& summary) {
  if (summary.round == RoundState::none) return {};
  if (summary.responses == 0) {
    if (summary.responses_in_fives) return tell("Fewer than five people have answered the evaluation form so far.");
    return summary.round == RoundState::closed ? tell("Nobody answered the evaluation form.")
                                               : tell("Nobody has answered the evaluation form yet.");
  }
  if (!too_few_answered(summary))
    return summary.round == RoundState::closed ? closed_answers(summary) : answers_so_far(summary);
  if (summary.responses >= feedback::fewest_shown)
    return closed_answers(summary) + " " +
           tell(
               "Nothing of what they answered is shown: the form is anonymous, and whoever kept the figures from "
               "before "
               "the closing could read from figures of now what one person answered, as where somebody withdrew.");
  return closed_answers(summary) + " " +
         tell(
             "Fewer than five people answered. The form is anonymous, and of so few answers nothing is shown, so that "
             "nobody can be recognised.");
}

std::string notes_sentence(const Summary& summary) {
  if (summary.notes == 0) return {};
  std::vector<std::string> kinds;
  for (const auto& kind : summary.note_kinds) kinds.push_back(kind_counted(kind));
  const auto listed_kinds = told_list(kinds);
  const auto notes = notes_counted(summary.notes);
  std::string out;
  if (summary.note_tables > 0) {
    const auto tables = tell_count("{count} table", "{count} tables", summary.note_tables);
    out = kinds.empty() ? tell("{notes} from {tables}.", {{"notes", notes}, {"tables", tables}})
                        : tell("{notes} from {tables}: {kinds}.",
                               {{"notes", notes}, {"tables", tables}, {"kinds", listed_kinds}});
  } else {
    out = notes + (kinds.empty() ? "" : ": " + listed_kinds) + ".";
  }
  for (const auto& kind : summary.note_kinds) out += most_noted(kind);
  return out;
}

std::string both_sides_sentence(const Summary& summary) {
  const auto words = static_cast<std::int64_t>(summary.both_sides.size());
  if (words == 0) return {};
  return tell_count("{number} word was noted both as a challenge and as an opportunity.",
                    "{number} words were noted both as a challenge and as an opportunity.", words,
                    {{"number", capitalised(told_small(words))}});
}

std::string interval_sentence(const Summary& summary) {
  const bool any = std::any_of(summary.questions.begin(), summary.questions.end(), [](const auto& question) {
    return std::any_of(question.options.begin(), question.options.end(),
                       [](const auto& option) { return option.figure.interval.has_value(); });
  });
  if (!any) return {};
  const bool closed = summary.round == RoundState::closed;
  if (!delegates_are_a_base(summary))
    return closed ? tell(
                        "The thin line is the 95% interval (Wilson): how far chance alone could move the share. It "
                        "does not allow for those who did not "
                        "answer.")
                  : tell(
                        "The thin line is the 95% interval (Wilson): how far chance alone could move the share. It "
                        "does not allow for those who have "
                        "not answered yet.");
  const auto people = summary.asked_people - summary.responses;
  if (people == 0)
    return tell("The thin line is the 95% interval (Wilson): how far chance alone could move the share.");
  return closed ? tell_count(
                      "The thin line is the 95% interval (Wilson): how far chance alone could move the share. It does "
                      "not allow for the {count} "
                      "registered delegate who did not answer.",
                      "The thin line is the 95% interval (Wilson): how far chance alone could move the share. It does "
                      "not allow for the {count} "
                      "registered delegates who did not answer.",
                      people)
                : tell_count(
                      "The thin line is the 95% interval (Wilson): how far chance alone could move the share. It does "
                      "not allow for the {count} "
                      "registered delegate who has not answered yet.",
                      "The thin line is the 95% interval (Wilson): how far chance alone could move the share. It does "
                      "not allow for the {count} "
                      "registered delegates who have not answered yet.",
                      people);
}

std::string held_back_sentence(const Summary& summary) {
  if (summary.round == RoundState::none) return {};
  const auto least = told_small(summary.suppress_below);
  if (!summary.anonymous)
    return summary.suppress_below > 1 ? tell(
                                            "What would speak of fewer than {number} people in a group is not shown, "
                                            "and neither is what would "
                                            "give it away.",
                                            {{"number", least}})
                                      : std::string();
  return summary.suppress_below > 1
             ? tell(
                   "Of fewer than five answers to an anonymous form only their number is shown; of a group of people, "
                   "nothing that would speak of fewer than {number} of them or give them away.",
                   {{"number", least}})
             : tell("Of fewer than five answers to an anonymous form only their number is shown.");
}

}  // namespace muster::figures
