// Reads what an older page sent in the words of its own version.
#include "unknown_answers_pages.hpp"

#include "domain/feedback/form/form_change_service.hpp"

#include <muster/domain/forms/bound_form.hpp>

#include <memory>

namespace muster::feedback {
namespace {

/// The question of a field: by its name, or by that of its option ("format.other").
const forms::Question* question_of(const forms::BoundForm& form, std::string_view name) {
  for (auto end = name.size(); end != std::string_view::npos && end > 0; end = name.rfind('.', end - 1)) {
    if (const auto* question = form.question(name.substr(0, end))) return question;
  }
  return nullptr;
}

}  // namespace

Result<std::vector<ReadAnswer>> read_unknown(const PageContext& context, const Round& round,
                                             std::optional<std::int64_t> version, UnknownAnswers sent) {
  std::shared_ptr<const forms::Form> shown;
  if (version && *version != round.form_version) {
    MUSTER_TRY(form, context.database.read([&](store::Session& session) -> Result<std::shared_ptr<const forms::Form>> {
      return form_of_version(session, round, *version);
    }));
    shown = std::move(form);
  }
  const auto bound = shown ? std::optional<forms::BoundForm>(*shown) : std::nullopt;
  std::vector<ReadAnswer> out;
  for (auto& [name, value] : sent) {
    const auto* question = bound ? question_of(*bound, name) : nullptr;
    const auto* option = question == nullptr ? nullptr : question->option(value);
    out.push_back(
        {question == nullptr ? std::string() : question->label, option == nullptr ? std::move(value) : option->label});
  }
  return out;
}

void add_unknown(web::View& view, const std::vector<ReadAnswer>& unknown, const Catalogue& words) {
  if (unknown.empty()) return;
  auto& list = view.add("UNKNOWN", say(words, "This is what you wrote. It was not sent."));
  for (const auto& one : unknown) {
    auto& line = list.add("UNKNOWN_ANSWER", one.answer);
    line.show("UNKNOWN_QUESTION", one.question);
  }
}

}  // namespace muster::feedback
