// Answers of the figures only, as the summary counts them.
#include <muster/domain/words/spoken_service.hpp>

#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/answers_service.hpp>
#include <muster/domain/feedback/asked_round_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/feedback/text_look.hpp>
#include <muster/domain/feedback/text_look_service.hpp>
#include <muster/domain/figures/counted_words.hpp>
#include <muster/domain/forms/free_text.hpp>
#include <muster/domain/wordlist/word_list_service.hpp>
#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <map>
#include <unordered_map>

namespace muster::words {
namespace {

using Names = std::vector<std::pair<std::string, std::string>>;

Error no_such_question(const forms::Form& form, const std::string& question) {
  std::vector<std::string> codes;
  for (const auto* each : form.questions()) {
    if (forms::takes_words(*each)) codes.push_back(each->code);
  }
  const auto hint = did_you_mean(question, codes);
  return not_found("No question called \"" + question + "\" is answered in words" + (hint.empty() ? "." : "; " + hint));
}

/// The words that somebody gave, without those that may be a name, as in a cloud.
std::vector<std::string> entries_of(const forms::Answers& answers, const std::string& question,
                                    const feedback::TextMarks& marks) {
  const auto found = answers.find(question);
  if (found == answers.end()) return {};
  auto out = found->second.texts;
  std::erase_if(out, [&](const std::string& entry) { return text::says_nothing(entry) || !marks.of(entry).empty(); });
  return out;
}

Result<std::shared_ptr<Spoken>> load(store::Session& session, const std::string& event_slug,
                                     const std::string& question, Names& names) {
  auto out = std::make_shared<Spoken>();
  MUSTER_TRY(event, events::find_event(session, event_slug));
  const auto round = feedback::round_of_event(session, event.id);
  if (!round) return not_found("The event has no form, so no question is answered in words.");
  const auto all = feedback::answers_of(session, *round);
  const auto& form = all.versions.form();
  const auto* asked = form.question(question);
  if (asked == nullptr || !forms::takes_words(*asked)) return no_such_question(form, question);
  out->short_words = asked->kind == forms::QuestionKind::words;
  out->round_id = round->id;
  out->question = {question, forms::full_label(*asked, form)};
  out->anonymous = form.anonymous;
  out->open = round->state != feedback::RoundState::closed;
  out->readers_told = round->readers_told;
  for (const auto& delegate : booking::delegates(session, events::asked(session, event.id).whole_id))
    names.emplace_back(delegate.first_name, delegate.last_name);
  const auto looks = feedback::text_looks(session, round->id);
  // A name in a text that nobody has looked at gives no word, neither here nor in a cloud.
  const feedback::TextMarks marks(names);
  std::unordered_map<std::string, std::string> told_parts;  // what many wrote alike is looked at once
  for (const auto& answers : all.answers) {
    if (out->short_words) {
      auto entries = entries_of(answers, question, marks);
      out->texts.push_back(joined(entries, ", "));
      out->entries.push_back(std::move(entries));
      continue;
    }
    std::string words;
    if (const auto found = answers.find(question); found != answers.end()) {
      for (const auto& text : found->second.texts) {
        if (text::says_nothing(text)) continue;
        const auto [at, fresh] = told_parts.try_emplace(text);
        if (fresh) at->second = feedback::told_part(question, text, looks, marks);
        const auto& told = at->second;
        if (!told.empty()) words += (words.empty() ? "" : "\n") + told;
      }
    }
    out->texts.push_back(std::move(words));
  }
  out->event = std::move(event);
  return out;
}

/// Of what grows with the answers; what the machine's allocator adds is not in it.
std::size_t bytes_of(const Spoken& spoken) {
  std::size_t sum = spoken.texts.capacity() * sizeof(std::string);
  for (const auto& text : spoken.texts) sum += text.capacity();
  for (const auto& entries : spoken.entries) {
    sum += sizeof(entries) + entries.capacity() * sizeof(std::string);
    for (const auto& entry : entries) sum += entry.capacity();
  }
  for (const auto* counts : {&spoken.figures.words, &spoken.figures.phrases}) {
    sum += counts->capacity() * sizeof(text::WordCount);
    for (const auto& count : *counts)
      sum += count.word.capacity() + count.key.capacity() + count.texts.capacity() * sizeof(std::size_t);
  }
  return sum + spoken.figures.near.capacity() * sizeof(text::NearSpelling);
}

}  // namespace

Result<std::vector<WordQuestion>> word_questions(store::Database& database, const std::string& event_slug) {
  return database.read([&](store::Session& session) -> Result<std::vector<WordQuestion>> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    std::vector<WordQuestion> out;
    const auto round = feedback::round_of_event(session, event.id);
    if (!round) return out;
    const auto versions = feedback::versions_of(session, *round);
    for (const auto* question : versions.form().questions()) {
      if (forms::takes_words(*question)) out.push_back({question->code, forms::full_label(*question, versions.form())});
    }
    return out;
  });
}

