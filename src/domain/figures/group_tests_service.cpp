// Loads groups and rounds for tests. Which of them may stand together is decided by the rules, not here.
#include <muster/domain/figures/group_tests_service.hpp>

#include <muster/domain/feedback/answers_service.hpp>
#include <muster/domain/feedback/asked_round_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/named_groups.hpp>
#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/utf8.hpp>

#include "listed_groups_service.hpp"
#include "people_columns.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace muster::figures {
namespace {

/// Groups by what the delegate list says; nothing where `by` is no such cut.
Result<std::optional<GroupTests>> between_listed(store::Database& database, Summaries& summaries, Instant now,
                                                 const Summary& everybody, const std::string& by) {
  MUSTER_TRY(cuts, listed_cuts(database, everybody.event.slug));
  const auto cut = std::find_if(cuts.begin(), cuts.end(), [&](const ListedCut& one) { return one.name == by; });
  if (cut == cuts.end()) return std::optional<GroupTests>();
  QuestionFigures parting;
  parting.code = cut->name;
  parting.label = cut->label;
  std::vector<SummaryOfGroup> groups;
  for (const auto& one : cut->groups) {
    MUSTER_TRY(group, summaries.of(everybody.event.slug, now, {one.where}));
    groups.emplace_back(one.label, group);
  }
  return std::optional(tests_of_groups(everybody, parting, groups));
}

Result<GroupTests> between_groups(store::Database& database, Summaries& summaries, Instant now,
                                  const Summary& everybody, const std::string& by) {
  if (everybody.anonymous) return tests_of_blocks(everybody, by);
  if (question_named(everybody, by) == nullptr) {
    MUSTER_TRY(listed, between_listed(database, summaries, now, everybody, by));
    if (listed) return std::move(*listed);
  }
  MUSTER_TRY(parting, parting_question(everybody, by));
  std::vector<SummaryOfGroup> groups;
  for (const auto& option : parting->options) {
    if (option.beside) continue;
    MUSTER_TRY(group, summaries.of(everybody.event.slug, now, {condition_of(*parting, option)}));
    groups.emplace_back(option.label, group);
  }
  return tests_of_groups(everybody, *parting, groups);
}

/// A round with the answers of people whose address it knows, each once.
struct KnownAnswers {
  feedback::RoundAnswers all;
  std::map<std::string, const forms::Answers*> by_address;
};

Result<KnownAnswers> known_answers(store::Session& session, Instant now, const events::Event& event) {
  auto round = feedback::round_of_event(session, event.id);
  if (!round || feedback::state_at(*round, now) != feedback::RoundState::closed)
    return bad_input("The form of \"" + event.title +
                     "\" is not closed. Answers of the same people are compared when both are.");
  round->state = feedback::RoundState::closed;
  KnownAnswers out{feedback::answers_of(session, *round), {}};
  const auto form = out.all.versions.form();
  const auto* who = asks_who(form);
  if (who == nullptr)
    return bad_input("\"" + event.title +
                     "\" does not say who answered: the same people can be followed only between "
                     "forms with names that ask everybody for an e-mail address.");
  std::set<std::string> twice;
  for (const auto& answers : out.all.answers) {
    const auto found = answers.find(who->code);
    if (found == answers.end() || found->second.texts.empty()) continue;
    const auto address = lower_case(trimmed(found->second.texts.front()));
    if (!address.empty() && !out.by_address.emplace(address, &answers).second) twice.insert(address);
  }
  for (const auto& address : twice) out.by_address.erase(address);
  return out;
}

Result<GroupTests> between_same_people(store::Database& database, Instant now, const events::Event& event,
                                       const events::Event& other) {
  const auto& before = other.date < event.date ? other : event;
  const auto& after = other.date < event.date ? event : other;
  return database.read([&](store::Session& session) -> Result<GroupTests> {
    MUSTER_TRY(first, known_answers(session, now, before));
    MUSTER_TRY(second, known_answers(session, now, after));
    const auto first_form = first.all.versions.form();
    const auto second_form = second.all.versions.form();
    AnsweredTwice twice{first_form, second_form, before.title, after.title, {}, 0};
    twice.least = static_cast<std::int64_t>(std::max(first_form.suppress_below, second_form.suppress_below));
    for (const auto& [address, answers] : first.by_address) {
      const auto again = second.by_address.find(address);
      if (again != second.by_address.end()) twice.people.emplace_back(answers, again->second);
    }
    auto out = tests_of_same_people(twice);
    out.by = other.slug;
    out.by_label = other.title;
    return out;
  });
}

}  // namespace

