// Gathers the texts of a question, equal ones once.
#include <muster/domain/themes/asked_texts_service.hpp>

#include "themes_sql.hpp"

#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/answers_service.hpp>
#include <muster/domain/feedback/place_mask_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/feedback/stored_answers_service.hpp>
#include <muster/domain/feedback/text_look.hpp>
#include <muster/domain/forms/free_text.hpp>
#include <muster/domain/forms/question_count.hpp>
#include <muster/kit/base/name_order.hpp>
#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <utility>

namespace muster::themes {
namespace {

bool agreed(const forms::Form& form, const forms::Answers& answers) {
  if (!form.quote_with_consent) return true;
  const auto consent = answers.find(std::string(forms::consent_code));
  return consent != answers.end() && !consent->second.codes.empty();
}

struct Counted {
  std::int64_t people = 0;
  std::int64_t agreed = 0;
};

/// 0 where the newest version of the form no longer asks it.
std::size_t number_on(const forms::Form& form, const std::string& code) {
  const auto numbers = forms::question_numbers(form);
  const auto found = numbers.find(code);
  return found == numbers.end() ? 0 : static_cast<std::size_t>(found->second.number);
}

Error no_such_question(const forms::Form& form, const std::string& question) {
  std::vector<std::string> codes;
  for (const auto* each : form.questions()) {
    if (forms::takes_free_text(*each)) codes.push_back(each->code);
  }
  const auto hint = did_you_mean(question, codes);
  return not_found("No question called \"" + question + "\" takes free text" + (hint.empty() ? "." : "; " + hint));
}

Result<std::shared_ptr<AskedTexts>> load(store::Session& session, const std::string& event_slug,
                                         const std::string& question,
                                         std::unordered_map<std::string, Counted>& counted) {
  auto out = std::make_shared<AskedTexts>();
  MUSTER_TRY(event, events::find_event(session, event_slug));
  const auto round = feedback::round_of_event(session, event.id);
  if (!round) return not_found("The event has no form, so no question takes free text.");
  const auto versions = feedback::versions_of(session, *round);
  const auto& form = versions.form();
  const auto* asked = form.question(question);
  if (asked == nullptr || !forms::takes_free_text(*asked)) return no_such_question(form, question);
  out->number = number_on(form, question);
  out->round_id = round->id;
  out->question = question;
  out->label = forms::full_label(*asked, form);
  out->consent_asked = form.quote_with_consent;
  out->readers_told = round->readers_told;
  for (const auto& delegate : booking::delegates(session, events::asked(session, event.id).whole_id))
    out->names.emplace_back(delegate.first_name, delegate.last_name);
  const auto count = [&](const forms::Answers& answers) {
    ++out->responses;
    const auto found = answers.find(question);
    if (found == answers.end() || found->second.texts.empty()) return;
    ++out->wrote;
    const bool may = agreed(form, answers);
    for (const auto& text : found->second.texts) {
      auto& of_text = counted[text];
      ++of_text.people;
      if (may) ++of_text.agreed;
    }
  };
  // One by one where that is enough: all answers of a consultation at once take hundreds of megabytes.
  if (versions.several()) {
    for (const auto& answers : feedback::answers_of(session, *round).answers) count(answers);
  } else {
    feedback::each_stored_answer(session, *round, [&](const std::string& /*key*/, const std::string& stored) {
      count(forms::stored_answers(stored));
    });
  }
  out->unnamed = feedback::place_mask_of(session, event.region_id);
  out->event = std::move(event);
  return out;
}

Result<std::shared_ptr<const AskedTexts>> read_texts(store::Database& database, const std::string& event_slug,
                                                     const std::string& question) {
  std::unordered_map<std::string, Counted> counted;
  MUSTER_TRY(out, database.read([&](store::Session& session) { return load(session, event_slug, question, counted); }));
  // Outside the transaction: nobody's log waits to be emptied while texts are sorted.
  std::vector<AskedText> found;
  found.reserve(counted.size());
  while (!counted.empty()) {
    auto node = counted.extract(counted.begin());
    found.push_back({std::move(node.key()), node.mapped().people, node.mapped().agreed});
  }
  std::vector<std::string_view> views;
  views.reserve(found.size());
  for (const auto& each : found) views.push_back(each.text);
  const auto order = name_order(views);
  out->texts.reserve(found.size());
  out->keys.reserve(found.size());
  for (const auto at : order) {
    out->keys.push_back(feedback::key_of(question, found[at].text));
    out->texts.push_back(std::move(found[at]));
  }
  found = {};
  out->by_key.resize(out->keys.size());
  std::iota(out->by_key.begin(), out->by_key.end(), std::uint32_t{0});
  std::sort(out->by_key.begin(), out->by_key.end(),
            [&](std::uint32_t left, std::uint32_t right) { return out->keys[left] < out->keys[right]; });
  std::vector<std::string> texts;
  texts.reserve(out->texts.size());
  for (const auto& each : out->texts) texts.push_back(each.text);
  out->folded = std::make_unique<const text::FoldedTexts>(texts);
  return std::shared_ptr<const AskedTexts>(std::move(out));
}

}  // namespace

std::optional<std::size_t> AskedTexts::place_of(const std::string& key) const {
  if (key.empty()) return std::nullopt;
  const auto found = std::lower_bound(by_key.begin(), by_key.end(), key,
                                      [this](std::uint32_t place, const auto& sought) { return keys[place] < sought; });
  if (found == by_key.end() || !keys[*found].starts_with(key)) return std::nullopt;
  return *found;
}

std::optional<std::size_t> AskedTexts::place_at(const std::string& key) const {
  const auto place = place_of(key);
  return place && keys[*place] == key ? place : std::nullopt;
}

std::size_t AskedTexts::bytes() const {
  std::size_t sum = folded->bytes() + texts.capacity() * sizeof(AskedText) + keys.capacity() * sizeof(std::string) +
                    names.capacity() * sizeof(names[0]) + by_key.capacity() * sizeof(by_key[0]);
  for (const auto& each : texts) sum += each.text.capacity();
  for (const auto& key : keys) sum += key.capacity();
  return sum;
}

const std::vector<Candidate>& AskedTexts::phrases() const {
  constexpr std::size_t most_texts = 5000;
  std::call_once(counted_, [this] {
    if (texts.size() > most_texts) return;
    std::vector<std::string> all;
    for (const auto& each : texts) all.insert(all.end(), static_cast<std::size_t>(each.people), each.text);
    phrases_ = phrases_of(all);
  });
  return phrases_;
}

Result<std::shared_ptr<const AskedTexts>> asked_texts(store::Database& database, const std::string& event_slug,
                                                      const std::string& question) {
  return read_texts(database, event_slug, question);
}

Result<std::shared_ptr<const AskedTexts>> AskedTextsKept::of(const std::string& event_slug,
                                                             const std::string& question) {
  MUSTER_TRY(version, database_.read([&](store::Session& session) -> Result<std::int64_t> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    return event.version;
  }));
  {
    const std::lock_guard lock(guard_);
    if (const auto* found = kept_.find({event_slug, question}); found != nullptr && found->version == version)
      return found->texts;
  }
  MUSTER_TRY(texts, read_texts(database_, event_slug, question));
  const std::lock_guard lock(guard_);
  // What was read may be newer than its version says: then it is read once more than needed.
  kept_.keep({event_slug, question}, {version, texts}, texts->bytes());
  return texts;
}

Result<std::vector<QuestionToRead>> questions_to_read(store::Database& database, const std::string& event_slug) {
  return database.read([&](store::Session& session) -> Result<std::vector<QuestionToRead>> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    const auto round = feedback::round_of_event(session, event.id);
    std::vector<QuestionToRead> out;
    if (!round) return out;
    const auto all = feedback::answers_of(session, *round);
    for (const auto* question : all.versions.form().questions()) {
      if (!forms::takes_free_text(*question)) continue;
      std::set<std::string> keys;
      for (const auto& answers : all.answers) {
        const auto found = answers.find(question->code);
        if (found == answers.end()) continue;
        for (const auto& text : found->second.texts) keys.insert(feedback::key_of(question->code, text));
      }
      QuestionToRead each{question->code,
                          forms::full_label(*question, all.versions.form()),
                          number_on(all.versions.form(), question->code),
                          static_cast<std::int64_t>(keys.size()),
                          {}};
      for (const auto& [key, of_text] : sql::question_readings(session, round->id, question->code).readings) {
        if (!keys.contains(key)) continue;
        for (const auto& [reader, reading] : of_text) ++each.read[reader];
      }
      out.push_back(std::move(each));
    }
    return out;
  });
}

}  // namespace muster::themes
