// The languages of a round's form: which texts are missing, who has checked the words around them, what is switched on;
// the list of texts to be filled in by whoever translates.
#include "domain/feedback/context_pages.hpp"
#include "form_preview_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/conversions/form_texts.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/asked_languages.hpp>
#include <muster/domain/feedback/languages_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/piping.hpp>
#include <muster/domain/forms/translation.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/language.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/tabular/table.hpp>

#include <algorithm>
#include <optional>
#include <sstream>

namespace muster::feedback {
namespace {

using web::Reply;
using web::Request;

std::vector<std::string> tags_in(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> out;
  for (std::string tag; stream >> tag;) out.push_back(tag);
  return out;
}

/// "Welsh (Cymraeg)".
std::string named(const std::string& tag) {
  const auto own = own_language_name(tag);
  const auto name = language_name(tag);
  return own == name ? name : name + " (" + own + ")";
}

struct SwitchForm {
  web::Form form;
  std::vector<web::Choice<std::string>> choices;
  web::Field<std::optional<std::vector<std::string>>> languages =
      form.ticks<std::string>("languages[]", "Ask in these languages too", choices).optional();
};

SwitchForm switch_form(const Request& request, const events::Event& event, const Round& round) {
  std::vector<web::Choice<std::string>> choices;
  for (const auto& tag : languages_to_switch_on(*round.form)) {
    const bool words = Catalogue::find(tag) != nullptr;
    choices.push_back({tag, tag, named(tag),
                       words ? "Nobody who speaks it has checked Muster’s own words (buttons, errors, thanks) yet."
                             : "Muster’s own words (buttons, errors, thanks) stay in English."});
  }
  SwitchForm wanted{web::Form(request, path_of(event, "/form/languages")).button("Save"), std::move(choices)};
  const auto on = tags_in(round.languages);
  std::vector<std::string> begins;
  for (const auto& choice : wanted.choices)
    if (std::ranges::find(on, choice.value) != on.end()) begins.push_back(choice.value);
  (void)wanted.languages.begins(begins);
  return wanted;
}

struct TextsForm {
  web::Form form;
  web::Field<web::Upload> file = form.file("file", "The list, filled in").hint("CSV or XLSX.").accept(".xlsx,.csv");
};

TextsForm texts_form(const Request& request, const events::Event& event) {
  return {web::Form(request, path_of(event, "/form/languages/texts"))
              .button({"Read the list", {}, web::Button::Look::second})
              .when_refused("This list could not be taken over", "Nothing was changed.")};
}

std::string state_of(const Round& round, const std::string& tag) {
  const auto missing = forms::missing_texts(*round.form, tag);
  if (!missing.empty()) {
    constexpr std::size_t most_named = 5;
    const auto count = static_cast<std::int64_t>(missing.size());
    const std::vector<std::string> first(
        missing.begin(), missing.begin() + static_cast<std::ptrdiff_t>(std::min(most_named, missing.size())));
    return counted(count, "text is missing: ", "texts are missing: ") + joined(first, ", ") +
           (missing.size() > most_named ? " and more." : ".") + " Nobody is asked in it until then.";
  }
  const auto asked = asked_languages(*round.form, round.languages);
  return std::ranges::find(asked, tag) != asked.end() ? "Whoever answers can choose it."
                                                      : "All texts are there. It is not switched on.";
}

Reply show(const Request& request, const events::Event& event, const Round& round, const SwitchForm& wanted,
           const TextsForm& texts, const web::Form& refused) {
  web::View view;
  view.set("BASE", path_of(event, ""));
  const auto& form = *round.form;
  view.head("Languages of the form.", "It is written in " + language_name(form.language) +
                                          ". In which language somebody answers is kept nowhere.");
  view.show_if(request.query.get("done") == "saved", "SAVED");
  if (!form.translations.empty()) {
    auto& list = view.add("LANGUAGES");
    for (const auto& one : form.translations)
      list.add("LANGUAGE", named(one.language)).set("STATE", state_of(round, one.language));
  }
  if (form.translations.empty()) view.add("ONE_LANGUAGE", language_name(form.language));
  if (!wanted.choices.empty()) view.add("SWITCH").markup("SWITCH_FORM", wanted.form.shown());
  view.markup("TEXTS", texts.form.shown());
  return site::form_page(request, frame_of(event, "Languages", site::Tab::form), refused,
                         web::render("domain/feedback/pages/form_languages.html", view));
}

Reply languages_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(round, request, settle_event_round(context.database, context.now(), event.slug));
  if (!round) return web::redirect(path_of(event, "/form"));
  auto wanted = switch_form(request, event, *round);
  if (wanted.form.read()) {
    const auto saved = set_languages(context.database, context.organiser(request), event.slug,
                                     (*wanted.languages).value_or(std::vector<std::string>{}));
    if (saved.ok()) return web::redirect(path_of(event, "/form/languages?done=saved"));
    wanted.form.refuse(saved.error());
  }
  return show(request, event, *round, wanted, texts_form(request, event), wanted.form);
}

Reply texts_file(const PageContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(round, request, settle_event_round(context.database, context.now(), event.slug));
  if (!round) return web::redirect(path_of(event, "/form"));
  const auto added = request.query.get("add");
  const auto texts = conversions::form_texts(*round->written_form, is_language_tag(added) ? added : std::string());
  const auto name = event.slug + "-texts";
  if (request.query.get("format") != "xlsx")
    return web::download(tabular::to_csv(texts.heading, texts.rows), "text/csv; charset=utf-8", name + ".csv");
  MUSTER_PAGE(file, request, tabular::to_xlsx("Texts", texts.heading, texts.rows));
  return web::download(file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name + ".xlsx");
}

/// The form with the texts, to be looked at and published as any other change of its text.
Reply read_texts(const PageContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(round, request, settle_event_round(context.database, context.now(), event.slug));
  if (!round) return web::redirect(path_of(event, "/form"));
  auto texts = texts_form(request, event);
  if (!texts.form.read()) return show(request, event, *round, switch_form(request, event, *round), texts, texts.form);
  const auto list = tabular::read_table((*texts.file).bytes, "the list");
  const auto merged = list.ok() ? conversions::with_form_texts(*round->form_text, "the form", *list)
                                : Result<std::string>(list.error());
  const auto form = merged.ok() ? forms::parse_form(*merged, "the form") : Result<forms::Form>(merged.error());
  if (!form.ok()) {
    Error refusal = form.error();
    texts.form.refuse(std::move(refusal).at("file"));
    return show(request, event, *round, switch_form(request, event, *round), texts, texts.form);
  }
  web::View view;
  view.set("BASE", path_of(event, ""));
  view.head("The list is read.", "Nothing is published yet: look at the text, then check the form.");
  auto check = web::Form(request, path_of(event, "/form/check")).look("").button("Check the form");
  constexpr std::size_t rows = 30;
  (void)check.lines("text", "Text of the form").plain().code().rows(rows).begins(*merged);
  view.markup("TEXT_FORM", check.shown());
  add_sheets(view.add("PREVIEW"), forms::as_read(*form, event.title), round->readers_told);
  return site::form_page(request, frame_of(event, "Form", site::Tab::form), check,
                         web::render("domain/feedback/pages/form_file_read.html", view));
}

}  // namespace

void add_languages_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  const std::string here = "/events/{event}/form/languages";
  const auto page = [context](const Request& request) { return languages_page(context, request); };
  router.form(here, Permission::change_form, page);
  router.get(here + "/texts", Permission::change_form,
             [context](const Request& request) { return texts_file(context, request); });
  router.post(here + "/texts", Permission::change_form,
              [context](const Request& request) { return read_texts(context, request); });
}

}  // namespace muster::feedback