Result<std::vector<events::Event>> rounds_beside(store::Database& database, const events::Event& event) {
  MUSTER_TRY(rounds, feedback::rounds_of_event(database, event.slug));
  const auto own =
      std::find_if(rounds.begin(), rounds.end(), [&](const auto& one) { return one.about.id == event.id; });
  const auto name = own != rounds.end() && own->round ? own->round->form->name : std::string();
  std::vector<events::Event> out;
  for (const auto& [about, asked, round, session] : rounds) {
    if (about.id != event.id && round && round->responses > round->waiting) out.push_back(about);
  }
  MUSTER_TRY(alike, feedback::asked_by_form(database, event.programme_id, name));
  for (auto& other : alike) {
    const bool there =
        std::any_of(rounds.begin(), rounds.end(), [&](const auto& one) { return one.about.id == other.id; });
    if (!there) out.push_back(std::move(other));
  }
  return out;
}

Result<bool> comes_after(store::Database& database, const events::Event& other, const events::Event& event) {
  if (other.date != event.date) return other.date > event.date;
  return database.read([&](store::Session& session) -> Result<bool> {
    const auto moments = [&](const events::Event& of) {
      const auto round = feedback::round_of_event(session, of.id);
      std::pair<std::optional<Instant>, std::optional<Instant>> found;
      if (!round) return found;
      if (const auto closings = feedback::closings_of(session, round->id); !closings.empty())
        found.first = closings.front().at;
      found.second = round->opens_at;
      return found;
    };
    const auto [closed, opened] = moments(event);
    const auto [other_closed, other_opened] = moments(other);
    if (closed && other_closed && *closed != *other_closed) return *other_closed > *closed;
    if (closed.has_value() != other_closed.has_value()) return closed.has_value();
    if (!closed && opened && other_opened && *opened != *other_opened) return *other_opened > *opened;
    return other.slug > event.slug;
  });
}

Result<GroupTests> group_tests(store::Database& database, Summaries& summaries, Instant now,
                               const std::string& event_slug, const TestWanted& wanted) {
  if (wanted.by.empty() == wanted.with.empty())
    return bad_input("Say by which question people are parted into groups, or with which other round: one of the two.");
  if (wanted.same_people && wanted.with.empty())
    return bad_input("The same people are followed from one round to another: say with which.");
  MUSTER_TRY(first, summaries.of(event_slug, now));
  if (!wanted.question.empty() && question_named(*first, wanted.question) == nullptr) {
    std::vector<std::string> codes;
    for (const auto& question : first->questions) codes.push_back(question.code);
    const auto hint = did_you_mean(wanted.question, codes);
    return bad_input("The form has no question \"" + wanted.question + "\"" + (hint.empty() ? "." : "; " + hint))
        .at("question");
  }
  if (!wanted.by.empty()) {
    MUSTER_TRY(all, between_groups(database, summaries, now, *first, wanted.by));
    return only_about(std::move(all), wanted.question);
  }
  MUSTER_TRY(event, events::find_event(database, event_slug));
  MUSTER_TRY(other, events::find_event(database, wanted.with));
  if (other.programme_id != event.programme_id || other.id == event.id)
    return not_found("There is no such round to compare with.");
  if (wanted.same_people) {
    MUSTER_TRY(all, between_same_people(database, now, event, other));
    return only_about(std::move(all), wanted.question);
  }
  MUSTER_TRY(second, summaries.of(other.slug, now));
  return only_about(tests_of_rounds(*first, *second), wanted.question);
}

}  // namespace muster::figures
