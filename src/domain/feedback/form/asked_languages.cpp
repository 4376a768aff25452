// Sets the languages of a form's text against the catalogues of Muster's own words.
#include <muster/domain/feedback/asked_languages.hpp>

#include <muster/domain/forms/translation.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>
#include <sstream>

namespace muster::feedback {
namespace {

std::vector<std::string> tags_in(std::string_view switched_on) {
  std::istringstream stream{std::string(switched_on)};
  std::vector<std::string> out;
  for (std::string tag; stream >> tag;) out.push_back(tag);
  return out;
}

/// English words around texts in another language are fit for nobody's page until an organiser says so.
bool needs_switch(const std::string& language) {
  const auto* catalogue = Catalogue::find(language);
  return catalogue == nullptr || !catalogue->is_checked();
}

}  // namespace

std::vector<std::string> languages_to_switch_on(const forms::Form& form) {
  auto out = forms::complete_languages(form);
  if (form.language != Catalogue::english().language() && Catalogue::find(form.language) != nullptr)
    out.insert(out.begin(), form.language);
  std::erase_if(out, [](const auto& language) { return !needs_switch(language); });
  return out;
}

std::vector<std::string> asked_languages(const forms::Form& form, std::string_view switched_on) {
  std::vector<std::string> out{form.language};
  const auto on = tags_in(switched_on);
  for (auto& language : forms::complete_languages(form)) {
    if (!needs_switch(language) || std::ranges::find(on, language) != on.end()) out.push_back(std::move(language));
  }
  return out;
}

const Catalogue& words_in(std::string_view language) {
  const auto* found = Catalogue::find(language);
  return found == nullptr ? Catalogue::english() : *found;
}

const Catalogue& words_asked_in(std::string_view language, std::string_view switched_on) {
  const auto& words = words_in(language);
  const auto on = tags_in(switched_on);
  return words.is_checked() || std::ranges::find(on, language) != on.end() ? words : Catalogue::english();
}

forms::Form in_language(const forms::Form& form, std::string_view language, const Catalogue& words) {
  auto out = forms::translated(form, language);
  if (!out.quote_with_consent || words.is_english()) return out;
  for (auto& page : out.pages) {
    for (auto& question : page.questions) {
      if (question.code != forms::consent_code) continue;
      const auto* own = form.question(question.code);
      if (own == nullptr || own->label != question.label) continue;  // the form says it itself
      question.label = say(words, "May we quote what you wrote, without your name?");
      for (auto& option : question.options) option.label = say(words, "Yes, you may quote it");
    }
  }
  return out;
}

}  // namespace muster::feedback
