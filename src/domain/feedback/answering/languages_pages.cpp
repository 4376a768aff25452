// The language in which a form is read: chosen by buttons, kept in the address, told to nobody.
#include "linked_form_pages.hpp"

#include "domain/feedback/answerers/answer_link_pages.hpp"

#include <muster/domain/feedback/asked_languages.hpp>
#include <muster/domain/forms/piping.hpp>
#include <muster/domain/site/asked_words.hpp>
#include <muster/kit/base/language.hpp>

#include <algorithm>
#include <utility>

namespace muster::feedback {

std::string language_of(const web::Request& request) {
  auto tag = request.query.get("lang");
  return is_language_tag(tag) ? tag : std::string();
}

const Catalogue& words_of(const web::Request& request) { return site::words_of_address(request); }

void say_all(web::View& view, const Catalogue& words,
             std::initializer_list<std::pair<const char*, const char*>> messages) {
  for (const auto& [name, message] : messages) view.set(name, say(words, message));
}

void put_into_language(const web::Request& request, LinkedForm& form) {
  auto& round = form.linked.round;
  const auto& written = *round.form;
  const auto own = written.language;
  form.languages = asked_languages(written, round.languages);
  form.words = &words_asked_in(own, round.languages);
  auto wanted = language_of(request);
  if (wanted.empty() || std::ranges::find(form.languages, wanted) == form.languages.end()) wanted = own;
  if (wanted == own && form.words->is_english()) return;
  form.words = &words_asked_in(wanted, round.languages);
  const bool same = round.written_form == round.form;
  // The texts of the language name the event and the options once more.
  round.form = std::make_shared<const forms::Form>(
      forms::as_read(in_language(written, wanted, *form.words), form.event().title));
  round.written_form =
      same ? round.form : std::make_shared<const forms::Form>(in_language(*round.written_form, wanted, *form.words));
}

std::string language_menu(const web::Request& request, const LinkedForm& form) {
  if (form.languages.size() < 2) return {};
  web::View view;
  say_all(view, *form.words, {{"SAY_LANGUAGE", to_say("Language")}});
  for (const auto& language : form.languages) {
    auto& one = view.add("LANGUAGE", own_language_name(language));
    one.set("TAG", language).set("DIRECTION", is_right_to_left(language) ? "rtl" : "ltr");
    if (language == form.form().language) {
      one.show("CHOSEN");
      continue;
    }
    auto elsewhere = request;
    elsewhere.query = {};
    for (const auto& [name, value] : request.query.entries())
      if (name != "lang") elsewhere.query.add(name, value);
    elsewhere.query.add("lang", language);
    one.add("OTHER", with_link(elsewhere, with_look(elsewhere, plain_address(elsewhere))));
  }
  return web::render("domain/feedback/pages/languages.html", view);
}

}  // namespace muster::feedback