Result<std::shared_ptr<const Spoken>> SpokenKept::of(const std::string& event_slug, const std::string& question) {
  MUSTER_TRY(event, events::find_event(database_, event_slug));
  MUSTER_TRY(list, wordlist::word_list_of(database_, event.programme_id));
  {
    const std::lock_guard lock(guard_);
    const auto* found = kept_.find({event_slug, question});
    if (found != nullptr && found->version == event.version && found->list == list.version) return found->spoken;
  }
  Names names;
  MUSTER_TRY(spoken,
             database_.read([&](store::Session& session) { return load(session, event_slug, question, names); }));
  MUSTER_TRY(rules, wordlist::parse_word_list(list.words));
  spoken->rules = std::move(rules);
  spoken->figures =
      spoken->short_words ? word_figures(spoken->entries, spoken->rules) : phrase_figures(spoken->texts, spoken->rules);
  // Three people may name one and the same person.
  spoken->may_name = [marks = feedback::TextMarks(names)](const std::string& words) {
    return !marks.of(words).empty();
  };
  const auto may_name = [&](const auto& each) { return spoken->may_name(each.word); };
  spoken->hidden_words = static_cast<std::int64_t>(std::erase_if(spoken->figures.words, may_name));
  spoken->hidden = static_cast<std::int64_t>(std::erase_if(spoken->figures.phrases, may_name));
  std::erase_if(spoken->figures.near, may_name);
  const std::lock_guard lock(guard_);
  kept_.keep({event_slug, question}, {event.version, list.version, spoken}, bytes_of(*spoken));
  return std::shared_ptr<const Spoken>(std::move(spoken));
}

Result<std::vector<events::Event>> events_alike(store::Database& database, const events::Event& event) {
  const auto name = database.read([&](store::Session& session) -> Result<std::string> {
    const auto round = feedback::round_of_event(session, event.id);
    return round ? feedback::versions_of(session, *round).form().name : std::string();
  });
  if (!name.ok()) return name.error();
  MUSTER_TRY(all, feedback::asked_by_form(database, event.programme_id, *name));
  std::erase_if(all, [&](const events::Event& other) { return other.id == event.id; });
  return all;
}

Outcome comparable(const Spoken& first, const Spoken& second) {
  if (first.round_id != second.round_id || first.question.code != second.question.code) return Success{};
  return bad_input(
      "That is one and the same question of one event: its words cannot differ. Choose another question, "
      "another event, or two groups of the people who answered.");
}

WordComparison compared(const Spoken& first, const Spoken& second) {
  const bool same = first.round_id == second.round_id;
  const auto pairing = !same ? Pairing::apart : first.anonymous ? Pairing::same_blind : Pairing::same;
  auto out = first.short_words && second.short_words ? compared(first.entries, second.entries, pairing, first.rules)
                                                     : compared(first.texts, second.texts, pairing, first.rules);
  out.hidden = static_cast<std::int64_t>(std::erase_if(
      out.words, [&](const ComparedWord& each) { return first.may_name(each.word) || second.may_name(each.word); }));
  return out;
}

std::vector<std::pair<std::string, std::int64_t>> who_said(const Spoken& spoken, const std::string& words) {
  std::map<std::string, std::int64_t> texts;
  const auto keys = text::keys_of(words);
  const auto add = [&](const std::vector<text::WordCount>& counted) {
    for (const auto& each : counted) {
      const bool asked = folded_name(each.word) == folded_name(words) ||
                         (!each.key.empty() && std::find(keys.begin(), keys.end(), each.key) != keys.end());
      if (!asked) continue;
      for (const auto at : each.texts) ++texts[spoken.texts[at]];
      break;
    }
  };
  add(spoken.figures.phrases);
  if (texts.empty()) add(spoken.figures.words);
  if (texts.empty())
    add(spoken.short_words ? figures::count_by_list(spoken.entries, spoken.rules)
                           : text::count_words(spoken.texts, spoken.rules));
  std::vector<std::pair<std::string, std::int64_t>> out(texts.begin(), texts.end());
  std::stable_sort(out.begin(), out.end(),
                   [](const auto& left, const auto& right) { return compare_names(left.first, right.first) < 0; });
  return out;
}

}  // namespace muster::words
