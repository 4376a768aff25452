// Gathers texts, equal ones once.
#include "written_service.hpp"

#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/feedback/answers_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/feedback/text_look_service.hpp>
#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace muster::figures {
namespace {

bool holds_texts(const forms::Question& question) {
  if (question.format != forms::TextFormat::any) return false;  // never printed, so there is nothing to decide
  const bool writes_in = std::any_of(question.options.begin(), question.options.end(),
                                     [](const forms::Option& option) { return option.write_in; });
  return writes_in || question.kind == forms::QuestionKind::short_text ||
         question.kind == forms::QuestionKind::long_text;
}

bool stands_before(const WrittenText& left, const WrittenText& right) {
  if (left.waits() != right.waits()) return left.waits();
  const auto order = compare_names(left.text, right.text);
  return order != 0 ? order < 0 : left.text < right.text;
}

}  // namespace

Result<WrittenTexts> written_texts(store::Database& database, const std::string& event_slug,
                                   const std::string& question) {
  return database.read([&](store::Session& session) -> Result<WrittenTexts> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    const auto round = feedback::round_of_event(session, event.id);
    if (!round) return not_found("The event has no form, so no question takes free text.");
    const auto all = feedback::answers_of(session, *round);
    const auto& form = all.versions.form();
    const auto* asked = form.question(question);
    if (asked == nullptr || !holds_texts(*asked)) {
      std::vector<std::string> codes;
      for (const auto* each : form.questions()) {
        if (holds_texts(*each)) codes.push_back(each->code);
      }
      const auto hint = did_you_mean(question, codes);
      return not_found("No question called \"" + question + "\" takes free text" + (hint.empty() ? "." : "; " + hint));
    }
    std::vector<std::pair<std::string, std::string>> names;
    for (const auto& delegate : booking::delegates(session, events::asked(session, event.id).whole_id))
      names.emplace_back(delegate.first_name, delegate.last_name);
    const feedback::TextMarks marks(names);
    const auto looks = feedback::text_looks(session, round->id);
    std::map<std::string, std::int64_t> people;
    for (const auto& answers : all.answers) {
      const auto found = answers.find(question);
      if (found == answers.end()) continue;
      for (const auto& text : found->second.texts) ++people[text];
    }
    WrittenTexts out{asked->label, round->readers_told, {}};
    for (const auto& [text, count] : people) {
      WrittenText written{feedback::key_of(question, text), text, count, marks.of(text), {}};
      if (const auto look = looks.find(written.key); look != looks.end()) written.look = look->second;
      out.texts.push_back(std::move(written));
    }
    std::sort(out.texts.begin(), out.texts.end(), stands_before);
    return out;
  });
}

}  // namespace muster::figures
