// A report in the language of a form needs nothing of its answers.
#include <muster/domain/figures/told_in_service.hpp>

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/asked_languages.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/forms/translation.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>
#include <set>

namespace muster::figures {
namespace {

Result<std::shared_ptr<const forms::Form>> form_of(store::Database& database, const std::string& event_slug) {
  return database.read([&](store::Session& session) -> Result<std::shared_ptr<const forms::Form>> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    const auto round = feedback::round_of_event(session, event.id);
    return round ? round->form : nullptr;
  });
}

std::vector<std::string> languages_of_form(const forms::Form* form) {
  if (form == nullptr) return {"en"};
  std::vector<std::string> out{form->language};
  for (const auto& one : form->translations) out.push_back(one.language);
  return out;
}

}  // namespace

Result<std::vector<std::string>> languages_of(store::Database& database, const std::string& event_slug) {
  MUSTER_TRY(form, form_of(database, event_slug));
  return languages_of_form(form.get());
}

Result<std::shared_ptr<const forms::Form>> form_in(store::Database& database, const std::string& event_slug,
                                                   std::string_view language) {
  MUSTER_TRY(form, form_of(database, event_slug));
  const auto known = languages_of_form(form.get());
  if (std::find(known.begin(), known.end(), language) == known.end())
    return bad_input("The form of this event is not in \"" + std::string(language) + "\". A report can be in " +
                     listed(known, " or ") + ", as its form is.")
        .at("language");
  if (form == nullptr) return form;
  // Muster's own question whether answers may be quoted is asked in Muster's own words of that language.
  return std::make_shared<const forms::Form>(feedback::in_language(*form, language, feedback::words_in(language)));
}

Result<std::vector<std::string>> labels_missing_in(store::Database& database, const std::string& event_slug,
                                                   std::string_view language) {
  MUSTER_TRY(form, form_of(database, event_slug));
  std::vector<std::string> out;
  if (form == nullptr || form->language == language) return out;
  const auto missing = forms::missing_texts(*form, language);
  const std::set<std::string> keys(missing.begin(), missing.end());
  std::set<std::string> labels;
  for (const auto* question : form->questions()) {
    labels.insert(question->code);
    labels.insert(question->grid);
    labels.insert(question->code + ".unit");
    for (const auto& option : question->options) labels.insert(question->code + "." + option.code);
  }
  for (const auto& one : forms::texts_of(*form))
    if (keys.contains(one.key) && (labels.contains(one.key) || one.key.starts_with("scale."))) out.push_back(one.text);
  return out;
}

}  // namespace muster::figures
